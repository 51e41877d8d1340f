/** connect: how long until the first message can arrive, and what does a connection cost to open and to hold? */

import type { Cursor } from '../protocol/cursor.js';
import type { ConnectionCounters } from '../protocol/transport.js';
import { distribution, present } from './harness/figures.js';
import type { Openings } from './harness/generator/commands.js';
import {
  type MemoryMoment,
  memoryCounters,
  memoryPerConnection,
  takeMemoryMoment,
} from './harness/held-memory.js';
import { pathOf, pathParameters } from './harness/link/path.js';
import { deliveryFaults, loadBetween, type Moment, takeMoment } from './harness/moment.js';
import { estimateOpeningMs } from './harness/paced.js';
import type { Pair, TrialContext } from './harness/trial-context.js';
import { cpuUs } from './harness/usage-delta.js';
import type { Outcome, Scenario } from './scenario.js';

/** Held pollers must not ask again while connections are opened and counted. */
const HELD_POLL_INTERVAL_MS = 60_000;
/** Connections opened unmeasured, so that both sides have compiled what they run. */
const WARM_UP_CONNECTIONS = 30;
/** Over a distance they are opened so many at a time. */
const DISTANT_WARM_UP_CONCURRENCY = 15;
/** A WebSocket's closing handshake takes one round trip before the next can open. */
const CLOSING_RTTS = 1;

export const connect: Scenario = {
  id: 'connect',
  title: { en: 'Opening a connection', ko: '연결 열기' },
  question: {
    en: 'How long until the first message can arrive, and what does a connection cost to open and to hold?',
    ko: '첫 메시지가 닿기까지 얼마나 걸리고, 연결을 열고 유지하는 데 얼마가 듭니까?',
  },
  closedLoop: true,
  primaryMetric: 'firstMessageP50Ns',
  metrics: [
    'firstMessageP50Ns',
    'upBytesPerConnection',
    'downBytesPerConnection',
    'serverCpuUsPerConnection',
    'serverHeapBytesPerConnection',
    'connectionsPerSecond',
    'firstMessageP90Ns',
    'requestsPerConnection',
    'serverNativeBytesPerConnection',
    'kernelSocketBytesPerConnection',
    'serverRssBytesPerConnection',
  ],
  overDistance: true,
  ofTarget: true,
  inBrowser: true,
  point: (settings) => {
    const { textBytes } = settings;
    const path = pathParameters(settings);
    return pathOf(path)
      ? {
          openings: settings.connectDistantOpenings,
          concurrency: settings.connectDistantConcurrency,
          textBytes,
          ...path,
        }
      : {
          serial: settings.connectSerial,
          held: settings.connectHeld,
          concurrency: settings.connectConcurrency,
          textBytes,
          ...path,
        };
  },
  estimateMs: (settings, { transport }, point) => {
    const { openings, concurrency } = point as Record<string, number>;
    if (openings === undefined) {
      return 500 + (WARM_UP_CONNECTIONS + settings.connectSerial) * 1.5 + settings.connectHeld * 0.8;
    }
    const closing = transport === 'websocket' ? CLOSING_RTTS : 0;
    return (
      700 +
      estimateOpeningMs(point, WARM_UP_CONNECTIONS, DISTANT_WARM_UP_CONCURRENCY, closing) +
      estimateOpeningMs(point, openings, concurrency!, closing)
    );
  },

  async run(context) {
    const { serial, held, concurrency, textBytes } = context.point as Record<string, number>;
    const pair = await context.startPair(HELD_POLL_INTERVAL_MS);
    await pair.generator.call('expect', {
      kind: 'published',
      textBytes: textBytes!,
      deliveries: 0,
      receipts: false,
    });
    if (pair.link) return overDistance(context, pair);
    const one = await openOneByOne(pair, serial!, textBytes!);
    const many = await openMany(context, pair, held!, concurrency!);
    return outcome(one, many, held!);
  },
};

/** A retained message waits for each reader, so that the first can arrive as soon as the lane allows. */
async function openOneByOne(
  pair: Pair,
  count: number,
  textBytes: number,
  concurrency = { warmUp: 1, measured: 1 },
): Promise<Openings> {
  const { lastSeq } = await pair.server.call('publish', { count: 1, textBytes });
  const after: Cursor = { epoch: pair.info.epoch, seq: lastSeq - 1 };
  const each = { after, until: 'first-message', thenClose: true } as const;
  const warmUp = { ...each, count: WARM_UP_CONNECTIONS, concurrency: concurrency.warmUp };
  await pair.generator.call('open', warmUp, 60_000);
  return pair.generator.call('open', { ...each, count, concurrency: concurrency.measured }, 60_000);
}

