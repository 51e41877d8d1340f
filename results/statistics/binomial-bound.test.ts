import { expect, test } from 'vitest';
import { upperShare } from './binomial-bound.js';

test.each([
  // None in n: 1 − 0.05^(1/n).
  [0, 60, 1 - 0.05 ** (1 / 60)],
  [0, 1, 0.95],
  // Of the tables in Clopper and Pearson (1934), 90 % two-sided.
  [1, 10, 0.394],
  [5, 10, 0.778],
  [3, 3, 1],
  [0, 0, 1],
])('%d in %d: at most %f', (hits, trials, bound) => {
  expect(upperShare(hits, trials)).toBeCloseTo(bound, 3);
});
