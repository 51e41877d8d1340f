/** anchor-paced: the set-ups of published figures, under the load that they speak of. */

import { ledgerPerDelivery, spentBetween } from '../harness/byte-figures.js';
import { costBounds, costs, distribution, present, windowCounters } from '../harness/figures.js';
import { estimatePacedMs, type Paced, pacedPoint, runPaced } from '../harness/paced.js';
import type { Arrivals } from '../harness/schedule.js';
import { limits } from '../harness/trial-limits.js';
import type { Outcome, Scenario } from '../scenario.js';

export const anchorPaced: Scenario = {
  id: 'anchor-paced',
  title: { en: 'Published figures: news under load', ko: '발표된 수치: 부하 속의 새 소식' },
  question: {
    en: 'What becomes of a published figure when its set-up is measured here?',
    ko: '발표된 수치의 조건을 여기서 그대로 재면 어떤 값이 나옵니까?',
  },
  closedLoop: false,
  primaryMetric: 'latencyMeanNs',
  metrics: [
    'latencyMeanNs',
    'latencyP50Ns',
    'latencyP99Ns',
    'requestHeadBytesPerMessage',
    'responseHeadBytesPerMessage',
    'framingBytesPerMessage',
    'payloadBytesPerMessage',
    'upBytesPerMessage',
    'downBytesPerMessage',
    'requestsPerMessage',
    'emptyAnswersPerMessage',
    'connectionsPerMessage',
    'estimatedTcpIpBytesPerMessage',
    'serverCpuUsPerMessage',
    'generatorCpuUsPerMessage',
    'deliveredPerSecond',
    'serverCpuShare',
    'generatorCpuShare',
  ],
  point: (settings) => ({
    ...pacedPoint(settings, settings.anchorClients, settings.anchorRatePerSecond),
    arrivals: (settings.anchorPoisson ? 'poisson' : 'constant') satisfies Arrivals,
  }),
  estimateMs: (settings, lane, point) => estimatePacedMs(settings, lane, point, settings.anchorMeasureMs),

  async run(context) {
    const measureMs = context.settings.anchorMeasureMs;
    const arrivals = context.point.arrivals as Arrivals;
    return outcome(await runPaced(context, { follower: 'server', arrivals, measureMs }));
  },
};

const stallLimit = limits.find(({ id }) => id === 'stallShare')!.limit;

/**
 * A generator that was held up saw latencies too long: they are left out, and the bytes, which depend on no
 * clock and are what most of these figures are about, stand.
 */
function outcome(paced: Paced): Outcome {
  const { account, before, after } = paced;
  const { stallShare = 0, ...observations } = paced.observations;
  const isTimed = stallShare <= stallLimit;
  const latency = distribution(account.latencyNs);
  const took = spentBetween(before.generator.counters, after.generator.counters);
  const delivered = after.generator.delivered - before.generator.delivered;
  return {
    metrics: present({
      ...costs(before, after, paced.tickingUs),
      ...ledgerPerDelivery(took, delivered),
      ...(isTimed
        ? {
            latencyMeanNs: latency?.stored.meanNs,
            latencyP50Ns: latency?.at(50),
            latencyP99Ns: latency?.at(99),
          }
        : {}),
    }),
    bounds: costBounds(paced),
    counters: { ...windowCounters(paced), stallShare },
    histograms: latency ? { latency: latency.stored } : {},
    observations,
  };
}
