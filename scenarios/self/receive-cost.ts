/**
 * What a received message costs the generator: its client's parsing, the ledger's check and the
 * receipt while it arrives; the account and the histograms when the trial is over.
 */
import type { Stamps } from '../../protocol/control.js';
import { FIRST_SEQ } from '../../protocol/cursor.js';
import type { LaneId } from '../../protocol/lanes.js';
import type { Usage } from '../../protocol/usage.js';
import { storeHistogram } from '../../results/histogram.js';
import { median } from '../../results/statistics/centre.js';
import { account } from '../harness/account.js';
import { ChildError } from '../harness/child.js';
import { compiledScript } from '../harness/compiled-script.js';
import type { Receipts } from '../harness/generator/commands.js';
import type { Pair, TrialContext } from '../harness/trial-context.js';
import { cpuUs } from '../harness/usage-delta.js';
import { defaults } from '../settings.js';
import { measured, type Reading, readingOf, type SelfContext, type SelfMeasurement } from './measurement.js';
import type { PlainForm, PlainReaderCommands } from './plain-reader.js';

const REPETITIONS = 3;
const WARM_UP_MS = 700;
const MEASURE_MS = 1000;
const READERS = 10;
/** Room for receipts, so that none grows in the measured window. */
const DELIVERIES = 2_500_000;
const CALL_TIMEOUT_MS = 30_000;

const { textBytes, throughputQueueBytes: queueBytes, pollIntervalMs } = defaults;
const plainReader = compiledScript('./plain-reader.js', import.meta.url);

/**
 * How each client is fed: by the lanes of its transport, the fastest first. A socket client is fed by
 * µWS where there is one, since ws, which writes each message by itself, gives out before the client.
 */
const feeds = {
  'receive.ws': { form: 'ws', lanes: ['uws', 'ws'] },
  'receive.sse': { form: 'sse', lanes: ['sse'] },
  'receive.chunked': { form: 'chunked', lanes: ['chunked'] },
} as const satisfies Record<string, { form: PlainForm; lanes: readonly LaneId[] }>;

type FigureId = keyof typeof feeds;

const figure = (client: string) =>
  ({ title: `a received message, ${client}`, unit: 'µs', kind: 'most', target: 2 }) as const;

export const receiveCost: SelfMeasurement<FigureId> = {
  id: 'receive',
  title: 'the generator’s own cost of a received message, beside that of a plain loop',
  estimateMs: 3 * REPETITIONS * (2 * (WARM_UP_MS + MEASURE_MS) + 1600),
  figures: {
    'receive.ws': figure('ws'),
    'receive.sse': figure('sse'),
    'receive.chunked': figure('chunked'),
  },
  async run(context) {
    const reading = (id: FigureId) =>
      readingOf(context.signal, () => repeat(context, feeds[id].form, feeds[id].lanes));
    return {
      'receive.ws': await reading('receive.ws'),
      'receive.sse': await reading('receive.sse'),
      'receive.chunked': await reading('receive.chunked'),
    };
  },
};

/** By the first lane that can run here. */
async function repeat(
  context: SelfContext,
  form: PlainForm,
  [lane, ...others]: readonly LaneId[],
): Promise<Reading> {
  try {
    const costs: Cost[] = [];
    for (let i = 0; i < REPETITIONS; i++) costs.push(await measureCost(context, form, lane!));
    const middle = (of: (cost: Cost) => number) => median(costs.map(of));
    return measured(
      costs.map(({ receivingUs, afterwardsUs }) => receivingUs + afterwardsUs),
      {
        receivingUs: middle((cost) => cost.receivingUs),
        afterwardsUs: middle((cost) => cost.afterwardsUs),
        plainLoopUs: middle((cost) => cost.plainLoopUs),
        messagesPerSecond: middle((cost) => cost.perSecond),
        generatorCores: middle((cost) => cost.generatorCores),
      },
    );
  } catch (error) {
    const isUnavailable = error instanceof ChildError && error.code === 'unavailable';
    if (isUnavailable && others.length > 0) return repeat(context, form, others);
    throw error;
  }
}

