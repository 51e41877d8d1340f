import { describe, expect, it } from 'vitest';
import { csvOf, csvText, rowsOf } from './csv.js';
import type { Table } from './model/tables.js';

const BOM = '\ufeff';

describe('csvText', () => {
  it('quotes what would break a field or a line', () => {
    expect(csvText([['a,b', 'say "no"', 'two\nlines', ' edge']])).toBe(
      `${BOM}"a,b","say ""no""","two\nlines"," edge"\r\n`,
    );
  });

  it.each(['=1+1', '+cmd', '-2+3', '@sum', '\t=1', '＝1', ' =1', '\u2068=1\u2069'])(
    'lets no spreadsheet run %j',
    (text) => {
      expect(csvText([[text]]).replace(/^\ufeff"?/, '')[0]).toBe("'");
    },
  );

  it('leaves numbers as they are, a minus before them included', () => {
    expect(csvText([['-12.5', '+3', '1,024']])).toBe(`${BOM}-12.5,+3,"1,024"\r\n`);
  });

  it('writes an ordinary space for one that does not break', () => {
    expect(csvText([['26.4\u00a0ms']])).toBe(`${BOM}26.4 ms\r\n`);
  });
});

describe('csvOf', () => {
  const row = { look: null, withheld: null };
  const table: Table = {
    caption: 'c',
    columns: [
      { label: 'Lane', kind: 'word' },
      { label: 'Figure', kind: 'word' },
      { label: 'Median', kind: 'number' },
    ],
    rows: [
      { ...row, header: 'ws', headerRows: 2, cells: ['p50', '1 ms'] },
      { ...row, header: 'ws', headerRows: 0, cells: ['p99', '2 ms'] },
      { ...row, header: 'sse', headerRows: 1, cells: [], withheld: ['Not valid.', 'Try less.'] },
    ],
  };

  it('repeats a header that stands for several rows, and keeps the reasons of what was withheld', () => {
    expect(rowsOf(table)).toEqual([
      ['Lane', 'Figure', 'Median'],
      ['ws', 'p50', '1 ms'],
      ['ws', 'p99', '2 ms'],
      ['sse', 'Not valid. Try less.'],
    ]);
    expect(csvOf(table).split('\r\n')).toHaveLength(5);
  });
});
