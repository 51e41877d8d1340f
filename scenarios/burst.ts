/** burst: the mean rate of push, but so many messages at once. How old is each when its readers have it? */
import { costBounds, costs, distribution, present, windowCounters } from './harness/figures.js';
import { estimatePacedMs, type Paced, type PacedPoint, pacedPoint, runPaced } from './harness/paced.js';
import type { Outcome, Scenario } from './scenario.js';

type BurstPoint = PacedPoint & { readonly burstSize: number };

export const burst: Scenario = {
  id: 'burst',
  title: { en: 'Messages in bursts', ko: '몰아서 오는 메시지' },
  question: {
    en: 'When the same number of messages comes in bursts, how old is each when it arrives, and what does it cost?',
    ko: '같은 수의 메시지가 한꺼번에 몰려올 때 각 메시지는 얼마나 늦게 닿고, 비용은 얼마나 듭니까?',
  },
  closedLoop: false,
  primaryMetric: 'latencyP50Ns',
  metrics: [
    'latencyP50Ns',
    'latencyP90Ns',
    'latencyP99Ns',
    'serverCpuUsPerMessage',
    'requestsPerMessage',
    'downBytesPerMessage',
    'upBytesPerMessage',
    'latencyMeanNs',
    'sentLatencyP50Ns',
    'generatorCpuUsPerMessage',
    'offeredPerSecond',
    'deliveredPerSecond',
    'serverCpuShare',
    'generatorCpuShare',
  ],
  point: (settings) =>
    ({
      ...pacedPoint(settings, settings.pushClients, settings.pushRatePerSecond),
      burstSize: settings.burstSize,
    }) satisfies BurstPoint,
  estimateMs: (settings, lane, point) => estimatePacedMs(settings, lane, point, settings.burstMeasureMs),

  async run(context) {
    const measureMs = context.settings.burstMeasureMs;
    const { burstSize } = context.point as BurstPoint;
    return outcome(
      await runPaced(context, { follower: 'server', arrivals: { burstsOf: burstSize }, measureMs }),
      measureMs,
    );
  },
};

function outcome(paced: Paced, measureMs: number): Outcome {
  const latency = distribution(paced.account.latencyNs);
  const sent = distribution(paced.account.sentLatencyNs);
  return {
    metrics: present({
      ...costs(paced.before, paced.after, paced.tickingUs),
      latencyMeanNs: latency?.stored.meanNs,
      latencyP50Ns: latency?.at(50),
      latencyP90Ns: latency?.at(90),
      latencyP99Ns: latency?.at(99),
      sentLatencyP50Ns: sent?.at(50),
      offeredPerSecond: paced.offered / (measureMs / 1000),
    }),
    bounds: costBounds(paced),
    counters: windowCounters(paced),
    histograms: {
      ...(latency ? { latency: latency.stored } : {}),
      ...(sent ? { sentLatency: sent.stored } : {}),
    },
    observations: paced.observations,
  };
}
