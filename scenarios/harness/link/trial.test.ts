import { beforeAll, describe, expect, it } from 'vitest';
import { headerProfiles } from '../../../protocol/headers.js';
import { findLane } from '../../../protocol/lanes.js';
import type { TrialRecord } from '../../../results/schema.js';
import { connect } from '../../connect.js';
import { push } from '../../push.js';
import type { Scenario } from '../../scenario.js';
import { defaults } from '../../settings.js';
import { findPinning } from '../pinning.js';
import { runTrial } from '../trial.js';

const RTT_MS = 20;
const settings = {
  ...defaults,
  rttMs: RTT_MS,
  connectDistantOpenings: 20,
  pushClients: 2,
  pushMeasureMs: 500,
  warmupMinMs: 100,
  warmupMaxMs: 100,
};

const trialOf = (scenario: Scenario): Promise<TrialRecord> =>
  runTrial(
    scenario,
    {
      lane: findLane('ws')!,
      point: scenario.point(settings),
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

/** What was measured, whether or not a busy machine spoilt it. */
function measuredIn(trial: TrialRecord) {
  if (trial.status === 'valid') return trial;
  if (trial.status === 'invalid') return { ...trial, ...trial.rejected };
  throw new Error(trial.reasons.join(' '));
}

describe('a trial over a distance', () => {
  let opened: ReturnType<typeof measuredIn>;
  let pushed: ReturnType<typeof measuredIn>;
  beforeAll(async () => {
    opened = measuredIn(await trialOf(connect));
    pushed = measuredIn(await trialOf(push));
  }, 60_000);

  it('records the path, and the process that was it', () => {
    expect(pushed.settings).toMatchObject({ rttMs: RTT_MS, jitterMs: 0, bandwidthMbps: 0 });
    expect(pushed.processes.link).toBeGreaterThan(0);
  });

  it('is judged by the path as well', () => {
    const ids = pushed.checks.map(({ id }) => id);
    expect(ids).toEqual(expect.arrayContaining(['linkLatenessP50Ms', 'linkLatenessP99Ms', 'linkBusyShare']));
    for (const id of ['missing', 'duplicates', 'misplaced', 'corrupt', 'cuts', 'causality']) {
      expect(pushed.checks.find((check) => check.id === id)?.value, id).toBe(0);
    }
  });

  it('times a message at half a round trip at the least, and a first one at two', () => {
    expect(pushed.histograms.latency!.minNs).toBeGreaterThanOrEqual((RTT_MS / 2) * 1e6);
    expect(opened.histograms.firstMessage!.count).toBe(20);
    expect(opened.histograms.firstMessage!.minNs).toBeGreaterThanOrEqual(2 * RTT_MS * 1e6);
  });

  it('claims no CPU and no memory', () => {
    const claimed = [...Object.keys(opened.metrics), ...Object.keys(pushed.metrics)];
    expect(claimed.filter((name) => /cpu|heap|rss|native|kernel/i.test(name))).toEqual([]);
    expect(claimed).toEqual(expect.arrayContaining(['firstMessageP50Ns', 'downBytesPerMessage']));
  });
});
