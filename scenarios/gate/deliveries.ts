/**
 * Whether all that is published arrives, once and in order: enough messages that one lost in a thousand is
 * missed, driven by counts, so that no clock decides. It is a question of the gate alone: `exact` counts the
 * bytes of twenty messages, which is too few to tell anything about rare losses.
 */

import type { Cursor } from '../../protocol/cursor.js';
import type { Metrics } from '../../results/metrics.js';
import { account } from '../harness/account.js';
import type { Receipts } from '../harness/generator/commands.js';
import type { Pair, TrialContext } from '../harness/trial-context.js';
import type { Outcome, Scenario } from '../scenario.js';

const CLIENTS = 2;
const MESSAGES = 2000;
/** Published at once, and waited for, so that no reader is cut for being slow. */
const BATCH = 100;
/** What has not come by then is lost, ms. */
const PATIENCE_MS = 5000;
const POLL_INTERVAL_MS = 5;
const START_MS = 700;
const BATCH_MS = 12;

export const deliveries: Scenario = {
  id: 'deliveries',
  title: { en: 'Delivered once and in order', ko: '빠짐없이, 한 번씩, 순서대로' },
  question: {
    en: 'Does all that is published arrive, once and in order?',
    ko: '보낸 메시지가 빠짐없이, 한 번씩, 순서대로 도착합니까?',
  },
  closedLoop: true,
  primaryMetric: 'missingMessages',
  metrics: [
    'missingMessages',
    'duplicateMessages',
    'misplacedMessages',
    'requestsPerConnection',
    'connectionsPerClient',
  ],
  ofTarget: true,
  point: ({ textBytes }) => ({ clients: CLIENTS, messages: MESSAGES, textBytes }),
  estimateMs: () => START_MS + (MESSAGES / BATCH) * BATCH_MS,

  async run(context) {
    const pair = await context.startPair(POLL_INTERVAL_MS);
    const { textBytes } = context.settings;
    const first = await toFirstMessage(pair, textBytes);
    const expected = {
      kind: 'published',
      textBytes,
      deliveries: MESSAGES * CLIENTS,
      receipts: true,
    } as const;
    await pair.generator.call('expect', expected);
    const how = { concurrency: CLIENTS, after: null, until: 'ready', thenClose: false } as const;
    await pair.generator.call('open', { count: CLIENTS, ...how });
    const firstSeq = await publishAll(context, pair);
    const receipts = await pair.generator.call('receipts', {});
    const { corrupt, resets, cuts, cutsSaid } = await pair.generator.call('read', { collect: false });
    const metrics = { ...faultsOf(receipts, firstSeq), ...first };
    return { metrics, observations: { corrupt, resets, cuts, cutsSaid } };
  },
};

/** What it takes a reader that comes back to get the message it has missed: requests, each a round trip, and connections. */
async function toFirstMessage({ server, generator, info }: Pair, textBytes: number): Promise<Metrics> {
  const { lastSeq } = await server.call('publish', { count: 1, textBytes });
  const after: Cursor = { epoch: info.epoch, seq: lastSeq - 1 };
  const how = { count: 1, concurrency: 1, after, until: 'first-message', thenClose: true } as const;
  const { counters } = await generator.call('open', how);
  await generator.call('close', {});
  const { requests, connectionsOpened } = counters[0]!;
  return { requestsPerConnection: requests, connectionsPerClient: connectionsOpened };
}

/** Answers the sequence number of the first message. */
async function publishAll({ settings, signal }: TrialContext, { server, generator }: Pair): Promise<number> {
  let lastSeq = 0;
  let arrived = 0;
  for (let published = 0; published < MESSAGES; published += BATCH) {
    signal.throwIfAborted();
    ({ lastSeq } = await server.call('publish', { count: BATCH, textBytes: settings.textBytes }, 30_000));
    // Counted from what has come, so that one loss is waited for once.
    const awaited = { deliveries: arrived + BATCH * CLIENTS, timeoutMs: PATIENCE_MS };
    await generator.call('drain', awaited);
    ({ delivered: arrived } = await generator.call('read', { collect: false }));
  }
  return lastSeq - MESSAGES + 1;
}

function faultsOf(receipts: Receipts, firstSeq: number): Outcome['metrics'] {
  const untimed = () => new Float64Array(MESSAGES);
  const stamps = {
    firstSeq,
    tickIndex: new Uint32Array(MESSAGES),
    intendedNs: untimed(),
    tickedNs: untimed(),
    sentNs: untimed(),
  };
  // Nothing is timed: of the account only the deliveries are wanted.
  const found = account(stamps, receipts, { clients: CLIENTS, fromNs: 0, toNs: 0, by: 'seq' });
  const { missing, duplicates, misplaced } = found;
  return { missingMessages: missing, duplicateMessages: duplicates, misplacedMessages: misplaced };
}
