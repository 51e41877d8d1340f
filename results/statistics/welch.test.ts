/** Against figures of another implementation, and by simulation: whether the interval keeps what it promises. */
import { uniformFloat64 } from 'pure-rand/distribution/uniformFloat64';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import { expect, test } from 'vitest';
import { welchInterval } from './welch.js';

test('it agrees with scipy 1.17 at the floored degrees of freedom', () => {
  const values = [27.5, 21.0, 19.0, 23.6, 17.0];
  const against = [27.1, 22.0, 20.8, 23.4, 23.4, 23.5, 45.8];
  const interval = welchInterval(values, against, 0.95)!;
  expect(interval.degreesOfFreedom).toBe(9);
  expect(interval.difference).toBeCloseTo(-4.951428571428568, 9);
  expect(interval.low).toBeCloseTo(-13.463439221567095, 9);
  expect(interval.high).toBeCloseTo(3.560582078709958, 9);
});

test('groups that do not scatter give a point; one that does not leaves the degrees of the other', () => {
  expect(welchInterval([3, 3, 3], [2, 2, 2], 0.95)).toMatchObject({ difference: 1, low: 1, high: 1 });
  expect(welchInterval([3, 3, 3, 3], [1, 2, 3], 0.95)!.degreesOfFreedom).toBe(2);
});

test('fewer than three values a side give none', () => {
  expect(welchInterval([1, 2], [1, 2, 3], 0.95)).toBeNull();
  expect(welchInterval([1, 2, 3], [1], 0.95)).toBeNull();
});

const DRAWS = 20_000;

function normals(seed: number): () => number {
  const generator = xoroshiro128plus(seed);
  const uniform = () => 1 - uniformFloat64(generator);
  return () => Math.sqrt(-2 * Math.log(uniform())) * Math.cos(2 * Math.PI * uniform());
}

test.each([
  ['as many of the same spread', 5, 5, 1],
  ['of twice the spread', 5, 5, 2],
  ['more, of half the spread', 5, 8, 0.5],
])('at n = 5 against %s, 94 to 97 of 100 hold a change of 10 %', (_, n, m, spread) => {
  const normal = normals(100 * n + 10 * m + spread);
  const draw = (count: number, centre: number, sd: number) =>
    Array.from({ length: count }, () => Math.log(centre) + sd * normal());
  let held = 0;
  for (let i = 0; i < DRAWS; i++) {
    const { low, high } = welchInterval(draw(n, 110, 0.1), draw(m, 100, 0.1 * spread), 0.95)!;
    if (low <= Math.log(1.1) && Math.log(1.1) <= high) held++;
  }
  expect(held / DRAWS).toBeGreaterThanOrEqual(0.94);
  expect(held / DRAWS).toBeLessThanOrEqual(0.97);
});
