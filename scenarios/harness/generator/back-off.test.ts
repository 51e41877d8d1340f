import fc from 'fast-check';
import { expect, test } from 'vitest';
import { backOff, waitMs } from './back-off.js';

test('the first try is made at once, the next after half to all of the base', () => {
  expect(waitMs(0, 0.9)).toBe(0);
  expect(waitMs(1, 0)).toBe(backOff.baseMs / 2);
  expect(waitMs(1, 0.5)).toBe(backOff.baseMs * 0.75);
});

test('waits double up to the cap, and never fall below half of what they stand for', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 40 }), fc.double({ min: 0, max: 0.999, noNaN: true }), (n, u) => {
      const whole = Math.min(backOff.capMs, backOff.baseMs * 2 ** (n - 1));
      expect(waitMs(n, u)).toBeGreaterThanOrEqual(whole / 2);
      expect(waitMs(n, u)).toBeLessThan(whole);
    }),
  );
});
