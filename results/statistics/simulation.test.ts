/**
 * Whether the intervals keep what they promise, by simulation: drawn 20,000 times from distributions
 * whose centre is known. The standard error of a coverage near 95 % is then 0.15 points.
 */
import { uniformFloat64 } from 'pure-rand/distribution/uniformFloat64';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import { describe, expect, test } from 'vitest';
import { centreInterval } from './centre-interval.js';
import { compareRatios, type Pair } from './compare-ratios.js';

const DRAWS = 20_000;
/** Four standard errors: with some thirty shares tested here, three are passed by chance now and then. */
const SLACK = 4 * Math.sqrt((0.05 * 0.95) / DRAWS);
type Draw = () => number;

function uniforms(seed: number): Draw {
  const generator = xoroshiro128plus(seed);
  // From ]0, 1]: logarithms are taken of it.
  return () => 1 - uniformFloat64(generator);
}

/** Box–Muller. */
function normals(seed: number): Draw {
  const uniform = uniforms(seed);
  return () => Math.sqrt(-2 * Math.log(uniform())) * Math.cos(2 * Math.PI * uniform());
}

const exponentials = (seed: number): Draw => {
  const uniform = uniforms(seed);
  return () => -Math.log(uniform());
};

const take = (n: number, draw: Draw) => Array.from({ length: n }, draw);

function share(happens: () => boolean, draws = DRAWS): number {
  let times = 0;
  for (let i = 0; i < draws; i++) if (happens()) times++;
  return times / draws;
}

describe.each([5, 8, 18])('at n = %i, 94 to 97 intervals of 100 hold the centre', (n) => {
  const covers = (draw: Draw, centre: number) =>
    share(() => {
      const { low, high } = centreInterval(take(n, draw))!;
      return low <= centre && centre <= high;
    });

  test.each<[string, Draw, number]>([
    ['normal values', normals(1_000 + n), 0],
    ['lognormal values of strong skew', map(normals(2_000 + n), Math.exp), 1],
    ['lognormal values, 5 % apart', map(normals(3_000 + n), (z) => 100 * Math.exp(0.05 * z)), 100],
  ])('of %s', (_, draw, centre) => {
    const coverage = covers(draw, centre);
    expect(coverage).toBeGreaterThanOrEqual(0.94);
    expect(coverage).toBeLessThanOrEqual(0.97);
  });

  test.each<[string, Draw]>([
    ['of lognormal noise', map(normals(4_000 + n), (z) => Math.exp(0.1 * z))],
    ['of exponential noise, which is skewed', exponentials(5_000 + n)],
  ])('of ratios within rounds %s', (_, noise) => {
    const machine = normals(6_000 + n);
    const coverage = share(() => {
      const { low, high } = compareRatios(pairsOf(n, 1.3, noise, machine), { margin: 0, better: 'lower' });
      return low! <= 1.3 && 1.3 <= high!;
    });
    expect(coverage).toBeGreaterThanOrEqual(0.94);
    expect(coverage).toBeLessThanOrEqual(0.97);
  });
});

describe.each([4, 5, 8, 18])('at n = %i', (n) => {
  const found = (ratio: number, noise: Draw, verdicts: readonly string[], draws = DRAWS) => {
    const machine = normals(7_000 + n);
    return share(() => {
      const pairs = pairsOf(n, ratio, noise, machine);
      return verdicts.includes(compareRatios(pairs, { margin: 0.05, better: 'lower' }).verdict);
    }, draws);
  };

  test.each<[string, Draw]>([
    ['normal', map(normals(8_000 + n), (z) => Math.exp(0.1 * z))],
    ['skewed', exponentials(9_000 + n)],
  ])('like against like with %s noise is called different at most once in twenty', (_, noise) => {
    expect(found(1, noise, ['better', 'worse'])).toBeLessThanOrEqual(0.05 + SLACK);
  });

  test('like against like is called equivalent where the noise allows it, 8 % more never', () => {
    const quiet = map(normals(10_000 + n), (z) => Math.exp(0.005 * z));
    expect(found(1, quiet, ['equivalent'], 2_000)).toBeGreaterThan(0.99);
    expect(found(1.08, quiet, ['equivalent'], 2_000)).toBe(0);
  });

  test('20 % more is found through noise of 2 %', () => {
    const noise = map(normals(11_000 + n), (z) => Math.exp(0.02 * z));
    expect(found(1.2, noise, ['worse'], 2_000)).toBeGreaterThan(0.99);
  });
});

function map(draw: Draw, change: (value: number) => number): Draw {
  return () => change(draw());
}

/** Rounds on a machine whose pace changes by a factor of 1.6 up or down from round to round. */
function pairsOf(n: number, ratio: number, noise: Draw, machine: Draw): Pair[] {
  return Array.from({ length: n }, () => {
    const pace = Math.exp(0.5 * machine());
    return [ratio * pace * noise(), pace * noise()];
  });
}
