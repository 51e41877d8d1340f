/** push: how old is a message when it reaches its readers, and what did carrying it cost? */

import { transports } from '../protocol/lanes.js';
import type { Metrics } from '../results/metrics.js';
import {
  costBounds,
  costs,
  deliveriesBySecond,
  distribution,
  emptyAnswerShare,
  judgedByPrinted,
  present,
  windowCounters,
} from './harness/figures.js';
import { estimatePacedMs, type Paced, type PacedPoint, pacedPoint, runPaced } from './harness/paced.js';
import type { TrialContext } from './harness/trial-context.js';
import type { Outcome, Scenario } from './scenario.js';

export const push: Scenario = {
  id: 'push',
  title: { en: 'News from the server', ko: '서버가 보내는 새 소식' },
  question: {
    en: 'How old is a message when it reaches the client, and what did it cost to carry?',
    ko: '새 소식은 클라이언트에 닿기까지 얼마나 걸리고, 전달하는 데 비용이 얼마나 듭니까?',
  },
  closedLoop: false,
  overDistance: true,
  primaryMetric: 'latencyP50Ns',
  metrics: [
    'latencyP50Ns',
    'latencyP99Ns',
    'downBytesPerMessage',
    'serverCpuUsPerMessage',
    'requestsPerMessage',
    'upBytesPerMessage',
    'latencyMeanNs',
    'latencyP90Ns',
    'sentLatencyP50Ns',
    'sentLatencyP99Ns',
    'emptyAnswerShare',
    'generatorCpuUsPerMessage',
    'offeredPerSecond',
    'deliveredPerSecond',
    'serverCpuShare',
    'generatorCpuShare',
  ],
  inBrowser: true,
  point: (settings) => pacedPoint(settings, settings.pushClients, settings.pushRatePerSecond),
  estimateMs: (settings, lane, point) => estimatePacedMs(settings, lane, point, settings.pushMeasureMs),

  async run(context) {
    const measureMs = context.settings.pushMeasureMs;
    // Poisson arrivals see time averages (PASTA): no lock-step between the schedule and the polls.
    return outcome(
      await runPaced(context, { follower: 'server', arrivals: 'poisson', measureMs }),
      measureMs,
      context,
    );
  },
};

/** Deliveries of one message that keep the generator busy for longer than this hold it up by design, µs. */
const STALL_US = 10_000;

/**
 * One message for a thousand readers is a burst at the generator, which has them all in one process: what
 * it touches is bounded from above, not a fault of the machine.
 */
function isBurst({ generatorCpuUsPerMessage = 0 }: Metrics, { lane, point }: TrialContext): boolean {
  const { clients } = point as PacedPoint;
  return transports[lane.transport].push && generatorCpuUsPerMessage * clients > STALL_US;
}

const latencyBounds = {
  latencyMeanNs: 'upper',
  latencyP50Ns: 'upper',
  latencyP90Ns: 'upper',
  latencyP99Ns: 'upper',
  sentLatencyP50Ns: 'upper',
  sentLatencyP99Ns: 'upper',
} as const;

function outcome(paced: Paced, measureMs: number, context: TrialContext): Outcome {
  const { account, before, after } = paced;
  const cost = costs(before, after, paced.tickingUs);
  const bursts = isBurst(cost, context);
  const { stallShare = 0, ...observations } = paced.observations;
  const latency = distribution(account.latencyNs);
  const sent = distribution(account.sentLatencyNs);
  const handOver = distribution(account.handOverNs);
  return {
    metrics: present({
      ...cost,
      latencyMeanNs: latency?.stored.meanNs,
      latencyP50Ns: latency?.at(50),
      latencyP90Ns: latency?.at(90),
      latencyP99Ns: latency?.at(99),
      sentLatencyP50Ns: sent?.at(50),
      sentLatencyP99Ns: sent?.at(99),
      emptyAnswerShare: emptyAnswerShare(before, after),
      offeredPerSecond: paced.offered / (measureMs / 1000),
    }),
    bounds: { ...costBounds(paced), ...(bursts ? latencyBounds : {}) },
    counters: { ...windowCounters(paced), ...(bursts ? { stallShare } : {}) },
    histograms: {
      ...(latency ? { latency: latency.stored } : {}),
      ...(sent ? { sentLatency: sent.stored } : {}),
      ...(handOver ? { handOver: handOver.stored } : {}),
    },
    series: {
      deliveries: {
        unit: '1/s',
        values: deliveriesBySecond(paced.receipts.receivedNs, paced.fromNs, paced.toNs),
      },
    },
    observations: bursts ? observations : judgedByPrinted(paced.observations, latency),
  };
}
