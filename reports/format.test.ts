import { describe, expect, it } from 'vitest';
import {
  formatByteSize,
  formatDurationMs,
  formatEstimate,
  formatInterval,
  formatMoment,
  formatRound,
  formatTick,
  formatTimes,
} from './format.js';
import { commonValue } from './units.js';

const latency = { id: 'latencyP50Ns', unit: 'ns' };
const bytes = { id: 'upBytesPerMessage', unit: 'B' };
const cpu = { id: 'serverCpuUsPerMessage', unit: 'µs' };
const rate = { id: 'echoesPerSecond', unit: '1/s' };
const exactly = (value: number) => ({ value, low: value, high: value, bound: null });
const between = (low: number, value: number, high: number) => ({ value, low, high, bound: null });
const once = (value: number) => ({ value, low: null, high: null, bound: null });
/** With ordinary spaces, to be read here. */
const spaced = (text: string | null) => text?.replaceAll('\u00a0', ' ');

describe('formatEstimate', () => {
  it('prints latencies in the unit that fits, milliseconds from a tenth on', () => {
    const printed = [42, 1_230, 98_000, 340_000, 12_300_000, 1_250_000_000].map((ns) =>
      spaced(formatEstimate(latency, exactly(ns), 'en')),
    );
    expect(printed).toEqual(['42 ns', '1.23 µs', '98 µs', '0.340 ms', '12.3 ms', '1.25 s']);
  });

  it('prints no digit beyond the one in which the interval begins to differ', () => {
    expect(spaced(formatEstimate(latency, between(381e3, 402.6e3, 423e3), 'en'))).toBe('0.40 ms');
    expect(spaced(formatEstimate(latency, between(480e6, 503.4e6, 526e6), 'en'))).toBe('500 ms');
    expect(spaced(formatEstimate(latency, between(503.1e6, 503.4e6, 503.6e6), 'en'))).toBe('503 ms');
  });

  it('prints two digits of what was read once', () => {
    expect(spaced(formatEstimate(latency, once(0.3389e6), 'en'))).toBe('0.34 ms');
    expect(formatEstimate(rate, once(61_234), 'en')).toBe('61,000/s');
  });

  it('counts bytes one by one up to ten thousand', () => {
    const printed = [2, 76.1, 1_076, 9_999, 14_321, 2_500_000].map((value) =>
      spaced(formatEstimate(bytes, exactly(value), 'en')),
    );
    expect(printed).toEqual(['2 B', '76.1 B', '1,076 B', '9,999 B', '14.3 kB', '2.5 MB']);
  });

  it('puts ≥ and ≤ before bounds', () => {
    expect(formatEstimate(rate, { ...once(61_000), bound: 'lower' }, 'en')).toBe('≥ 61,000/s');
    expect(spaced(formatEstimate(latency, { ...once(5.4e6), bound: 'upper' }, 'en'))).toBe('≤ 5.4 ms');
  });

  it('prints shares in percent, CPU shares in cores, counts in words', () => {
    expect(spaced(formatEstimate({ id: 'emptyAnswerShare', unit: '1' }, exactly(0.913), 'en'))).toBe(
      '91.3 %',
    );
    expect(spaced(formatEstimate({ id: 'serverCpuShare', unit: '1' }, exactly(1), 'en'))).toBe('1 core');
    expect(spaced(formatEstimate({ id: 'x', unit: 'requests' }, exactly(1.05), 'ko'))).toBe('1.05건');
    expect(spaced(formatEstimate(cpu, exactly(96.2), 'en'))).toBe('96.2 µs');
  });

  it('keeps numbers of any size, and units of any file, to one short line', () => {
    expect(formatEstimate(rate, exactly(1e300), 'en')).toBe('1.00e+300/s');
    const odd = formatEstimate({ id: 'x', unit: `constructor\n${'u'.repeat(500)}` }, exactly(3), 'en');
    expect(odd.length).toBeLessThan(40);
  });
});

describe('a common unit', () => {
  const printed = (metric: typeof latency, values: number[]) =>
    values.map((value) =>
      spaced(formatEstimate(metric, exactly(value), 'en', commonValue(metric.unit, values))),
    );

  it('is that of the smallest of those that are compared', () => {
    expect(printed(latency, [340_000, 503e6, 1_030e6])).toEqual(['0.340 ms', '503 ms', '1,030 ms']);
    expect(printed(latency, [190, 9_400])).toEqual(['190 ns', '9,400 ns']);
    expect(printed(bytes, [0, 66, 14_321])).toEqual(['0 B', '66 B', '14,321 B']);
  });

  it('is not forced on numbers that would become too long', () => {
    expect(printed(latency, [190, 1_250_000_000])).toEqual(['190 ns', '1.25 s']);
  });

  it('changes nothing where a metric has one unit', () => {
    expect(commonValue('1/s', [1, 2])).toBeUndefined();
    expect(commonValue('constructor', [1, 2])).toBeUndefined();
  });
});

describe('formatInterval and formatRound', () => {
  it('print in the unit of the value, one digit finer', () => {
    const estimate = between(381e3, 402.6e3, 423e3);
    expect(spaced(formatInterval(latency, estimate, 'en'))).toBe('0.381–0.423 ms');
    expect(formatRound(latency, 411e3, estimate, 'en', { withUnit: false })).toBe('0.411');
  });

  it('say nothing where there is no interval', () => {
    expect(formatInterval(latency, once(1), 'en')).toBeNull();
  });
});

describe('other numbers', () => {
  it('ticks are exact, and zero needs no unit', () => {
    expect([0, 1e5, 5e6, 2e9].map((value) => spaced(formatTick(latency, value, 'en')))).toEqual([
      '0',
      '0.1 ms',
      '5 ms',
      '2 s',
    ]);
  });

  it('ratios have two digits', () => {
    expect([1_484, 2.13, 12.4].map((ratio) => formatTimes(ratio, 'en'))).toEqual(['1,500', '2.1', '12']);
  });

  it('durations, sizes and moments', () => {
    expect([250, 1_000, 500_000].map((ms) => spaced(formatDurationMs(ms, 'en')))).toEqual([
      '250 ms',
      '1 s',
      '8 min 20 s',
    ]);
    expect(spaced(formatByteSize(8 * 2 ** 30, 'en'))).toBe('8 GiB');
    expect(formatMoment('2026-01-15T09:30:00.000Z')).toBe('2026-01-15 09:30 UTC');
    expect(formatMoment('yesterday')).toBe('yesterday');
  });
});
