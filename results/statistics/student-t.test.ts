import { expect, test } from 'vitest';
import { tQuantile } from './student-t.js';

test.each([
  [0.975, 1, 12.7062047362],
  [0.975, 2, 4.3026527297],
  [0.975, 3, 3.1824463053],
  [0.975, 4, 2.7764451052],
  [0.975, 5, 2.5705818356],
  [0.975, 7, 2.3646242516],
  [0.975, 10, 2.228138852],
  [0.975, 17, 2.1098155778],
  [0.975, 30, 2.0422724563],
  [0.975, 120, 1.9799304051],
  [0.995, 4, 4.6040948713],
  [0.95, 9, 1.8331129327],
  [0.75, 1, 1],
])('the %f quantile of %i degrees of freedom is the tabled %f', (probability, degrees, t) => {
  expect(tQuantile(probability, degrees)).toBeCloseTo(t, 9);
});

test('it is symmetric, zero in the middle, and nears the normal quantile', () => {
  expect(tQuantile(0.025, 4)).toBe(-tQuantile(0.975, 4));
  expect(tQuantile(0.5, 6)).toBeCloseTo(0, 12);
  expect(tQuantile(0.975, 100_000)).toBeCloseTo(1.959964, 4);
});

test.each([
  [0, 4],
  [1, 4],
  [Number.NaN, 4],
  [0.975, 0],
  [0.975, 2.5],
])('a probability of %f with %f degrees of freedom is refused', (probability, degrees) => {
  expect(() => tQuantile(probability, degrees)).toThrow(RangeError);
});
