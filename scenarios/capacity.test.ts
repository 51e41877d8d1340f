import { expect, it } from 'vitest';
import { headerProfiles } from '../protocol/headers.js';
import { findLane } from '../protocol/lanes.js';
import { gaveOutOf, ladderOf } from '../results/ladder.js';
import type { Check, TrialRecord } from '../results/schema.js';
import { capacity } from './capacity.js';
import { findPinning } from './harness/pinning.js';
import { runTrial } from './harness/trial.js';
import { defaults, type Settings } from './settings.js';

const CLIENTS = 5;

/** Two rungs that any machine holds, so that the ladder ends at its top. */
const settings: Settings = {
  ...defaults,
  capacityClients: CLIENTS,
  capacitySloMs: 5000,
  capacityStartPerSecond: 100,
  capacityMinPerSecond: 100,
  capacityMaxPerSecond: 200,
  capacityMostRungs: 3,
  capacityRunInMs: 100,
  capacityWarmupMs: 100,
  capacityMeasureMs: 300,
  capacityDrainMs: 5000,
};

const climb = (): Promise<TrialRecord> =>
  runTrial(
    capacity,
    {
      lane: findLane('ws')!,
      point: capacity.point(settings),
      settings,
      seed: 1,
      headers: headerProfiles.minimal!,
      keepAlive: true,
      host: '127.0.0.1',
      pinning: findPinning(),
      tickCpuUs: 0,
      signal: new AbortController().signal,
    },
    { round: 0, place: 0, attempt: 0 },
  );

/** What a trial read; on a busy machine it is rejected, and read the same. */
function readBy(trial: TrialRecord) {
  if (trial.status === 'valid') return trial;
  if (trial.status === 'invalid') return { ...trial.rejected, checks: trial.checks };
  throw new Error(trial.reasons.join('; '));
}

const checked = (checks: readonly Check[], wanted: string) => checks.find(({ id }) => id === wanted)?.value;

const isGone = (pid: number | undefined): boolean => {
  try {
    return !process.kill(pid!, 0);
  } catch {
    return true;
  }
};

it('climbs its ladder on a real lane, accounts for every message and leaves no process', async () => {
  const trial = await climb();
  const { metrics, counters, histograms, series, checks } = readBy(trial);
  const rungs = ladderOf(series);
  expect(rungs.length).toBeGreaterThanOrEqual(2);
  expect(rungs).toHaveLength(counters.rungs!);
  const rates = rungs.map(({ ratePerSecond }) => ratePerSecond);
  expect(rates.every((rate) => rate >= 100 && rate <= 200)).toBe(true);
  expect(rates).toContain(metrics.capacityPerSecond);
  expect(gaveOutOf(counters)).toBeNull();
  expect(counters.clients).toBe(CLIENTS);
  expect(histograms.latency?.count).toBe(counters.offered! * CLIENTS);
  for (const fault of ['missing', 'duplicates', 'misplaced', 'corrupt', 'resets', 'cuts']) {
    expect(checked(checks, fault)).toBe(0);
  }
  const { server, generator, metronome } = trial.processes;
  for (const pid of [server, generator, metronome]) expect(isGone(pid)).toBe(true);
});
