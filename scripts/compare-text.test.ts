import { expect, test } from 'vitest';
import type { Change } from '../results/compare/change.js';
import { comparison, HOSTILE } from '../results/compare/outputs/fixture.js';
import { comparisonCsv } from './compare-csv.js';
import { comparisonMarkdown } from './compare-markdown.js';
import { comparisonText } from './compare-table.js';
import { sizeText } from './compare-text.js';

const shown = { comparison, ratios: null, all: true };
const [bytes] = comparison.changes as [Change];

test.each<[string, Partial<Change>, string]>([
  ['a count', {}, '+18.5 %'],
  ['with its interval', { ratio: 0.9, low: 0.85, high: 1.02 }, '−10.0 % (−15.0 to +2.0)'],
  ['a factor', { ratio: 2.5, low: 2, high: 3 }, '×2.50 (2.00 to 3.00)'],
  ['from nothing', { ratio: null }, '+30\u00a0B'],
  ['so small that it rounds away', { ratio: 0.9999 }, '0.0 %'],
  ['none', { verdict: 'equal' }, 'none'],
])('the size of a change: %s', (_, change, text) => {
  expect(sizeText({ ...bytes, ...change }).replace(/\s/g, ' ')).toBe(text.replace(/\s/g, ' '));
});

test('on a terminal no word of a file moves the cursor', () => {
  const text = comparisonText(shown);
  expect(text).toContain('head failed');
  expect(text.replaceAll('\n', '')).not.toMatch(/\p{Cc}/u);
});

test('in Markdown such words are neither mark-up, nor HTML, nor mentions, nor rows', () => {
  const text = comparisonMarkdown('regression', shown);
  expect(text).toMatch(/^## Regression\n/);
  expect(text).not.toContain(HOSTILE);
  expect(text).not.toMatch(/<b>|@all|(?<!\\)`|\\\n/);
  const rows = text.split('\n').filter((line) => line.startsWith('| '));
  expect(rows.length).toBeGreaterThan(6);
  for (const row of rows) expect(row.replaceAll('\\|', '').match(/\|/g)).toHaveLength(7);
});

test('in CSV each row has every field, and a formula stays text', () => {
  const lines = comparisonCsv(comparison).split(/\r\n(?=exact|push|$)/);
  expect(lines[1]).toBe(
    'exact,sse,"clients 3, textBytes 128",downBytesPerMessage,B,exact,lower,162,192,1.1851851851851851,' +
      '1.1851851851851851,1.1851851851851851,3,3,,"counts, the same in each round",worse,yes,',
  );
  expect(lines[3]).toMatch(/^push,"'=cmd\|/);
});