interface Cost {
  /** CPU of the generator's process, and of account and histograms, per message. */
  readonly receivingUs: number;
  readonly afterwardsUs: number;
  /** CPU per message of a program that only parses and counts, on the same server right after. */
  readonly plainLoopUs: number;
  readonly perSecond: number;
  readonly generatorCores: number;
}

async function measureCost(context: SelfContext, form: PlainForm, lane: LaneId): Promise<Cost> {
  const trial = context.trial(lane);
  const pair = await trial.startPair(pollIntervalMs);
  const { generator } = pair;
  await generator.call('expect', { kind: 'published', textBytes, deliveries: DELIVERIES, receipts: true });
  const each = { concurrency: READERS, after: null, until: 'ready', thenClose: false } as const;
  await generator.call('open', { count: READERS, ...each });
  const ours = await flood(trial, pair, async () => {
    const { delivered, usage } = await generator.call('read', { collect: false });
    return { received: delivered, usage };
  });
  const timeoutMs = CALL_TIMEOUT_MS / 2;
  await generator.call('drain', { deliveries: ours.published * READERS, timeoutMs }, CALL_TIMEOUT_MS);
  const receipts = await generator.call('receipts', {}, CALL_TIMEOUT_MS);
  await generator.end();
  const plain = context.startClient<PlainReaderCommands>('plain reader', plainReader);
  await plain.call('begin', { url: pair.info.url, form, readers: READERS });
  const peers = await flood(trial, pair, () => plain.call('read', {}));
  await Promise.all([plain.end(), trial.end()]);
  return {
    receivingUs: ours.usPerMessage,
    afterwardsUs: accountCpuUs(receipts, ours.published) / receipts.seq.length,
    plainLoopUs: peers.usPerMessage,
    perSecond: ours.perSecond,
    generatorCores: (ours.usPerMessage * ours.perSecond) / 1e6,
  };
}

interface Count {
  readonly received: number;
  readonly usage: Usage;
}

/** Floods whoever reads, and watches for a while what it costs them. */
async function flood(trial: TrialContext, { server }: Pair, read: () => Promise<Count>) {
  await server.call('flood', { textBytes, queueBytes });
  await trial.elapse(WARM_UP_MS);
  const before = await read();
  await trial.elapse(MEASURE_MS);
  const after = await read();
  const { published } = await server.call('endFlood', {});
  const received = after.received - before.received;
  return {
    published,
    usPerMessage: cpuUs(before.usage, after.usage) / received,
    perSecond: (received * 1e9) / (after.usage.atNs - before.usage.atNs),
  };
}

/**
 * Draws up the account and its two histograms as `push` does and answers the CPU it took.
 * @throws Error where a message is missing, doubled or misplaced: what is lost costs nothing
 */
function accountCpuUs(receipts: Receipts, published: number): number {
  const stamps = stampsOf(receipts, published);
  const began = process.cpuUsage();
  const range = { fromNs: Number.NEGATIVE_INFINITY, toNs: Number.POSITIVE_INFINITY };
  const drawnUp = account(stamps, receipts, { clients: READERS, by: 'seq', ...range });
  storeHistogram(drawnUp.latencyNs);
  storeHistogram(drawnUp.sentLatencyNs);
  const used = process.cpuUsage(began);
  const { missing, duplicates, misplaced } = drawnUp;
  if (missing + duplicates + misplaced > 0) {
    throw new Error(`${missing} messages missing, ${duplicates} doubled, ${misplaced} out of order`);
  }
  return used.user + used.system;
}

/** A flood is not stamped: each message's first receipt stands for its sending. */
function stampsOf(receipts: Receipts, published: number): Stamps {
  const sentNs = new Float64Array(published).fill(Number.POSITIVE_INFINITY);
  receipts.seq.forEach((seq, i) => {
    const index = seq - FIRST_SEQ;
    sentNs[index] = Math.min(sentNs[index] as number, receipts.receivedNs[i] as number);
  });
  const tickIndex = new Uint32Array(published);
  return { firstSeq: FIRST_SEQ, tickIndex, intendedNs: sentNs, tickedNs: sentNs, sentNs };
}
