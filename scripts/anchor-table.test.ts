import { describe, expect, test } from 'vitest';
import type { AnchorRow } from '../results/schema.js';
import { anchorTables } from './anchor-table.js';

const row = (of: Partial<AnchorRow>): AnchorRow => ({
  id: 'kaazing/any',
  anchor: 'kaazing',
  title: { en: 'Header bytes', ko: '헤더 바이트' },
  source: { authors: 'P. Lubbers, F. Greco', work: 'A Quantum Leap', year: 2010, place: 'use case A' },
  unit: '1',
  claimed: { value: 500, printed: '500:1' },
  model: { value: 435.5, formula: '871 ÷ 2' },
  measured: { status: 'measured', value: 1443.2, formula: 'heads ÷ framing', from: [] },
  extrapolated: null,
  why: { en: 'The heads differ.', ko: '헤더가 다릅니다.' },
  ...of,
});
/** What a cell of the table holds may be broken over lines. */
const words = (rows: readonly AnchorRow[]) => anchorTables(rows).replace(/\s+/g, ' ');

describe('a table of published figures', () => {
  test('has claim, model and measurement side by side, the source above and the reason below', () => {
    const text = words([row({})]);
    expect(text).toContain('P. Lubbers, F. Greco: A Quantum Leap, 2010, use case A');
    expect(text).toContain('Header bytes 500:1 436:1 1,443:1 1');
    expect(text).toContain('1 The heads differ.');
  });

  test('names a unit, a figure that was carried on, and a claim that the source does not make', () => {
    const text = words([row({ unit: 'Mibit/s', claimed: null, extrapolated: { en: 'from 1,000', ko: '' } })]);
    expect(text).toContain('Header bytes – 436 Mibit/s 1,443 Mibit/s, extrapolated 1');
  });

  test('has the reason where nothing was measured, once for all rows, below', () => {
    const busy: AnchorRow['measured'] = { status: 'withheld', reasons: ['too busy'] };
    const both: AnchorRow['measured'] = { status: 'withheld', reasons: ['too busy', 'too late'] };
    const text = words([row({ measured: busy }), row({ measured: both }), row({})]);
    expect(text).toContain('436:1 not measured: a 1');
    expect(text).toContain('436:1 not measured: a, b 1');
    expect(text).toMatch(/a too busy b too late$/);
  });

  test('says a reason once that several rows share, and keeps published figures apart', () => {
    const rows = [row({}), row({ id: 'kaazing/other' }), row({ id: 'hpbn/bytes', anchor: 'hpbn' })];
    expect(anchorTables(rows).match(/The heads differ/g)).toHaveLength(2);
  });

  test('is empty where there are none', () => expect(anchorTables([])).toBe(''));
});
