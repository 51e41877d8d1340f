/** fan-out: one message for many readers. When does the first, the median and the last have it? */

import type { Metrics } from '../results/metrics.js';
import { costBounds, costs, distribution, present, windowCounters } from './harness/figures.js';
import { estimatePacedMs, type Paced, type PacedPoint, pacedPoint, runPaced } from './harness/paced.js';
import type { Outcome, Scenario } from './scenario.js';

export const fanOut: Scenario = {
  id: 'fan-out',
  title: { en: 'One message, many clients', ko: '메시지 하나, 여러 클라이언트' },
  question: {
    en: 'When one message goes to many clients, when does the first, the median and the last have it?',
    ko: '한 메시지를 여러 클라이언트에 보낼 때 첫째, 중간, 마지막 클라이언트는 언제 받습니까?',
  },
  closedLoop: false,
  primaryMetric: 'lastArrivalP50Ns',
  metrics: [
    'lastArrivalP50Ns',
    'medianArrivalP50Ns',
    'firstArrivalP50Ns',
    'serverCpuUsPerMessage',
    'lastArrivalP90Ns',
    'generatorCpuUsPerMessage',
    'requestsPerMessage',
    'upBytesPerMessage',
    'downBytesPerMessage',
    'deliveredPerSecond',
    'serverCpuShare',
    'generatorCpuShare',
  ],
  inBrowser: true,
  point: (settings) => pacedPoint(settings, settings.fanOutClients, settings.fanOutRatePerSecond),
  estimateMs: (settings, lane, point) => estimatePacedMs(settings, lane, point, settings.fanOutMeasureMs),

  async run(context) {
    const measureMs = context.settings.fanOutMeasureMs;
    return outcome(
      await runPaced(context, { follower: 'server', arrivals: 'constant', measureMs }),
      context.point as PacedPoint,
    );
  },
};

function outcome(paced: Paced, { clients }: PacedPoint): Outcome {
  const arrivals = arrivalsByMessage(paced, clients);
  const first = distribution(arrivals.first);
  const median = distribution(arrivals.median);
  const last = distribution(arrivals.last);
  // A burst holds the generator up by design: what it touches is bounded below, not a fault.
  const { stallShare, ...observations } = paced.observations;
  const cost = costs(paced.before, paced.after, paced.tickingUs);
  return {
    // The readers share one process: where its own work fills the burst, the last arrivals are its queue.
    bounds: {
      ...costBounds(paced),
      ...(fillsBurst(arrivals, cost, clients)
        ? { medianArrivalP50Ns: 'upper', lastArrivalP50Ns: 'upper', lastArrivalP90Ns: 'upper' }
        : {}),
    },
    metrics: present({
      ...cost,
      firstArrivalP50Ns: first?.at(50),
      medianArrivalP50Ns: median?.at(50),
      lastArrivalP50Ns: last?.at(50),
      lastArrivalP90Ns: last?.at(90),
    }),
    counters: { ...windowCounters(paced), stallShare: stallShare ?? 0 },
    histograms: {
      ...(first ? { firstArrival: first.stored } : {}),
      ...(median ? { medianArrival: median.stored } : {}),
      ...(last ? { lastArrival: last.stored } : {}),
    },
    observations,
  };
}

interface Arrivals {
  readonly first: Float64Array;
  readonly median: Float64Array;
  readonly last: Float64Array;
}

/** Share of a burst, from its first arrival to its last, above which the generator's own work is the limit. */
const BURST_SHARE = 0.8;

/** True where the CPU the generator spent on a message's deliveries fills most of the time they took. */
function fillsBurst({ first, last }: Arrivals, cost: Metrics, clients: number): boolean {
  const spreads = Float64Array.from(last, (at, i) => at - (first[i] as number)).sort();
  const spreadNs = spreads[Math.floor(spreads.length / 2)];
  const workNs = (cost.generatorCpuUsPerMessage ?? 0) * clients * 1000;
  return spreadNs !== undefined && workNs >= BURST_SHARE * spreadNs;
}

/** For each measured message that all readers got: its first, median and last arrival after its intended time, ns. */
function arrivalsByMessage({ stamps, receipts, fromNs, toNs }: Paced, clients: number): Arrivals {
  const bySeq = new Map<number, number[]>();
  receipts.seq.forEach((seq, i) => {
    const intended = stamps.intendedNs[seq - stamps.firstSeq];
    if (intended === undefined || intended < fromNs || intended >= toNs) return;
    const arrived = bySeq.get(seq) ?? [];
    bySeq.set(seq, arrived);
    arrived.push((receipts.receivedNs[i] as number) - intended);
  });
  const complete = [...bySeq.values()].filter((arrived) => arrived.length === clients);
  for (const arrived of complete) arrived.sort((a, b) => a - b);
  const pick = (rank: number) => Float64Array.from(complete, (arrived) => arrived[rank] as number);
  return { first: pick(0), median: pick(Math.ceil(clients / 2) - 1), last: pick(clients - 1) };
}
