import { describe, expect, it } from 'vitest';
import { makeAxis } from './axis.js';

const axis = (kind: 'dots' | 'bars', values: number[]) =>
  makeAxis({ kind, values, label: String, title: (scale) => scale });

describe('makeAxis', () => {
  it('starts bars at zero, whatever their range', () => {
    expect(axis('bars', [980, 1_000])).toMatchObject({ scale: 'linear', min: 0 });
    expect(axis('bars', [1, 1_000_000])).toMatchObject({ scale: 'linear', min: 0 });
  });

  it('takes a log scale for dots that differ more than tenfold, and says so', () => {
    expect(axis('dots', [0.3, 500])).toMatchObject({ scale: 'log', title: 'log' });
    expect(axis('dots', [3, 29])).toMatchObject({ scale: 'linear', min: 0, title: 'linear' });
  });

  it('never takes a log scale where there is a zero', () => {
    expect(axis('dots', [0, 500]).scale).toBe('linear');
  });

  it('holds every value between its ends', () => {
    for (const values of [[0.00031, 512.7], [7], [1e3, 1.0001e9], [999, 1_000, 1_001]]) {
      for (const kind of ['dots', 'bars'] as const) {
        const { min, max } = axis(kind, values);
        expect(min).toBeLessThanOrEqual(Math.min(...values));
        expect(max).toBeGreaterThanOrEqual(Math.max(...values));
      }
    }
  });

  it('has its ticks within itself, at round values', () => {
    const { ticks } = axis('dots', [0.3, 500]);
    expect(ticks.map(({ value }) => value)).toEqual([1, 10, 100, 1000]);
    expect(axis('bars', [771]).ticks.map(({ value }) => value)).toEqual([0, 200, 400, 600, 800]);
  });

  it('is an empty axis where there are no values', () => {
    expect(axis('dots', [])).toMatchObject({ min: 0, max: 1 });
    expect(axis('bars', [0, 0])).toMatchObject({ min: 0, max: 1 });
  });
});
