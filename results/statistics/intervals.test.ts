import { describe, expect, test } from 'vitest';
import { hodgesLehmann } from './centre.js';
import { signedRankInterval, signedRankProbabilities, tInterval } from './intervals.js';

/** Hamilton depression scale factor of nine patients, before less after; Hollander & Wolfe, example 3.1. */
const before = [1.83, 0.5, 1.62, 2.48, 1.68, 1.88, 1.55, 3.06, 1.3];
const after = [0.878, 0.647, 0.598, 2.05, 1.06, 1.29, 1.06, 3.14, 1.29];
const change = after.map((value, index) => value - before[index]!);

/** Largest rank sum that is significant at 5 %, two-sided (Wilcoxon's table). */
const tabled: [n: number, rankSum: number][] = [
  [6, 0],
  [7, 2],
  [8, 3],
  [9, 5],
  [10, 8],
  [12, 13],
  [15, 25],
  [18, 40],
  [20, 52],
  [25, 89],
  [30, 137],
  [50, 434],
];

describe('the exact signed-rank distribution', () => {
  test.each([3, 12])('of %i values is that of all their sign patterns', (n) => {
    const counts = new Array<number>((n * (n + 1)) / 2 + 1).fill(0);
    for (let signs = 0; signs < 2 ** n; signs++) {
      let sum = 0;
      for (let rank = 1; rank <= n; rank++) if (signs & (1 << (rank - 1))) sum += rank;
      counts[sum]!++;
    }
    expect([...signedRankProbabilities(n)].map((p) => p * 2 ** n)).toEqual(counts);
  });

  test.each(tabled)('of %i values has the critical rank sum %i', (n, rankSum) => {
    const upTo = (last: number) =>
      signedRankProbabilities(n)
        .slice(0, last + 1)
        .reduce((sum, p) => sum + p, 0);
    expect(upTo(rankSum)).toBeLessThanOrEqual(0.025);
    expect(upTo(rankSum + 1)).toBeGreaterThan(0.025);
  });

  test.each([1, 5, 18, 50, 200])('of %i values sums to one', (n) => {
    expect(signedRankProbabilities(n).reduce((sum, p) => sum + p, 0)).toBeCloseTo(1, 12);
  });
});

describe('the exact Wilcoxon interval', () => {
  test('reproduces the published example: −0.46, 96 % from −0.786 to −0.010', () => {
    const interval = signedRankInterval(change, 0.95);
    expect(hodgesLehmann(change)).toBeCloseTo(-0.46, 3);
    expect(interval!.low).toBeCloseTo(-0.786, 3);
    expect(interval!.high).toBeCloseTo(-0.01, 3);
    expect(interval!.level).toBeCloseTo(0.9609, 4);
  });

  test('says the level it reaches', () => {
    const levels = [6, 8, 18].map((n) => signedRankInterval(new Array(n).fill(1), 0.95)!.level);
    expect(levels[0]).toBe(1 - 2 / 64);
    expect(levels[1]).toBe(1 - 10 / 256);
    // The table gives P(T ≤ 40) = 0.0241 to four digits.
    expect(levels[2]).toBeCloseTo(1 - 2 * 0.0241, 3);
  });

  test.each([0, 1, 5])('of %i values does not exist', (n) => {
    expect(signedRankInterval(new Array(n).fill(1), 0.95)).toBeNull();
  });

  test('of six values is their whole range', () => {
    expect(signedRankInterval([4, 9, 1, 7, 3, 2], 0.95)).toMatchObject({ low: 1, high: 9 });
  });
});

test("Student's interval is the mean and so many standard errors", () => {
  // Mean 3, standard deviation √2.5, so 2.7764 × 0.70711 to either side.
  const { low, high } = tInterval([1, 2, 3, 4, 5], 0.95);
  expect(low).toBeCloseTo(3 - 1.963243, 5);
  expect(high).toBeCloseTo(3 + 1.963243, 5);
  expect(() => tInterval([1], 0.95)).toThrow(RangeError);
});
