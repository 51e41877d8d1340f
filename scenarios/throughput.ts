/**
 * throughput: how much goes through when nobody waits for a clock? A closed loop, and labelled so:
 * it tells capacity, never latency.
 */

import { FIRST_SEQ, formatCursor } from '../protocol/cursor.js';
import { transports } from '../protocol/lanes.js';
import type { MetricId, Metrics } from '../results/metrics.js';
import { deliveryFaults, loadBetween, type Moment, takeMoment } from './harness/moment.js';
import type { Pair, TrialContext } from './harness/trial-context.js';
import { BUSY_SHARE } from './harness/trial-limits.js';
import { cpuUs } from './harness/usage-delta.js';
import type { Outcome, Scenario } from './scenario.js';

/** Pollers of the request load do the asking: the readers themselves stay silent. */
const SILENT_POLL_MS = 60_000;

const polls = { 'short-polling': '/messages', 'long-polling': '/messages/next' } as const;

export const throughput: Scenario = {
  id: 'throughput',
  title: { en: 'As fast as it goes', ko: '낼 수 있는 최대 속도' },
  question: {
    en: 'How many messages go through in a second when each side sends as fast as the other takes it?',
    ko: '상대가 받아들이는 만큼 최대한 빨리 보내면 초당 몇 개의 메시지가 오갑니까?',
  },
  closedLoop: true,
  primaryMetric: 'deliveriesPerSecond',
  metrics: [
    'deliveriesPerSecond',
    'requestsPerSecond',
    'echoesPerSecond',
    'serverCpuShare',
    'generatorCpuShare',
    'serverCpuUsPerMessage',
    'generatorCpuUsPerMessage',
  ],
  notFor: ({ engine, transport }) =>
    engine === 'h2' && transport in polls
      ? 'its polls are asked by autocannon, which speaks HTTP/1.1 alone'
      : null,
  point: (settings) => ({
    clients: settings.throughputClients,
    outstanding: settings.throughputOutstanding,
    textBytes: settings.textBytes,
    rttMs: settings.rttMs,
  }),
  estimateMs(settings, lane) {
    const phases = transports[lane.transport].duplex ? 2 : 1;
    return 700 + phases * (settings.throughputWarmupMs + settings.throughputMeasureMs + 100);
  },

  async run(context) {
    const pair = await context.startPair(SILENT_POLL_MS);
    const { transport } = context.lane;
    if (transport === 'short-polling' || transport === 'long-polling') {
      return requestLoad(context, pair, polls[transport]);
    }
    const echoes = transports[transport].duplex ? await echoLoad(context, pair) : undefined;
    return streamLoad(context, pair, echoes);
  },
};

interface Window {
  readonly before: Moment;
  readonly after: Moment;
  readonly seconds: number;
}

/** Lets the load run in, then measures it between two moments. */
async function measure(context: TrialContext, pair: Pair): Promise<Window> {
  const { throughputWarmupMs, throughputMeasureMs } = context.settings;
  await context.elapse(throughputWarmupMs);
  const before = await takeMoment(pair, context.pinning);
  await context.elapse(throughputMeasureMs);
  const after = await takeMoment(pair, context.pinning);
  return { before, after, seconds: (after.generator.usage.atNs - before.generator.usage.atNs) / 1e9 };
}

/** Polls that find one message each time, asked by autocannon as fast as they are answered. */
async function requestLoad(context: TrialContext, pair: Pair, path: string): Promise<Outcome> {
  const { clients, textBytes } = context.point as Record<string, number>;
  await pair.server.call('publish', { count: 1, textBytes: textBytes! });
  const after = formatCursor({ epoch: pair.info.epoch, seq: FIRST_SEQ - 1 });
  await pair.generator.call('requests', { path: `${path}?after=${after}`, connections: clients! });
  await context.elapse(context.settings.throughputWarmupMs);
  const first = await pair.generator.call('readRequests', {});
  const before = await takeMoment(pair, context.pinning);
  await context.elapse(context.settings.throughputMeasureMs);
  const last = await pair.generator.call('readRequests', {});
  const window = { before, after: await takeMoment(pair, context.pinning) };
  await pair.generator.call('endRequests', {});
  const seconds = (window.after.generator.usage.atNs - before.generator.usage.atNs) / 1e9;
  const answered = last.answered - first.answered;
  const perSecond = answered / seconds;
  return outcome(
    { ...window, seconds },
    { deliveriesPerSecond: perSecond, requestsPerSecond: perSecond },
    answered,
    { cuts: last.refused },
  );
}