/**
 * Behind a link only the time and the bytes of opening are asked for: memory and CPU are compared side by
 * side. Some open at a time, since all that each of them does is wait for the path.
 */
async function overDistance(context: TrialContext, pair: Pair): Promise<Outcome> {
  const { openings, concurrency, textBytes } = context.point as Record<string, number>;
  const before = await takeMoment(pair, context.pinning);
  const turns = { warmUp: DISTANT_WARM_UP_CONCURRENCY, measured: concurrency! };
  const one = await openOneByOne(pair, openings!, textBytes!, turns);
  const after = await takeMoment(pair, context.pinning);
  const { generatorLoopShare, stallShare, ...load } = loadBetween(before, after);
  return {
    ...openingFigures(one),
    counters: { generatorLoopShare: generatorLoopShare ?? 0, stallShare: stallShare ?? 0 },
    observations: { ...load, ...deliveryFaults(after.generator) },
  };
}

/** Time to the first message, and what it took to get there. */
function openingFigures(one: Openings): Required<Pick<Outcome, 'metrics' | 'histograms'>> {
  const firstMessage = distribution(one.firstMessageNs);
  const median = medianCounters(one.counters);
  return {
    metrics: present({
      firstMessageP50Ns: firstMessage?.at(50),
      firstMessageP90Ns: firstMessage?.at(90),
      upBytesPerConnection: median.upBytes,
      downBytesPerConnection: median.downBytes,
      requestsPerConnection: median.requests,
    }),
    histograms: firstMessage ? { firstMessage: firstMessage.stored } : {},
  };
}

interface Many {
  readonly openings: Openings;
  readonly before: MemoryMoment;
  readonly opened: Moment;
  readonly held: MemoryMoment;
}

async function openMany(
  context: TrialContext,
  pair: Pair,
  count: number,
  concurrency: number,
): Promise<Many> {
  const before = await takeMemoryMoment(context, pair);
  const open = { count, concurrency, after: null, until: 'ready', thenClose: false } as const;
  const openings = await pair.generator.call('open', open, 120_000);
  const opened = await takeMoment(pair, context.pinning);
  return { openings, before, opened, held: await takeMemoryMoment(context, pair) };
}

function outcome(one: Openings, many: Many, held: number): Outcome {
  const { opened } = many;
  const before = many.before.moment;
  const { metrics, histograms } = openingFigures(one);
  const { generatorLoopShare, stallShare, ...load } = loadBetween(before, opened);
  const generatorGaveOut = (generatorLoopShare ?? 0) >= 0.9 && !(serverLoopShare(before, opened) >= 0.9);
  return {
    metrics: present({
      ...metrics,
      connectionsPerSecond: (held * 1e9) / many.openings.elapsedNs,
      serverCpuUsPerConnection: cpuUs(before.server, opened.server) / held,
      ...memoryPerConnection(many.before, many.held, held),
    }),
    bounds: generatorGaveOut ? { connectionsPerSecond: 'lower' } : {},
    counters: {
      connectionsHeld: many.held.moment.generator.connections,
      ...memoryCounters(many.before, many.held, held),
      generatorLoopShare: generatorLoopShare ?? 0,
      stallShare: stallShare ?? 0,
    },
    histograms,
    observations: { ...load, ...deliveryFaults(many.held.moment.generator) },
  };
}

function serverLoopShare(before: Moment, after: Moment): number {
  const active = after.server.loopActiveMs - before.server.loopActiveMs;
  const idle = after.server.loopIdleMs - before.server.loopIdleMs;
  return active / (active + idle);
}

/** The counters of the connection in the middle: a Date field's or a port's digits must not make fractions. */
function medianCounters(all: readonly ConnectionCounters[]): ConnectionCounters {
  const sorted = [...all].sort((a, b) => a.downBytes + a.upBytes - b.downBytes - b.upBytes);
  return sorted[Math.floor(sorted.length / 2)] as ConnectionCounters;
}
