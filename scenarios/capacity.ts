/**
 * capacity: how many deliveries a second can be offered before they come late? A ladder of offered
 * rates (open loop, one message for all clients at each tick) up to the highest that is held: the 99th
 * percentile of the latency from intended time within the limit, nothing lost, doubled or cut. Pollers
 * ask often enough to keep the same limit, so that every lane is asked for the same.
 */
import { findHighest } from './capacity/find-highest.js';
import { drawUp } from './capacity/findings.js';
import { createRungs, type LadderPoint, rungSettings } from './capacity/rung.js';
import type { Ladder } from './capacity/search.js';
import { estimatePacedMs } from './harness/paced.js';
import { randomSource } from './harness/schedule.js';
import type { Scenario } from './scenario.js';
import type { Settings } from './settings.js';

/** Rungs that a search takes as a rule, for the estimate. */
const USUAL_RUNGS = 9;

export const capacity: Scenario = {
  id: 'capacity',
  title: { en: 'How much it carries', ko: '감당할 수 있는 양' },
  question: {
    en: 'How many deliveries a second can be offered before they come late?',
    ko: '초당 몇 건까지 보내도 메시지가 늦지 않게 전달됩니까?',
  },
  closedLoop: false,
  primaryMetric: 'capacityPerSecond',
  metrics: [
    'capacityPerSecond',
    'capacityExtrapolatedPerSecond',
    'latencyP50Ns',
    'latencyP99Ns',
    'deliveredPerSecond',
    'serverCpuShare',
    'generatorCpuShare',
    'serverCpuUsPerMessage',
    'generatorCpuUsPerMessage',
    'requestsPerMessage',
    'upBytesPerMessage',
    'downBytesPerMessage',
  ],
  point: ({ capacityClients, textBytes, capacityPollIntervalMs, rttMs }) =>
    ({
      clients: capacityClients,
      textBytes,
      pollIntervalMs: capacityPollIntervalMs,
      rttMs,
    }) satisfies LadderPoint,
  estimateMs(settings, lane, point) {
    const rungMs = estimatePacedMs(rungSettings(settings), lane, point, settings.capacityMeasureMs);
    return Math.min(settings.capacityLimitMs, USUAL_RUNGS * rungMs);
  },

  async run(context) {
    const { settings, point, seed } = context;
    const time = { now: context.now, limitNs: settings.capacityLimitMs * 1e6 };
    const rungs = await findHighest(createRungs(context), ladderOf(settings, seed), time);
    return drawUp(rungs, point as LadderPoint, settings);
  },
};

/** The foot is shifted by the seed within one step of the resolution, so that rounds try different rates. */
function ladderOf(settings: Settings, seed: number): Ladder {
  const resolution = settings.capacityResolution;
  return {
    startPerSecond: settings.capacityStartPerSecond * resolution ** randomSource(seed)(),
    minPerSecond: settings.capacityMinPerSecond,
    maxPerSecond: settings.capacityMaxPerSecond,
    factor: settings.capacityFactor,
    resolution,
    mostRungs: settings.capacityMostRungs,
  };
}
