import fc from 'fast-check';
import { expect, test } from 'vitest';
import { hodgesLehmann, mean, median, walshAverages } from './centre.js';

test('the median is the middle value, or halfway between the two in the middle', () => {
  expect(median([3, 1, 20])).toBe(3);
  expect(median([4, 1, 20, 3])).toBe(3.5);
  expect(median([7])).toBe(7);
});

test('nothing has neither median nor mean', () => {
  expect(() => median([])).toThrow(RangeError);
  expect(() => mean([])).toThrow(RangeError);
});

test('the Walsh averages are the means of all pairs, each value with itself included', () => {
  expect([...walshAverages([1, 2, 10])]).toEqual([1, 1.5, 2, 5.5, 6, 10]);
});

test('the Hodges–Lehmann estimate is not carried away by an outlier', () => {
  expect(hodgesLehmann([1, 2, 10])).toBe(3.75);
  expect(hodgesLehmann([1, 2, 3, 4, 1_000])).toBe(3);
});

const values = fc.array(fc.integer({ min: -1_000_000, max: 1_000_000 }), { minLength: 1, maxLength: 30 });

test('the Hodges–Lehmann estimate lies among the values and moves and turns with them', () => {
  fc.assert(
    fc.property(values, fc.integer({ min: -1_000, max: 1_000 }), (given, shift) => {
      const estimate = hodgesLehmann(given);
      expect(estimate).toBeGreaterThanOrEqual(Math.min(...given));
      expect(estimate).toBeLessThanOrEqual(Math.max(...given));
      expect(hodgesLehmann(given.map((value) => value + shift))).toBe(estimate + shift);
      expect(hodgesLehmann(given.map((value) => -value))).toBeCloseTo(-estimate, 6);
    }),
  );
});
