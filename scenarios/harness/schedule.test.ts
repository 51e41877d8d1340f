import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { intendedTimes, randomSource } from './schedule.js';

const seeds = fc.integer({ min: 0, max: 2 ** 31 - 1 });

describe('a schedule', () => {
  test('at a constant rate is due at multiples of its period, from 0 to before the end', () => {
    expect([...intendedTimes('constant', 4, 1000, 1)]).toEqual([0, 250e6, 500e6, 750e6]);
    expect(intendedTimes('constant', 1000, 2500, 1).length).toBe(2500);
  });

  test('in bursts is due so many at a time, one burst in each period, at the mean rate', () => {
    fc.assert(
      fc.property(seeds, fc.integer({ min: 1, max: 30 }), (seed, size) => {
        const times = intendedTimes({ burstsOf: size }, 100, size * 10 * 8, seed);
        expect(times.length).toBe(size * 8);
        times.forEach((at, i) => {
          const burst = Math.floor(i / size);
          expect(at).toBe(times[burst * size]);
          expect(Math.floor(at / (size * 10e6))).toBe(burst);
        });
      }),
    );
  });

  test('is the same for the same seed, and another for another', () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const times = intendedTimes('poisson', 100, 1000, seed);
        expect(intendedTimes('poisson', 100, 1000, seed)).toEqual(times);
        expect(intendedTimes('poisson', 100, 1000, seed + 1)).not.toEqual(times);
      }),
    );
  });

  test('is in order and ends before its time', () => {
    fc.assert(
      fc.property(seeds, fc.integer({ min: 1, max: 2000 }), (seed, rate) => {
        const times = intendedTimes('poisson', rate, 500, seed);
        expect(times).toEqual(times.slice().sort());
        for (const at of times) expect(at >= 0 && at < 500e6).toBe(true);
      }),
    );
  });

  test('of Poisson arrivals has the rate, and gaps as long as they vary', () => {
    // Seeds are given: 200,000 gaps of mean 1 ms have a standard error of 0.22 %.
    const times = intendedTimes('poisson', 1000, 200_000, 7);
    expect(times.length / 200_000).toBeCloseTo(1, 2);
    const gaps = times.subarray(1).map((at, i) => at - (times[i] as number));
    const mean = gaps.reduce((sum, gap) => sum + gap, 0) / gaps.length;
    const variance = gaps.reduce((sum, gap) => sum + (gap - mean) ** 2, 0) / gaps.length;
    expect(Math.sqrt(variance) / mean).toBeCloseTo(1, 1);
  });

  test('of Poisson arrivals begins like any other part of it, whatever the seed', () => {
    // The first gap of 2000 neighbouring seeds: mean 1 ms, standard error 2.2 %.
    const firsts = Array.from(
      { length: 2000 },
      (_, seed) => intendedTimes('poisson', 1000, 100, seed)[0] ?? 0,
    );
    expect(firsts.reduce((sum, at) => sum + at, 0) / firsts.length / 1e6).toBeCloseTo(1, 1);
  });
});

describe('a source of random numbers', () => {
  test.each([0, 1, 2])('has its number %i spread evenly over neighbouring seeds', (skipped) => {
    const counts = new Array<number>(10).fill(0);
    for (let seed = 0; seed < 5000; seed++) {
      const random = randomSource(seed);
      for (let i = 0; i < skipped; i++) random();
      const tenth = Math.floor(random() * 10);
      counts[tenth] = (counts[tenth] as number) + 1;
    }
    // Chi-squared with nine degrees of freedom: 27.9 is exceeded once in a thousand.
    const chiSquared = counts.reduce((sum, count) => sum + (count - 500) ** 2 / 500, 0);
    expect(chiSquared).toBeLessThan(27.9);
  });

  test('tells neighbouring seeds apart without a relation between them', () => {
    const first = Array.from({ length: 5001 }, (_, seed) => randomSource(seed)() - 0.5);
    const products = first.slice(1).map((value, i) => value * (first[i] as number) * 12);
    // The correlation of 5000 independent pairs is 0 with a standard error of 0.014.
    expect(Math.abs(products.reduce((sum, value) => sum + value, 0) / products.length)).toBeLessThan(0.05);
  });
});
