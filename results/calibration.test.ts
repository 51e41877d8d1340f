import { uniformFloat64 } from 'pure-rand/distribution/uniformFloat64';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import { describe, expect, test } from 'vitest';
import {
  calibrationResults,
  detectableChange,
  falseAlarmRate,
  likePairs,
  resultOf,
  spreadOf,
} from './calibration.js';
import type { CalibrationTrial } from './calibration-file.js';
import { compareRatios } from './statistics/compare-ratios.js';

function normals(seed: number): () => number {
  const generator = xoroshiro128plus(seed);
  const uniform = () => 1 - uniformFloat64(generator);
  return () => Math.sqrt(-2 * Math.log(uniform())) * Math.cos(2 * Math.PI * uniform());
}

const trial = (pair: number, half: 'A' | 'B', more: Partial<CalibrationTrial> = {}): CalibrationTrial => ({
  scenario: 'push',
  lane: 'ws',
  pair,
  half,
  attempt: 0,
  startedAt: '2026-01-15T09:30:00.000Z',
  durationMs: 4000,
  status: 'valid',
  reasons: [],
  figures: { serverCpuUsPerMessage: 20 },
  checks: [],
  paceUs: 1000,
  ...more,
});

describe('pairs', () => {
  test('need both halves valid', () => {
    const trials = [
      trial(0, 'A'),
      trial(0, 'B'),
      trial(1, 'B', { status: 'invalid', figures: {} }),
      trial(1, 'A'),
      trial(2, 'A'),
    ];
    expect(likePairs(trials, 'push', 'ws').map(({ a }) => a.pair)).toEqual([0]);
  });

  test('take the last attempt, and no trial of another lane or scenario', () => {
    const trials = [
      trial(0, 'A', { status: 'invalid' }),
      trial(0, 'A', { attempt: 1, figures: { serverCpuUsPerMessage: 7 } }),
      trial(0, 'B'),
      trial(1, 'A', { lane: 'sse' }),
      trial(1, 'B', { scenario: 'duplex' }),
    ];
    const [pair, ...others] = likePairs(trials, 'push', 'ws');
    expect(pair?.a.figures).toEqual({ serverCpuUsPerMessage: 7 });
    expect(others).toEqual([]);
  });
});

describe('the smallest change that is found', () => {
  test('grows with the spread and shrinks with the pairs', () => {
    // (t19(0.975) + t19(0.8)) · 0.05 ÷ √20 = (2.0930 + 0.8610) · 0.01118 = 0.033026
    expect(detectableChange(0.05, 20)).toBeCloseTo(Math.expm1(0.033026), 4);
    expect(detectableChange(0.05, 10)).toBeGreaterThan(detectableChange(0.05, 20));
    expect(detectableChange(0, 20)).toBe(0);
  });

  // Wilcoxon's interval is 5 % less efficient than Student's on normal noise: 0.8 becomes 0.76 to 0.8.
  test.each([10, 20])('is found about four times out of five by the comparison itself, at %i pairs', (n) => {
    const normal = normals(n);
    const sd = 0.04;
    const change = 1 + detectableChange(sd, n);
    let found = 0;
    const draws = 4000;
    for (let i = 0; i < draws; i++) {
      const pairs = Array.from({ length: n }, () => [change * Math.exp(sd * normal()), 1] as const);
      const { low } = compareRatios(pairs, { margin: 0, better: 'lower' });
      if (low! > 1) found++;
    }
    expect(found / draws).toBeGreaterThan(0.72);
    expect(found / draws).toBeLessThan(0.84);
  });
});

describe('spread', () => {
  test('is told with and without outliers', () => {
    const { pairs, sd, mad } = spreadOf([-0.02, -0.01, 0, 0.01, 1]);
    expect(pairs).toBe(5);
    expect(sd).toBeGreaterThan(0.4);
    expect(mad).toBeCloseTo(0.014826, 10);
  });

  test('needs three pairs', () => {
    expect(() => spreadOf([0, 0.1])).toThrow(RangeError);
  });

  test('like with like is called different at most once in twenty, whatever the noise', () => {
    const normal = normals(5);
    const noise = Array.from({ length: 40 }, () => 0.2 * normal());
    // Three standard errors of 500 comparisons.
    expect(falseAlarmRate(noise, 1)).toBeLessThan(0.05 + 3 * Math.sqrt((0.05 * 0.95) / 500));
    expect(falseAlarmRate([0, 0, 0], 1)).toBe(0);
  });
});

describe('a result', () => {
  const paced = (pair: number, half: 'A' | 'B', pace: number, noise: number) =>
    trial(pair, half, {
      paceUs: 1000 * pace,
      figures: { serverCpuUsPerMessage: 20 * pace * noise, serverAllocatedBytesPerMessage: 1355 * noise },
    });
  // The machine changes its pace by 1.8 within every second pair; the rest is noise of 1 to 2 %.
  const trials = Array.from({ length: 12 }, (_, pair) => [
    paced(pair, 'A', 1, 1 + 0.01 * (pair % 3)),
    paced(pair, 'B', pair % 2 === 0 ? 1 : 1.8, 1),
  ]).flat();
  const pairs = likePairs(trials, 'push', 'ws');

  test('divided by the pace, or of steady pairs alone, is free of the machine’s changes', () => {
    const { plain, divided, steady } = resultOf(pairs, 'serverCpuUsPerMessage')!;
    expect(plain.sd).toBeGreaterThan(0.25);
    expect(divided!.sd).toBeLessThan(0.02);
    expect(steady!.sd).toBeLessThan(0.02);
    expect([plain.pairs, divided!.pairs, steady!.pairs]).toEqual([12, 12, 6]);
  });

  test('divides times and never bytes', () => {
    expect(resultOf(pairs, 'serverAllocatedBytesPerMessage')!.divided).toBeNull();
  });

  test('is none where fewer than three pairs have the figure', () => {
    expect(resultOf(pairs.slice(0, 2), 'serverCpuUsPerMessage')).toBeUndefined();
    expect(resultOf(pairs, 'roundTripP50Ns')).toBeUndefined();
  });

  test('without a reference has neither of the two', () => {
    const bare = likePairs(
      trials.map((one) => ({ ...one, paceUs: null })),
      'push',
      'ws',
    );
    const result = resultOf(bare, 'serverCpuUsPerMessage')!;
    expect([result.divided, result.steady]).toEqual([null, null]);
  });

  test('stands for each cell that has one, in the order asked', () => {
    const cells = [
      { scenario: 'push', lane: 'sse', figures: ['serverCpuUsPerMessage'] },
      { scenario: 'push', lane: 'ws', figures: ['serverAllocatedBytesPerMessage', 'serverCpuUsPerMessage'] },
    ];
    expect(calibrationResults(trials, cells).map(({ lane, figure }) => `${lane} ${figure}`)).toEqual([
      'ws serverAllocatedBytesPerMessage',
      'ws serverCpuUsPerMessage',
    ]);
  });
});
