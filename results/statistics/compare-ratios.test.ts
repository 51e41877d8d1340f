import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compareRatios, type Pair } from './compare-ratios.js';

const lower = { margin: 0.05, better: 'lower' } as const;
const pairsOf = (...ratios: number[]): Pair[] => ratios.map((ratio) => [ratio * 100, 100]);

describe('the verdict', () => {
  test.each([
    ['half the cost', pairsOf(0.5, 0.52, 0.49, 0.51, 0.5), 'better'],
    ['twice the cost', pairsOf(2, 2.1, 1.9, 2.05, 1.98), 'worse'],
    ['the same within 2 %', pairsOf(1, 1.01, 0.99, 1.005, 0.995), 'equivalent'],
    ['certainly 2 % more, which is within the margin', pairsOf(1.02, 1.021, 1.019, 1.02, 1.02), 'equivalent'],
    ['now more, now less', pairsOf(1.3, 0.8, 1.2, 0.9, 1.1), 'cannot tell'],
    ['more, by about the margin', pairsOf(1.02, 1.08, 1.06, 1.03, 1.05), 'worse'],
  ])('on %s', (_, pairs, verdict) => {
    expect(compareRatios(pairs, lower).verdict).toBe(verdict);
  });

  test('turns with what is better, and names no winner where neither is', () => {
    const pairs = pairsOf(2, 2.1, 1.9, 2.05, 1.98);
    expect(compareRatios(pairs, { margin: 0.05, better: 'higher' }).verdict).toBe('better');
    expect(compareRatios(pairs, { margin: 0.05, better: 'neither' }).verdict).toBe('cannot tell');
  });

  test('without a margin any certain difference counts', () => {
    const pairs = pairsOf(1.02, 1.021, 1.019, 1.02, 1.02);
    expect(compareRatios(pairs, { margin: 0, better: 'lower' }).verdict).toBe('worse');
  });
});

test('the method follows the number of pairs', () => {
  const ratios = [1, 1.1, 0.9, 1.05, 0.95, 1.02, 0.97, 1.03];
  const method = (n: number) => compareRatios(pairsOf(...ratios.slice(0, n)), lower).method;
  expect(method(2)).toBe('geometric mean of the ratios within rounds; too few rounds for an interval');
  expect(method(5)).toBe("geometric mean, Student's t interval on log ratios within rounds, 95 %, n = 5");
  expect(method(8)).toBe(
    'Hodges–Lehmann estimate, exact Wilcoxon signed-rank interval on log ratios within rounds, 96.09 %, n = 8',
  );
});

test('below three pairs there is neither interval nor verdict', () => {
  expect(compareRatios(pairsOf(2, 2.1), lower)).toMatchObject({
    low: null,
    high: null,
    verdict: 'cannot tell',
  });
  expect(compareRatios(pairsOf(2, 2), lower)).toMatchObject({ ratio: 2, low: null, verdict: 'cannot tell' });
  expect(() => compareRatios([], lower)).toThrow(RangeError);
});

describe('figures without spread', () => {
  const exact = { margin: 0, better: 'lower' } as const;
  const times = (pair: Pair) => new Array<Pair>(5).fill(pair);

  test.each<[string, Pair, object]>([
    ['equal', [305, 305], { ratio: 1, low: 1, high: 1, verdict: 'equivalent' }],
    ['unequal', [66, 660], { ratio: 0.1, low: 0.1, high: 0.1, verdict: 'better' }],
    ['both zero', [0, 0], { ratio: 1, low: 1, high: 1, verdict: 'equivalent' }],
    ['nothing against something', [0, 771], { ratio: 0, low: 0, high: 0, verdict: 'better' }],
  ])('that are %s', (_, pair, expected) => {
    expect(compareRatios(times(pair), exact)).toMatchObject(expected);
  });

  test('something against nothing has no ratio: the caller turns it round', () => {
    expect(() => compareRatios(times([771, 0]), exact)).toThrow(RangeError);
  });
});

test('zero in some rounds only: the ratio of medians, and nothing can be told', () => {
  const pairs: Pair[] = [
    [0, 10],
    [2, 10],
    [4, 10],
  ];
  expect(compareRatios(pairs, lower)).toMatchObject({ ratio: 0.2, low: null, verdict: 'cannot tell' });
});

const positive = fc.double({ min: 1e-3, max: 1e9, noNaN: true });
const positivePairs = fc.array(fc.tuple(positive, positive), { minLength: 1, maxLength: 20 });

test('turned round, the ratio is inverted and the verdict reversed', () => {
  const reversed = {
    better: 'worse',
    worse: 'better',
    equivalent: 'equivalent',
    'cannot tell': 'cannot tell',
  } as const;
  fc.assert(
    fc.property(positivePairs, (pairs) => {
      const there = compareRatios(pairs, lower);
      const back = compareRatios(
        pairs.map(([value, against]) => [against, value]),
        lower,
      );
      expect(there.ratio * back.ratio).toBeCloseTo(1, 6);
      expect(back.verdict).toBe(reversed[there.verdict]);
    }),
  );
});

test('whatever the figures, nothing that JSON cannot hold comes out', () => {
  const some = fc.oneof(fc.constant(0), positive);
  const pairs = fc.array(fc.tuple(some, positive), { minLength: 1, maxLength: 12 });
  fc.assert(
    fc.property(pairs, (given) => {
      const result = compareRatios(given, lower);
      expect(JSON.parse(JSON.stringify(result))).toEqual(result);
      if (result.low !== null) {
        expect(result.low).toBeLessThanOrEqual(result.ratio * (1 + 1e-12));
        expect(result.high).toBeGreaterThanOrEqual(result.ratio * (1 - 1e-12));
      }
    }),
  );
});
