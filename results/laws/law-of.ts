/** Which law holds for a cell: by its scenario, its lane's transport and its point. */
import type { Point } from '../schema.js';
import { always, type LatencyLaw, later, longPolling, type Statistic, shortPolling } from './latency-law.js';

interface Distance {
  /** d, half the round trip. */
  readonly oneWayNs: number;
  /** From one request's leaving to the next one's arrival at the server: 2d, or 4d where each opens its own connection. */
  readonly turnNs: number;
  readonly point: Point;
}

type Law = (distance: Distance) => LatencyLaw | undefined;

const direct: Law = ({ oneWayNs }) => (oneWayNs > 0 ? always(oneWayNs) : undefined);

/** How news gets down. Side by side only short polling has a law: what else there is, is the server's own time. */
const down: Readonly<Record<string, Law>> = {
  'short-polling': ({ oneWayNs, turnNs, point }) => {
    const intervalNs = Number(point.pollIntervalMs) * 1e6;
    // A poll that is due while another is under way is skipped: then the interval is another.
    return turnNs < intervalNs ? shortPolling(oneWayNs, intervalNs) : undefined;
  },
  'long-polling': ({ oneWayNs, turnNs, point }) =>
    oneWayNs > 0 ? longPolling(oneWayNs, turnNs, Number(point.ratePerSecond)) : undefined,
  chunked: direct,
  sse: direct,
  websocket: direct,
  tcp: direct,
};

const sockets = new Set(['websocket', 'tcp']);

/** Above this load a client's POSTs, each of which waits for the answer to the one before, queue: no law is given. */
const MOST_POST_LOAD = 0.6;

/** A message goes up in d, or behind the opening of a connection in 3d, and then down to its own sender. */
function duplexLaw(transport: string, distance: Distance): LatencyLaw | undefined {
  const { oneWayNs, turnNs, point } = distance;
  const law = down[transport]?.(distance);
  if (!law || sockets.has(transport)) return law && later(law, oneWayNs);
  const postsPerSecond = Number(point.ratePerSecond) / Number(point.clients);
  return (postsPerSecond * turnNs) / 1e9 <= MOST_POST_LOAD ? later(law, turnNs - oneWayNs) : undefined;
}

/** TCP's handshake takes a round trip, the request and the first message another. */
const connectLaw = (_transport: string, { oneWayNs }: Distance): LatencyLaw | undefined =>
  oneWayNs > 0 ? always(4 * oneWayNs) : undefined;

const laws: Readonly<Record<string, (transport: string, distance: Distance) => LatencyLaw | undefined>> = {
  push: (transport, distance) => down[transport]?.(distance),
  duplex: duplexLaw,
  connect: connectLaw,
};

/** The metrics that a scenario's law speaks of. */
export const statisticsOf: Readonly<Record<string, Partial<Record<Statistic, string>>>> = {
  push: { p50: 'latencyP50Ns', mean: 'latencyMeanNs', p90: 'latencyP90Ns', p99: 'latencyP99Ns' },
  duplex: { p50: 'roundTripP50Ns', p90: 'roundTripP90Ns', p99: 'roundTripP99Ns' },
  connect: { p50: 'firstMessageP50Ns' },
};

/** The law of that cell, or undefined where there is none. A path with jitter or a narrow one has other laws. */
export function lawOf(
  { scenario, point }: { readonly scenario: string; readonly point: Point },
  transport: string,
  keepAlive: boolean,
): LatencyLaw | undefined {
  const rttMs = Number(point.rttMs ?? 0);
  if (Number(point.jitterMs ?? 0) > 0 || Number(point.bandwidthMbps ?? 0) > 0) return undefined;
  const oneWayNs = rttMs * 0.5e6;
  const kept = point.keepAlive === undefined ? keepAlive : point.keepAlive === 'on';
  const law = Object.hasOwn(laws, scenario) ? laws[scenario] : undefined;
  return law?.(transport, { oneWayNs, turnNs: oneWayNs * (kept ? 2 : 4), point });
}

/** The statistics of a law that it says something of: one without spread says nothing of the tail. */
export function statisticsUnder(scenario: string, law: LatencyLaw): [Statistic, string][] {
  const entries = Object.entries(statisticsOf[scenario] ?? {}) as [Statistic, string][];
  return law.mostNs > law.leastNs ? entries : entries.filter(([name]) => name === 'p50' || name === 'mean');
}
