/** connect: how long until the first message can arrive, and what does a connection cost to open and to hold? */

import { type Cursor, FIRST_SEQ } from '../protocol/cursor.js';
import type { ConnectionCounters } from '../protocol/transport.js';
import type { Usage } from '../protocol/usage.js';
import { distribution, present } from './harness/figures.js';
import type { Openings } from './harness/generator/commands.js';
import { deliveryFaults, loadBetween, type Moment, takeMoment } from './harness/moment.js';
import { readSocketMemory, type SocketMemory } from './harness/socket-memory.js';
import type { Pair, TrialContext } from './harness/trial-context.js';
import { cpuUs } from './harness/usage-delta.js';
import type { Outcome, Scenario } from './scenario.js';

/** Held pollers must not ask again while connections are opened and counted. */
const HELD_POLL_INTERVAL_MS = 60_000;
/** Connections opened unmeasured, so that both sides have compiled what they run. */
const WARM_UP_CONNECTIONS = 30;

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
  point: (settings) => ({
    serial: settings.connectSerial,
    held: settings.connectHeld,
    concurrency: settings.connectConcurrency,
    textBytes: settings.textBytes,
    rttMs: settings.rttMs,
  }),
  estimateMs: (settings) =>
    700 + (WARM_UP_CONNECTIONS + settings.connectSerial) * 2 + settings.connectHeld * 1.2,

  async run(context) {
    const { serial, held, concurrency, textBytes } = context.point as Record<string, number>;
    const pair = await context.startPair(HELD_POLL_INTERVAL_MS);
    await pair.generator.call('expect', {
      kind: 'published',
      textBytes: textBytes!,
      deliveries: 0,
      receipts: false,
    });
    const one = await openOneByOne(pair, serial!, textBytes!);
    const many = await openMany(context, pair, held!, concurrency!);
    return outcome(one, many, held!);
  },
};

/** A retained message waits for each reader, so that the first can arrive as soon as the lane allows. */
async function openOneByOne(pair: Pair, count: number, textBytes: number): Promise<Openings> {
  await pair.server.call('publish', { count: 1, textBytes });
  const after: Cursor = { epoch: pair.info.epoch, seq: FIRST_SEQ - 1 };
  const each = { concurrency: 1, after, until: 'first-message', thenClose: true } as const;
  await pair.generator.call('open', { count: WARM_UP_CONNECTIONS, ...each }, 60_000);
  return pair.generator.call('open', { count, ...each }, 60_000);
}

interface Many {
  readonly openings: Openings;
  readonly before: Moment;
  readonly opened: Moment;
  /** After garbage collection, with all connections held. */
  readonly held: Moment;
  /** What the kernel kept for sockets before, and with all held; undefined where it does not say. */
  readonly kernelBefore: SocketMemory | undefined;
  readonly kernelHeld: SocketMemory | undefined;
}

async function openMany(
  context: TrialContext,
  pair: Pair,
  count: number,
  concurrency: number,
): Promise<Many> {
  const { pinning } = context;
  const before = await takeMoment(pair, pinning, undefined, true);
  const kernelBefore = readSocketMemory();
  const open = { count, concurrency, after: null, until: 'ready', thenClose: false } as const;
  const openings = await pair.generator.call('open', open, 120_000);
  const opened = await takeMoment(pair, pinning);
  const held = await takeMoment(pair, pinning, undefined, true);
  return { openings, before, opened, held, kernelBefore, kernelHeld: readSocketMemory() };
}

function outcome(one: Openings, many: Many, held: number): Outcome {
  const { before, opened } = many;
  const firstMessage = distribution(one.firstMessageNs);
  const median = medianCounters(one.counters);
  const { generatorLoopShare, stallShare, ...load } = loadBetween(before, opened);
  const generatorGaveOut = (generatorLoopShare ?? 0) >= 0.9 && serverLoopShare(before, opened) < 0.9;
  return {
    metrics: present({
      firstMessageP50Ns: firstMessage?.at(50),
      firstMessageP90Ns: firstMessage?.at(90),
      upBytesPerConnection: median.upBytes,
      downBytesPerConnection: median.downBytes,
      requestsPerConnection: median.requests,
      connectionsPerSecond: (held * 1e9) / many.openings.elapsedNs,
      serverCpuUsPerConnection: cpuUs(before.server, opened.server) / held,
      ...memoryPerConnection(many, held),
    }),
    bounds: generatorGaveOut ? { connectionsPerSecond: 'lower' } : {},
    counters: {
      connectionsHeld: many.held.generator.connections,
      externalBytesPerConnection: (many.held.server.externalBytes - before.server.externalBytes) / held,
      ...queuedPerConnection(many, held),
      generatorLoopShare: generatorLoopShare ?? 0,
      stallShare: stallShare ?? 0,
    },
    histograms: firstMessage ? { firstMessage: firstMessage.stored } : {},
    observations: { ...load, ...deliveryFaults(many.held.generator) },
  };
}

/**
 * What holding one connection takes, in three parts that no tool shows together. Resident memory beside
 * them also counts the heap's free room, which depends on when it was last collected: in three trials
 * of 500 to 1,000 sockets of ws it strayed from -3 to 10 KB each, the heap in use by less than 30 bytes.
 */
function memoryPerConnection({ before, held, kernelBefore, kernelHeld }: Many, count: number) {
  const [from, to] = [before.server, held.server];
  const each = (first: number | undefined, last: number | undefined): number | undefined =>
    first === undefined || last === undefined ? undefined : Math.max(0, last - first) / count;
  return {
    serverHeapBytesPerConnection: each(from.heapUsedBytes, to.heapUsedBytes),
    serverNativeBytesPerConnection: each(nativeBytes(from), nativeBytes(to)),
    kernelSocketBytesPerConnection: each(kernelBefore?.objectBytes, kernelHeld?.objectBytes),
    serverRssBytesPerConnection: each(from.rssBytes, to.rssBytes),
  };
}

/** Memory that is neither the heap's nor a file's: buffers, and the structures of libuv, Node and engine. */
function nativeBytes({ anonymousBytes, heapResidentBytes }: Usage): number | undefined {
  if (anonymousBytes === undefined || heapResidentBytes === undefined) return undefined;
  return anonymousBytes - heapResidentBytes;
}

/** Data queued in the kernel, on the whole machine: near zero where connections are silent. */
function queuedPerConnection({ kernelBefore, kernelHeld }: Many, count: number): Record<string, number> {
  if (!kernelBefore || !kernelHeld) return {};
  return { kernelQueuedBytesPerConnection: (kernelHeld.queuedBytes - kernelBefore.queuedBytes) / count };
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
