import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { withoutTicks } from './ticking.js';

const cpuUs = fc.integer({ min: 0, max: 10_000_000 });

describe('what ticks cost a server', () => {
  test('is taken out where it is the smaller part', () => {
    expect(withoutTicks(1000, 300)).toEqual({ us: 700, isBound: false });
    expect(withoutTicks(1000, 500)).toEqual({ us: 500, isBound: false });
  });

  test('stays in where it would be the larger part, and the figure is a bound', () => {
    expect(withoutTicks(1000, 501)).toEqual({ us: 1000, isBound: true });
    expect(withoutTicks(1000, 5000)).toEqual({ us: 1000, isBound: true });
  });

  test('never leaves less than half of what was read, nor nothing of something', () => {
    fc.assert(
      fc.property(cpuUs, cpuUs, (read, ticks) => {
        const { us } = withoutTicks(read, ticks);
        expect(us).toBeGreaterThanOrEqual(read / 2);
        expect(us).toBeLessThanOrEqual(read);
      }),
    );
  });
});
