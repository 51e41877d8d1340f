import fc from 'fast-check';
import { expect, test } from 'vitest';
import { median } from './centre.js';
import { centreInterval } from './centre-interval.js';

test('below three rounds there is no interval', () => {
  expect(centreInterval([])).toBeNull();
  expect(centreInterval([5])).toBeNull();
  expect(centreInterval([5, 6])).toBeNull();
});

test.each([
  [[10, 11, 12], "Student's t interval on the logarithms of the rounds, 95 %, n = 3"],
  [[10, 0, 12, 11], "Student's t interval on the rounds, 95 %, n = 4"],
  [[1, 2, 3, 4, 5, 6], 'exact Wilcoxon signed-rank interval on the logarithms of the rounds, 96.88 %, n = 6'],
  [[-1, 2, 3, 4, 5, 6, 7, 8], 'exact Wilcoxon signed-rank interval on the rounds, 96.09 %, n = 8'],
])('%j are given the method that fits them', (rounds, method) => {
  expect(centreInterval(rounds)?.method).toBe(method);
});

test('values on a log scale get an interval that is even on a log scale', () => {
  const { low, high } = centreInterval([1, 10, 100])!;
  expect(low * high).toBeCloseTo(100, 6);
  expect(high).toBeGreaterThan(100);
});

test('rounds that all read the same are the interval, exactly', () => {
  expect(centreInterval([0.1, 0.1, 0.1, 0.1, 0.1])).toMatchObject({ low: 0.1, high: 0.1 });
  expect(centreInterval(new Array(18).fill(305))).toMatchObject({ low: 305, high: 305 });
  expect(centreInterval([0, 0, 0, 0])).toMatchObject({ low: 0, high: 0 });
});

test('the interval is finite and holds the median, however skewed the rounds are', () => {
  const rounds = fc.array(fc.double({ min: 1e-6, max: 1e12, noNaN: true }), { minLength: 3, maxLength: 25 });
  fc.assert(
    fc.property(rounds, (values) => {
      const { low, high } = centreInterval(values)!;
      expect(low).toBeLessThanOrEqual(median(values));
      expect(high).toBeGreaterThanOrEqual(median(values));
    }),
  );
});
