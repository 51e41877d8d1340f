/** Small trials of idle, recovery, slow-reader and burst with real processes: what is counted must come out exactly. */
import { describe, expect, test } from 'vitest';
import { headerProfiles } from '../protocol/headers.js';
import { findLane, type LaneId } from '../protocol/lanes.js';
import { burst } from './burst.js';
import { createTrialContext } from './harness/create-trial-context.js';
import { judge } from './harness/judge.js';
import { idle } from './idle.js';
import { recovery } from './recovery.js';
import type { Outcome, Scenario } from './scenario.js';
import { defaults, type Settings } from './settings.js';
import { slowReader } from './slow-reader.js';

const short: Settings = {
  ...defaults,
  warmupMinMs: 50,
  warmupMaxMs: 50,
  warmupWindowMs: 50,
  pollIntervalMs: 100,
  idleClients: 7,
  idleMeasureMs: 200,
  recoveryClients: 6,
  recoveryRatePerSecond: 20,
  recoveryCalmMs: 200,
  recoveryOutageMs: 150,
  slowReaderClients: 3,
  slowReaderRatePerSecond: 100,
  slowReaderMeasureMs: 500,
  // A busy machine may hold the server up for seconds before a reader that reads is taken for a slow one.
  slowReaderTextBytes: 4096,
  burstMeasureMs: 400,
};

async function measure(
  scenario: Scenario,
  id: LaneId,
  own: Partial<Settings> = {},
  tickCpuUs = 0,
): Promise<Outcome> {
  const settings = { ...short, ...own };
  const context = createTrialContext({
    lane: findLane(id)!,
    point: scenario.point(settings),
    settings,
    seed: 1,
    headers: headerProfiles.minimal!,
    keepAlive: true,
    host: '127.0.0.1',
    pinning: { available: false, reason: 'only counts are asserted', serverCpu: null, generatorCpu: null },
    tickCpuUs,
    signal: new AbortController().signal,
  });
  try {
    return await scenario.run(context);
  } finally {
    await context.end();
  }
}

/** Checks of what was delivered that failed: those of time and of the machine's peace are no matter here. */
const DELIVERY = ['missing', 'duplicates', 'misplaced', 'corrupt', 'resets', 'cuts', 'causality'];
const faults = ({ observations }: Outcome) =>
  judge(observations).filter(({ id, ok }) => DELIVERY.includes(id) && !ok);

describe.concurrent('at rest', { timeout: 30_000 }, () => {
  test('a held client moves no byte, and asks nothing', async () => {
    const outcome = await measure(idle, 'long-polling');
    expect(faults(outcome)).toEqual([]);
    expect(outcome.metrics).toMatchObject({
      clientsMeasured: 7,
      upBytesPerClientMinute: 0,
      downBytesPerClientMinute: 0,
      idleRequestsPerSecond: 0,
    });
    expect(outcome.counters).toMatchObject({ connectionsHeld: 7, lawRequestsPerClientMinute: 2.4 });
    expect(outcome.counters).not.toHaveProperty('scaledFrom');
  });

  test('a short poller goes on asking', async () => {
    const { metrics, counters } = await measure(idle, 'short-polling', { idlePollIntervalMs: 50 });
    expect(metrics.idleRequestsPerSecond).toBeGreaterThan(0);
    expect(metrics.upBytesPerClientMinute).toBeGreaterThan(0);
    expect(counters!.emptyAnswers).toBeGreaterThan(0);
  });
});

describe.concurrent('a server that dies', { timeout: 30_000 }, () => {
  test.each(['short-polling', 'long-polling', 'ws'] as const)(
    'is missed by nobody for good on %s, and what was lost was told',
    async (id) => {
      const outcome = await measure(recovery, id);
      expect(faults(outcome)).toEqual([]);
      expect(outcome.observations.missing).toBe(0);
      const { metrics, counters } = outcome;
      expect(counters!.back).toBe(6);
      expect(metrics.repeatedMessages).toBe(0);
      expect(metrics.servedAgainLastNs).toBeGreaterThanOrEqual(metrics.servedAgainP50Ns!);
      expect(metrics.lostMessagesPerClient).toBeCloseTo(
        metrics.lostWithServerPerClient! + metrics.lostWhileAwayPerClient!,
        9,
      );
      expect(counters!.killedToListeningMs).toBeGreaterThanOrEqual(150);
      // Who stands on a connection sees it cut; a poller may be between two polls.
      if (id !== 'short-polling') expect(counters!.noticedTheCut).toBe(6);
    },
  );
});

describe.concurrent('a reader that stops reading', { timeout: 30_000 }, () => {
  test('gets all that it has missed, and whether it was cut is told', async () => {
    const outcome = await measure(slowReader, 'chunked');
    expect(faults(outcome)).toEqual([]);
    const { metrics, counters } = outcome;
    expect(metrics.slowReaderLostMessages).toBe(0);
    // How much the kernel takes before a queue begins differs: where it took all, nobody was cut.
    expect(counters!.slowReaderCuts).toBe(metrics.slowReadersCut);
    expect(metrics.slowReaderCutAfterNs === undefined).toBe(metrics.slowReadersCut === 0);
    expect(metrics.othersLatencyP50Ns).toBeGreaterThan(0);
    expect(metrics.calmLatencyP50Ns).toBeGreaterThan(0);
  });

  test('is not cut where it polls: nothing is queued for it, and nothing lost', async () => {
    const outcome = await measure(slowReader, 'short-polling', { slowReaderPollIntervalMs: 50 });
    expect(faults(outcome)).toEqual([]);
    expect(outcome.metrics).toMatchObject({
      slowReaderQueuedBytes: 0,
      slowReadersCut: 0,
      slowReaderLostMessages: 0,
    });
  });
});

describe.concurrent('a burst', { timeout: 30_000 }, () => {
  const few = { pushRatePerSecond: 100, pushClients: 3, burstSize: 10 };

  test('is offered whole and delivered whole', async () => {
    const outcome = await measure(burst, 'ws', few);
    expect(faults(outcome)).toEqual([]);
    expect(outcome.counters!.offered! % 10).toBe(0);
    expect(outcome.metrics.latencyP50Ns).toBeGreaterThan(0);
    expect(outcome.bounds).toEqual({});
  });

  test('whose ticks are all of the server’s CPU has an upper bound of it, and not nothing', async () => {
    const outcome = await measure(burst, 'ws', few, 1e9);
    expect(outcome.bounds).toEqual({ serverCpuUsPerMessage: 'upper' });
    expect(outcome.metrics.serverCpuUsPerMessage).toBeGreaterThan(0);
  });
});

describe('short pollers beyond a thousand', () => {
  const settings: Settings = { ...defaults, idleClients: 10_000 };
  const point = idle.point(settings);
  const estimate = (id: LaneId, of: Settings) => idle.estimateMs(of, findLane(id)!, idle.point(of));

  test('are measured as a thousand, which the plan’s estimate knows', () => {
    expect(point.clients).toBe(10_000);
    const thousand: Settings = { ...settings, idleClients: 1000 };
    expect(estimate('short-polling', settings)).toBe(estimate('short-polling', thousand));
    expect(estimate('sse', settings)).toBeGreaterThan(estimate('sse', thousand));
  });
});
