/** Figures that several scenarios take from a measured window in the same way. */
import { percentileReader, storeHistogram } from '../../results/histogram.js';
import type { MetricId, Metrics } from '../../results/metrics.js';
import type { StoredHistogram } from '../../results/schema.js';
import { processCounters } from './explain.js';
import type { Moment } from './moment.js';
import type { Paced } from './paced.js';
import { withoutTicks } from './ticking.js';
import type { Observations } from './trial-limits.js';
import { cpuUs } from './usage-delta.js';

/**
 * Bytes, requests and CPU per message delivered within the window, by the counters at its ends.
 * `tickingUs` is what the window's ticks alone cost the server: it is taken out of its bill where it can be (`costBounds`).
 *
 * CPU is compared at distance 0 only: a link between the two works on the generator's core, cools its
 * caches and gathers the server's reads in its own way, so that behind one no CPU is a metric.
 */
export function costs(before: Moment, after: Moment, tickingUs = 0): Metrics {
  const delivered = after.generator.delivered - before.generator.delivered;
  const seconds = (after.generator.usage.atNs - before.generator.usage.atNs) / 1e9;
  const cpu = after.link ? {} : cpuCosts(before, after, delivered, tickingUs);
  const shares: Metrics = { deliveredPerSecond: delivered / seconds, ...cpu };
  if (delivered === 0) return shares;
  const [from, to] = [before.generator.counters, after.generator.counters];
  return {
    ...shares,
    upBytesPerMessage: (to.upBytes - from.upBytes) / delivered,
    downBytesPerMessage: (to.downBytes - from.downBytes) / delivered,
    requestsPerMessage: (to.requests - from.requests) / delivered,
  };
}

/** Which of these costs are bounds: the server's CPU, where its ticks are too much of it to be taken out. */
export function costBounds({
  before,
  after,
  tickingUs,
}: Pick<Paced, 'before' | 'after' | 'tickingUs'>): Partial<Record<MetricId, 'upper'>> {
  const { isBound } = withoutTicks(cpuUs(before.server, after.server), tickingUs);
  return isBound && !after.link ? { serverCpuUsPerMessage: 'upper' } : {};
}

function cpuCosts(before: Moment, after: Moment, delivered: number, tickingUs: number): Metrics {
  const seconds = (after.generator.usage.atNs - before.generator.usage.atNs) / 1e9;
  const serverSeconds = (after.server.atNs - before.server.atNs) / 1e9;
  const serverCpuUs = cpuUs(before.server, after.server);
  const generatorCpuUs = cpuUs(before.generator.usage, after.generator.usage);
  return {
    serverCpuShare: serverCpuUs / 1e6 / serverSeconds,
    generatorCpuShare: generatorCpuUs / 1e6 / seconds,
    ...(delivered > 0
      ? {
          serverCpuUsPerMessage: withoutTicks(serverCpuUs, tickingUs).us / delivered,
          generatorCpuUsPerMessage: generatorCpuUs / delivered,
        }
      : {}),
  };
}

/** Polls within the window that brought nothing, of all requests; undefined where there were none. */
export function emptyAnswerShare(before: Moment, after: Moment): number | undefined {
  const [from, to] = [before.generator.counters, after.generator.counters];
  const requests = to.requests - from.requests;
  return requests > 0 ? (to.emptyAnswers - from.emptyAnswers) / requests : undefined;
}

/** Counts of the window that explain its figures. */
export function windowCounters(paced: Paced): Record<string, number> {
  const { before, after } = paced;
  const [from, to] = [before.generator.counters, after.generator.counters];
  const delivered = after.generator.delivered - before.generator.delivered;
  return {
    offered: paced.offered,
    delivered,
    requests: to.requests - from.requests,
    emptyAnswers: to.emptyAnswers - from.emptyAnswers,
    pollsSkipped: to.pollsSkipped - from.pollsSkipped,
    upBytes: to.upBytes - from.upBytes,
    downBytes: to.downBytes - from.downBytes,
    payloadBytes: to.payloadBytes - from.payloadBytes,
    serverRequests: after.serverRequests - before.serverRequests,
    slowReadersCut: after.slowReadersCut,
    serverVoluntarySwitches: after.server.voluntaryContextSwitches - before.server.voluntaryContextSwitches,
    serverInvoluntarySwitches:
      after.server.involuntaryContextSwitches - before.server.involuntaryContextSwitches,
    ...processCounters('server', before.server, after.server, delivered),
    ...processCounters('generator', before.generator.usage, after.generator.usage, delivered),
    ...(after.link ? { serverCpuUs: cpuUs(before.server, after.server) } : {}),
    connectionsOpened: to.connectionsOpened,
    warmupMs: Math.round(paced.warmup.ms),
    warmupAgreed: paced.warmup.agreed ? 1 : 0,
  };
}

/** A distribution and a way to read it: undefined for a percentile without ten samples beyond it. */
export interface Distribution {
  readonly stored: StoredHistogram;
  at(percentile: number): number | undefined;
}

/** The distribution of the samples, or undefined where there are none. */
export function distribution(samplesNs: Float64Array): Distribution | undefined {
  if (samplesNs.length === 0) return undefined;
  const stored = storeHistogram(samplesNs);
  const read = percentileReader(stored);
  return { stored, at: (percentile) => read(percentile) ?? undefined };
}

/** Stalls are held to what they can touch: fewer samples print no 99th percentile, and the limit is wider. */
export function judgedByPrinted(observations: Observations, printed: Distribution | undefined): Observations {
  const { stallShare, ...others } = observations;
  if (stallShare === undefined || printed?.at(99) !== undefined) return observations;
  return { ...others, coarseStallShare: stallShare };
}

/** The figures of a record that are there. */
export function present(figures: { readonly [name in keyof Metrics]: number | undefined }): Metrics {
  return Object.fromEntries(Object.entries(figures).filter(([, value]) => value !== undefined)) as Metrics;
}

/** Deliveries second by second of the window, the last part second left out. */
export function deliveriesBySecond(receivedNs: Float64Array, fromNs: number, toNs: number): number[] {
  const seconds = Math.floor((toNs - fromNs) / 1e9);
  const values = new Array<number>(seconds).fill(0);
  for (const at of receivedNs) {
    const second = Math.floor((at - fromNs) / 1e9);
    if (second >= 0 && second < seconds) values[second] = (values[second] as number) + 1;
  }
  return values;
}
