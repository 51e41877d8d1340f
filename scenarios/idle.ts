/** idle: what do clients cost to whom nothing is said? Opened, held and watched while nothing is published. */
import { type Lane, transports } from '../protocol/lanes.js';
import { serverLimits } from '../protocol/limits.js';
import type { ConnectionCounters } from '../protocol/transport.js';
import type { Metrics } from '../results/metrics.js';
import type { Point } from '../results/schema.js';
import { present } from './harness/figures.js';
import {
  type MemoryMoment,
  memoryCounters,
  memoryPerConnection,
  takeMemoryMoment,
} from './harness/held-memory.js';
import { deliveryFaults, loadBetween, type Moment, takeMoment } from './harness/moment.js';
import type { Pair, TrialContext } from './harness/trial-context.js';
import { cpuUs } from './harness/usage-delta.js';
import type { Outcome, Scenario } from './scenario.js';

type IdlePoint = {
  readonly clients: number;
  readonly pollIntervalMs: number;
  readonly textBytes: number;
};

/** Short pollers ask all the time: more of them than this would measure the generator. */
const MOST_POLLERS = 1000;
const OPENING_CONCURRENCY = 100;
const OPEN_TIMEOUT_MS = 60_000;
/** Between opening and measuring, and behind a garbage collection: what they left to do is done by then. */
const SETTLE_MS = 200;
/** Longest wait until each long poll is held. */
const HOLD_TIMEOUT_MS = 10_000;

export const idle: Scenario = {
  id: 'idle',
  title: { en: 'Clients at rest', ko: '쉬고 있는 클라이언트' },
  question: {
    en: 'What does a client cost while there is no news for it: memory, CPU and bytes?',
    ko: '새 소식이 없는 동안 클라이언트 하나는 메모리, CPU, 전송량을 얼마나 씁니까?',
  },
  closedLoop: false,
  primaryMetric: 'serverBytesPerIdleClient',
  metrics: [
    'serverBytesPerIdleClient',
    'serverCpuUsPerClientSecond',
    'downBytesPerClientMinute',
    'upBytesPerClientMinute',
    'idleRequestsPerSecond',
    'serverWakeUpsPerSecond',
    'serverHeapBytesPerConnection',
    'serverNativeBytesPerConnection',
    'kernelSocketBytesPerConnection',
    'serverRssBytesPerConnection',
    'openAllNs',
    'clientsMeasured',
    'serverCpuShare',
    'generatorCpuShare',
  ],
  inBrowser: true,
  point: ({ idleClients, idlePollIntervalMs, textBytes }) =>
    ({ clients: idleClients, pollIntervalMs: idlePollIntervalMs, textBytes }) satisfies IdlePoint,
  estimateMs(settings, lane, point) {
    const clients = clientsOf(lane, point);
    const perClientMs = transports[lane.transport].duplex ? 0.4 : 0.5;
    return 1000 + SETTLE_MS + clients * perClientMs + settings.idleMeasureMs;
  },

  async run(context) {
    const { pollIntervalMs, textBytes } = context.point as IdlePoint;
    const count = clientsOf(context.lane, context.point);
    const pair = await context.startPair(pollIntervalMs);
    await pair.generator.call('expect', { kind: 'published', textBytes, deliveries: 0, receipts: false });
    const before = await takeMemoryMoment(context, pair);
    const each = { concurrency: OPENING_CONCURRENCY, after: null, until: 'ready', thenClose: false } as const;
    const { elapsedNs } = await pair.generator.call('open', { count, ...each }, OPEN_TIMEOUT_MS);
    await untilHeld(context, pair, count);
    await context.elapse(SETTLE_MS);
    const held = await takeMemoryMoment(context, pair);
    await context.elapse(SETTLE_MS);
    const from = await takeMoment(pair, context.pinning);
    await context.elapse(context.settings.idleMeasureMs);
    const to = await takeMoment(pair, context.pinning);
    return outcome(context, { before, held, from, to, count, openAllNs: elapsedNs });
  },
};

