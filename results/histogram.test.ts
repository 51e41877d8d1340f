import { build, decodeFromCompressedBase64, encodeIntoCompressedBase64 } from 'hdr-histogram-js';
import { describe, expect, test } from 'vitest';
import { mergeHistograms, percentileReader, recordedTimes, storeHistogram } from './histogram.js';

/** 1 … n, in µs, in an order that is not ascending. */
const microseconds = (n: number) =>
  Float64Array.from({ length: n }, (_, i) => (((i * 7919) % n) + 1) * 1_000);

const exportedPercentiles = (n: number) =>
  storeHistogram(microseconds(n)).percentiles.map(({ percentile }) => percentile);

describe('what is stored', () => {
  test('count, mean, minimum and maximum are those of the samples', () => {
    expect(storeHistogram([1_234_567, 2_345_678, 9_999_999])).toMatchObject({
      count: 3,
      meanNs: (1_234_567 + 2_345_678 + 9_999_999) / 3,
      minNs: 1_234_567,
      maxNs: 9_999_999,
    });
  });

  test('percentiles are right within 0.1 %', () => {
    const { percentiles } = storeHistogram(microseconds(100_000));
    for (const { percentile, ns } of percentiles) {
      expect(Math.abs(ns / (percentile * 1_000_000) - 1)).toBeLessThan(0.001);
    }
    expect(percentiles).toHaveLength(7);
  });

  test('nothing that was read lies beyond the samples', () => {
    const { percentiles } = storeHistogram(new Array(20_000).fill(5_000_003));
    expect(percentiles.every(({ ns }) => ns === 5_000_003)).toBe(true);
  });

  test('each sample is counted where the library itself would have counted it', () => {
    const edges = Array.from({ length: 42 }, (_, power) => [
      2 ** power - 1,
      2 ** power,
      2 ** power + 1,
    ]).flat();
    const steps = Array.from({ length: 14_000 }, (_, i) => Math.round(1.002 ** i));
    const samples = [...edges, ...steps].filter((ns) => ns >= 1 && ns <= 3.6e12);
    const one = build({
      highestTrackableValue: 3.6e12,
      numberOfSignificantValueDigits: 3,
      bitBucketSize: 32,
    });
    for (const ns of samples) one.recordValue(ns);
    expect(storeHistogram(samples).encoded).toBe(encodeIntoCompressedBase64(one));
  });

  test('no samples are an empty histogram', () => {
    const empty = storeHistogram([]);
    expect(empty).toMatchObject({ count: 0, meanNs: 0, minNs: 0, maxNs: 0, percentiles: [] });
    expect(decodeFromCompressedBase64(empty.encoded).totalCount).toBe(0);
  });

  test('samples below 1 ns count as 1, those above an hour as an hour, and the extremes stay true', () => {
    const hour = 3.6e12;
    const histogram = storeHistogram([-40, 0, 0.2, 5 * hour]);
    expect(histogram).toMatchObject({ count: 4, minNs: -40, maxNs: 5 * hour });
    const decoded = decodeFromCompressedBase64(histogram.encoded);
    expect(decoded.totalCount).toBe(4);
    expect(decoded.getValueAtPercentile(75)).toBe(1);
    expect(Math.abs(decoded.getValueAtPercentile(100) / hour - 1)).toBeLessThan(0.001);
  });

  test.each([Number.NaN, Number.POSITIVE_INFINITY])('%f is no time', (sample) => {
    expect(() => storeHistogram([1, sample])).toThrow(RangeError);
  });
});

test.each([
  [19, []],
  [20, [50]],
  [39, [50]],
  [40, [50, 75]],
  [100, [50, 75, 90]],
  [200, [50, 75, 90, 95]],
  [999, [50, 75, 90, 95]],
  [1_000, [50, 75, 90, 95, 99]],
  [9_999, [50, 75, 90, 95, 99]],
  [10_000, [50, 75, 90, 95, 99, 99.9]],
  [100_000, [50, 75, 90, 95, 99, 99.9, 99.99]],
])('of %i samples the percentiles with ten samples beyond are %j', (n, percentiles) => {
  expect(exportedPercentiles(n)).toEqual(percentiles);
});

describe('merging', () => {
  test('gives what one histogram of all samples gives', () => {
    const samples = [...microseconds(3_000)];
    const whole = storeHistogram(samples);
    const parts = [samples.slice(0, 100), samples.slice(100, 1_900), [], samples.slice(1_900)];
    const merged = mergeHistograms(parts.map((part) => storeHistogram(part)));
    expect(merged.meanNs).toBeCloseTo(whole.meanNs, 3);
    expect({ ...merged, meanNs: 0 }).toEqual({ ...whole, meanNs: 0 });
  });

  test('nothing with nothing gives nothing', () => {
    expect(mergeHistograms([])).toEqual(storeHistogram([]));
    expect(mergeHistograms([storeHistogram([]), storeHistogram([])])).toEqual(storeHistogram([]));
  });
});

test('any percentile can be read back, where ten samples lie beyond it', () => {
  const read = percentileReader(storeHistogram(microseconds(1_000)));
  expect(Math.abs(read(97)! / 970_000 - 1)).toBeLessThan(0.001);
  expect(read(99)).not.toBeNull();
  expect(read(99.5)).toBeNull();
  expect(percentileReader(storeHistogram([]))(50)).toBeNull();
});

test('recorded times are all samples, in order, within 0.1 %', () => {
  const times = recordedTimes(storeHistogram([7_654_321, 1_000, 1_000, 250]));
  expect(times.map(([, count]) => count)).toEqual([1, 2, 1]);
  expect(times[0]).toEqual([250, 1]);
  expect(times[1]).toEqual([1_000, 2]);
  expect(Math.abs(times[2]![0] / 7_654_321 - 1)).toBeLessThan(0.001);
  expect(recordedTimes(storeHistogram([]))).toEqual([]);
});
