import { expect, test } from 'vitest';
import { signedRankInterval } from './intervals.js';
import { signedRankPValue } from './signed-rank-test.js';

test.each<[number[], number]>([
  [[], 1],
  [[1], 1 / 2],
  [[-1], 1],
  [[1, 2, 3, 4, 5, 6], 1 / 64],
  // Rank sums of 20 and 21 of 21: the two ways in which no more than the smallest is below zero.
  [[-1, 2, 3, 4, 5, 6], 2 / 64],
  [[0, 0, 0], 1],
])('%j has the exact p value %f', (values, p) => {
  expect(signedRankPValue(values)).toBe(p);
});

test('it rejects at the level at which the interval leaves zero behind', () => {
  const values = [0.4, -0.1, 0.3, 0.9, 0.2, 0.6, 0.05, 0.7];
  const p = signedRankPValue(values);
  expect(signedRankInterval(values, 1 - 2 * p)!.low).toBeGreaterThan(0);
  expect(signedRankInterval(values, 1 - 2 * p + 1e-9)!.low).toBeLessThanOrEqual(0);
});
