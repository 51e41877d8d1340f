import fc from 'fast-check';
import { uniformFloat64 } from 'pure-rand/distribution/uniformFloat64';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import { describe, expect, test } from 'vitest';
import { changePoints, LEAST_SEGMENT, leastValues } from './change-points.js';

const LEVEL = 0.01;

function normals(seed: number): () => number {
  const generator = xoroshiro128plus(seed);
  const uniform = () => 1 - uniformFloat64(generator);
  return () => Math.sqrt(-2 * Math.log(uniform())) * Math.cos(2 * Math.PI * uniform());
}

const take = (n: number, draw: () => number) => Array.from({ length: n }, draw);
const steps = (values: readonly number[], seed = 1, level = LEVEL) =>
  changePoints(values, { level, seed }).map(({ index }) => index);

describe('a step of known size', () => {
  test('of six standard deviations is found where it is, wherever there are six runs on each side', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 6, max: 40 }),
        fc.integer({ min: 6, max: 40 }),
        fc.integer(),
        (before, after, seed) => {
          const draw = normals(seed);
          const values = [...take(before, draw), ...take(after, () => draw() + 6)];
          // The last run before may by chance lie nearer to the new level: never more than one.
          const found = steps(values);
          expect(found.some((index) => Math.abs(index - before) <= 1)).toBe(true);
        },
      ),
      { numRuns: 40, seed: 20_261_128 },
    );
  });

  test('of three standard deviations is found in 9 series of 10, with 10 runs on each side', () => {
    const draw = normals(7);
    let found = 0;
    for (let i = 0; i < 100; i++) {
      const values = [...take(10, draw), ...take(10, () => draw() + 3)];
      if (steps(values, i).some((index) => Math.abs(index - 10) <= 1)) found++;
    }
    expect(found).toBeGreaterThanOrEqual(90);
  });

  test('up and down again is two of them, each where it is', () => {
    const draw = normals(3);
    const values = [...take(15, draw), ...take(12, () => draw() + 8), ...take(15, draw)];
    expect(steps(values)).toEqual([15, 27]);
  });
});

describe('noise without a change', () => {
  test.each<[string, number, (draw: () => number) => number]>([
    ['normal, 12 runs', 12, (draw) => draw()],
    ['normal, 30 runs', 30, (draw) => draw()],
    ['two paces of the machine, 24 runs', 24, (draw) => (draw() > 0.5 ? 2 : 1) + draw() / 20],
    ['heavy tails, 24 runs', 24, (draw) => draw() / Math.abs(draw())],
  ])('%s: something is found no more often than was said', (_, runs, value) => {
    const [level, series] = [0.05, 300];
    const draw = normals(runs);
    let alarms = 0;
    for (let i = 0; i < series; i++) {
      if (
        steps(
          take(runs, () => value(draw)),
          i,
          level,
        ).length > 0
      )
        alarms++;
    }
    // Four standard errors of a share of 5 %.
    expect(alarms / series).toBeLessThanOrEqual(level + 4 * Math.sqrt((level * (1 - level)) / series));
  });

  test('one outlier is no level', () => {
    const values = [...take(20, normals(1)).map((value) => value / 100), 50, ...take(20, normals(2))];
    values.splice(21, 20, ...take(20, normals(4)).map((value) => value / 100));
    expect(steps(values)).toEqual([]);
  });

  test('the same value each time is no change', () => {
    expect(steps(Array.from({ length: 50 }, () => 7))).toEqual([]);
  });
});

test('the same series and seed give the same answer, and no segment is shorter than three', () => {
  fc.assert(
    fc.property(fc.array(fc.double({ min: 0, max: 100, noNaN: true }), { maxLength: 40 }), (values) => {
      const found = steps(values);
      expect(steps(values)).toEqual(found);
      const bounds = [0, ...found, values.length];
      if (found.length > 0) {
        for (let i = 1; i < bounds.length; i++) {
          expect(bounds[i]! - bounds[i - 1]!).toBeGreaterThanOrEqual(LEAST_SEGMENT);
        }
      }
    }),
    { numRuns: 100 },
  );
});

test.each([
  [0.05, 8],
  [0.01, 10],
  [0.001, 14],
])('at a level of %d a change can be told from %d runs on', (level, least) => {
  expect(leastValues(level)).toBe(least);
  const [low, high] = [least >> 1, least - (least >> 1)];
  const values = [...take(low, () => 1), ...take(high, () => 2)].map((value, i) => value + i / 1e6);
  expect(steps(values, 1, level).length).toBeLessThanOrEqual(1);
  expect(steps(values.slice(1), 1, level)).toEqual([]);
});