/** The server sends as fast as its readers take it. */
async function streamLoad(context: TrialContext, pair: Pair, echoes: Echoes | undefined): Promise<Outcome> {
  const { clients, textBytes } = context.point as Record<string, number>;
  const { throughputQueueBytes: queueBytes } = context.settings;
  await pair.generator.call('close', {});
  await pair.generator.call('expect', {
    kind: 'published',
    textBytes: textBytes!,
    deliveries: 0,
    receipts: false,
  });
  await pair.generator.call('open', {
    count: clients!,
    concurrency: clients!,
    after: null,
    until: 'ready',
    thenClose: false,
  });
  await pair.server.call('flood', { textBytes: textBytes!, queueBytes });
  const window = await measure(context, pair);
  await pair.server.call('endFlood', {});
  const delivered = window.after.generator.delivered - window.before.generator.delivered;
  const told = outcome(window, { deliveriesPerSecond: delivered / window.seconds }, delivered, {});
  if (!echoes) return told;
  return {
    ...told,
    metrics: { ...told.metrics, echoesPerSecond: echoes.perSecond },
    bounds: { ...told.bounds, ...(echoes.bounded ? { echoesPerSecond: 'lower' as const } : {}) },
    counters: { ...told.counters, ...echoes.counters },
  };
}

interface Echoes {
  readonly perSecond: number;
  readonly bounded: boolean;
  readonly counters: Record<string, number>;
}

/** One client keeps some messages under way; each that comes back releases the next. */
async function echoLoad(context: TrialContext, pair: Pair): Promise<Echoes> {
  const { outstanding, textBytes } = context.point as Record<string, number>;
  await pair.generator.call('expect', {
    kind: 'numbered',
    textBytes: textBytes!,
    deliveries: 0,
    receipts: false,
  });
  await pair.generator.call('open', {
    count: 1,
    concurrency: 1,
    after: null,
    until: 'ready',
    thenClose: false,
  });
  await pair.generator.call('echo', { textBytes: textBytes!, outstanding: outstanding! });
  const { before, after, seconds } = await measure(context, pair);
  await pair.generator.call('endEcho', {});
  const shares = cpuShares({ before, after, seconds });
  return {
    perSecond: (after.generator.delivered - before.generator.delivered) / seconds,
    bounded: generatorGaveOut(shares),
    counters: { echoServerCpuShare: shares.server, echoGeneratorCpuShare: shares.generator },
  };
}

function outcome(window: Window, rates: Metrics, delivered: number, faults: { cuts?: number }): Outcome {
  const { before, after } = window;
  const shares = cpuShares(window);
  const limited = generatorGaveOut(shares);
  const bounds = Object.fromEntries((Object.keys(rates) as MetricId[]).map((id) => [id, 'lower'] as const));
  // A closed loop drives its generator to the limit by design: that makes a bound, not a fault.
  const { generatorLoopShare, stallShare, ...load } = loadBetween(before, after);
  return {
    metrics: {
      ...rates,
      serverCpuShare: shares.server,
      generatorCpuShare: shares.generator,
      ...(delivered > 0
        ? {
            serverCpuUsPerMessage: cpuUs(before.server, after.server) / delivered,
            generatorCpuUsPerMessage: cpuUs(before.generator.usage, after.generator.usage) / delivered,
          }
        : {}),
    },
    bounds: limited ? bounds : {},
    counters: { delivered, generatorLoopShare: generatorLoopShare ?? 0, stallShare: stallShare ?? 0 },
    observations: { ...load, ...deliveryFaults(after.generator), ...faults },
  };
}

function cpuShares({ before, after, seconds }: Window) {
  return {
    server: cpuUs(before.server, after.server) / 1e6 / seconds,
    generator: cpuUs(before.generator.usage, after.generator.usage) / 1e6 / seconds,
  };
}

const generatorGaveOut = (shares: { server: number; generator: number }): boolean =>
  shares.generator >= BUSY_SHARE && shares.server < BUSY_SHARE;
