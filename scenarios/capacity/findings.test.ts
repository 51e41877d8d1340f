import { expect, it } from 'vitest';
import { gaveOutOf, ladderOf } from '../../results/ladder.js';
import { judge } from '../harness/judge.js';
import { drawUp } from './findings.js';
import type { GaveOut } from './gave-out.js';
import type { RungRecord } from './rung.js';

const point = { clients: 10, textBytes: 128, pollIntervalMs: 75, rttMs: 0 };
const settings = { capacityResolution: 1.1, capacitySloMs: 100 };

const faultless = { missing: 0, duplicates: 0, misplaced: 0, corrupt: 0, resets: 0, cuts: 0 };

function rung(ratePerSecond: number, gaveOut: GaveOut | null, more: Partial<RungRecord> = {}): RungRecord {
  return {
    ratePerSecond,
    gaveOut,
    latencyP99Ns: gaveOut === null ? 5e6 : 300e6,
    serverCpuShare: 0.45,
    generatorCpuShare: 0.5,
    metrics: { deliveredPerSecond: ratePerSecond },
    counters: { delivered: ratePerSecond },
    histograms: {},
    observations: { ...faultless, missing: gaveOut === null ? 0 : 7, generatorLoopShare: 0.5, stallShare: 0 },
    ...more,
  };
}

const isValid = (rungs: readonly RungRecord[]): boolean =>
  judge(drawUp(rungs, point, settings).observations).every(({ ok }) => ok);

it('tells the figures of the highest rung held, and is judged by that one alone', () => {
  const rungs = [rung(1000, null), rung(2000, 'server'), rung(1900, null), rung(2000, 'server')];
  const { metrics, bounds, counters, series } = drawUp(rungs, point, settings);
  expect(metrics).toEqual({ capacityPerSecond: 1900, deliveredPerSecond: 1900 });
  expect(bounds).toEqual({});
  expect(counters).toMatchObject({ rungs: 4, rungsSpoilt: 0, failedPerSecond: 2000, delivered: 1900 });
  expect(gaveOutOf(counters!)).toBe('server');
  expect(ladderOf(series!).map(({ ratePerSecond, held }) => [ratePerSecond, held])).toEqual([
    [1000, true],
    [2000, false],
    [1900, true],
    [2000, false],
  ]);
  expect(isValid(rungs)).toBe(true);
});

it('gives a lower bound and what the server could have done where the generator or the metronome gave out', () => {
  for (const part of ['generator', 'metronome'] as const) {
    const { metrics, bounds, counters } = drawUp([rung(1000, null), rung(1050, part)], point, settings);
    expect(bounds).toEqual({ capacityPerSecond: 'lower' });
    expect(metrics).toMatchObject({ capacityPerSecond: 1000, capacityExtrapolatedPerSecond: 2000 });
    expect(gaveOutOf(counters!)).toBe(part);
  }
});

it('gives a lower bound where the ladder ended before anything gave out, or before its steps were fine enough', () => {
  const open = drawUp([rung(1000, null)], point, settings);
  expect(open.bounds).toEqual({ capacityPerSecond: 'lower' });
  expect(gaveOutOf(open.counters!)).toBeNull();
  expect(open.counters).not.toHaveProperty('failedPerSecond');
  const coarse = drawUp([rung(1000, null), rung(2000, 'slo')], point, settings);
  expect(coarse.bounds).toEqual({ capacityPerSecond: 'lower' });
});

it('extrapolates nothing from a server that was busy already', () => {
  const rungs = [rung(1000, null, { serverCpuShare: 0.95 }), rung(1050, 'generator')];
  expect(drawUp(rungs, point, settings).metrics).not.toHaveProperty('capacityExtrapolatedPerSecond');
});

it('holds a rate in spite of a busy generator or a late metronome, and only bounds its latency', () => {
  for (const slowed of [{ generatorLoopShare: 0.95 }, { stallShare: 0.1 }, { metronomeLagP99Ms: 7 }]) {
    const rungs = [rung(1000, null, { observations: { ...faultless, ...slowed } }), rung(1050, 'server')];
    const { bounds, counters } = drawUp(rungs, point, settings);
    expect(bounds).toEqual({ latencyP50Ns: 'upper', latencyP99Ns: 'upper' });
    expect(counters).toMatchObject(slowed);
    expect(isValid(rungs)).toBe(true);
  }
});

it('gives an upper bound where even the lowest rate came late', () => {
  const lateOnly = { observations: faultless };
  const rungs = [rung(2000, 'slo', lateOnly), rung(1000, 'slo', lateOnly), rung(1000, 'slo', lateOnly)];
  const { metrics, bounds } = drawUp(rungs, point, settings);
  expect(metrics.capacityPerSecond).toBe(1000);
  expect(bounds).toEqual({ capacityPerSecond: 'upper' });
  expect(isValid(rungs)).toBe(true);
});

it('is not valid where nothing was held and messages were lost, or the generator was busy', () => {
  expect(isValid([rung(1000, 'slo'), rung(1000, 'slo')])).toBe(false);
  const busy = { observations: { ...faultless, generatorLoopShare: 0.9 } };
  expect(isValid([rung(1000, 'generator', busy), rung(1000, 'generator', busy)])).toBe(false);
});

it('is not valid where a disturbed machine ended the search', () => {
  const disturbed = { observations: { ...faultless, foreignCores: 1.2 } };
  const rungs = [rung(1000, null), ...Array.from({ length: 3 }, () => rung(2000, 'machine', disturbed))];
  expect(isValid(rungs)).toBe(false);
  const { counters, series } = drawUp(rungs, point, settings);
  expect(counters).toMatchObject({ rungsSpoilt: 3 });
  expect(ladderOf(series!).map(({ held }) => held)).toEqual([true, null, null, null]);
});

it('forgets a disturbed rung that was asked again, or that was the last there was time for', () => {
  const disturbed = { observations: { ...faultless, foreignCores: 1.2 } };
  expect(isValid([rung(1000, null), rung(2000, 'machine', disturbed)])).toBe(true);
  const rungs = [rung(1000, 'machine', disturbed), rung(1000, null), rung(1050, 'server')];
  expect(isValid(rungs)).toBe(true);
});