/** How many clients the lane is measured with: the figures a client are the same at any number of pollers. */
function clientsOf({ transport }: Lane, point: Point): number {
  const { clients } = point as IdlePoint;
  return transports[transport].holds ? clients : Math.min(clients, MOST_POLLERS);
}

/** A long poller is ready at its first answer, and silent when its second request is held. */
async function untilHeld(context: TrialContext, pair: Pair, count: number): Promise<void> {
  if (context.lane.transport !== 'long-polling') return;
  const giveUpNs = context.now() + HOLD_TIMEOUT_MS * 1e6;
  for (;;) {
    const { counters } = await pair.server.call('usage', { collect: false });
    if (counters.requests >= 2 * count) return;
    if (context.now() > giveUpNs) throw new Error(`${counters.requests} of ${2 * count} polls came`);
    await context.elapse(20);
  }
}

interface Watched {
  readonly before: MemoryMoment;
  readonly held: MemoryMoment;
  readonly from: Moment;
  readonly to: Moment;
  readonly count: number;
  readonly openAllNs: number;
}

function outcome(context: TrialContext, watched: Watched): Outcome {
  const { before, held, from, to, count, openAllNs } = watched;
  const { clients } = context.point as IdlePoint;
  const memory = memoryPerConnection(before, held, count);
  const { serverHeapBytesPerConnection: heap = 0, serverNativeBytesPerConnection: native } = memory;
  // Nothing is timed here: a generator that is held up while it adds up its counters spoils nothing.
  const { stallShare, ...load } = loadBetween(from, to);
  return {
    metrics: {
      ...memory,
      ...atRest(from, to, count),
      serverBytesPerIdleClient: heap + (native ?? 0),
      openAllNs,
      clientsMeasured: count,
    },
    // Where the system does not tell what lies outside the heap, the heap alone is a lower bound.
    bounds: native === undefined ? { serverBytesPerIdleClient: 'lower' } : {},
    counters: {
      ...memoryCounters(before, held, count),
      connectionsHeld: held.moment.generator.connections,
      stallShare: stallShare ?? 0,
      generatorRssBytesPerClient:
        (held.moment.generator.usage.rssBytes - before.moment.generator.usage.rssBytes) / count,
      emptyAnswers: to.generator.counters.emptyAnswers - from.generator.counters.emptyAnswers,
      ...(count < clients ? { scaledFrom: count } : {}),
      ...(context.lane.transport === 'long-polling' ? longPollingLaw() : {}),
    },
    observations: { ...load, ...deliveryFaults(to.generator) },
  };
}

/** What the window need not have seen: a poll without news comes again when the server's hold runs out. */
const longPollingLaw = () => ({ lawRequestsPerClientMinute: 60_000 / serverLimits.holdMs });

function atRest(from: Moment, to: Moment, count: number): Metrics {
  const seconds = (to.generator.usage.atNs - from.generator.usage.atNs) / 1e9;
  const serverSeconds = (to.server.atNs - from.server.atNs) / 1e9;
  const serverCpuUs = cpuUs(from.server, to.server);
  const grown = (name: keyof ConnectionCounters) =>
    to.generator.counters[name] - from.generator.counters[name];
  const switches = to.server.voluntaryContextSwitches - from.server.voluntaryContextSwitches;
  return present({
    serverCpuUsPerClientSecond: serverCpuUs / count / serverSeconds,
    downBytesPerClientMinute: (grown('downBytes') / count / seconds) * 60,
    upBytesPerClientMinute: (grown('upBytes') / count / seconds) * 60,
    idleRequestsPerSecond: grown('requests') / seconds,
    serverWakeUpsPerSecond: switches / serverSeconds,
    serverCpuShare: serverCpuUs / 1e6 / serverSeconds,
    generatorCpuShare: cpuUs(from.generator.usage, to.generator.usage) / 1e6 / seconds,
  });
}
