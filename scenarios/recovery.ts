/**
 * recovery: the server dies and another takes its place. How long until everyone is served again, what is
 * lost, and what does the new server go through? All lanes return by one policy (generator/back-off.ts).
 */
import { FIRST_SEQ } from '../protocol/cursor.js';
import { distribution, present } from './harness/figures.js';
import type { Reading, Receipts, Returns } from './harness/generator/commands.js';
import { loadBetween, takeMoment } from './harness/moment.js';
import type { Pair, Restarted, TrialContext } from './harness/trial-context.js';
import type { Observations } from './harness/trial-limits.js';
import { cpuUs } from './harness/usage-delta.js';
import { peakPerSecond, type UsageReading, watchUsage } from './harness/usage-watch.js';
import { accountRecovery, type Published, type RecoveryAccount } from './recovery/account.js';
import type { Outcome, Scenario } from './scenario.js';

type RecoveryPoint = {
  readonly clients: number;
  readonly ratePerSecond: number;
  readonly textBytes: number;
  readonly pollIntervalMs: number;
  readonly outageMs: number;
};

const OPENING_CONCURRENCY = 50;
/** Between two looks at the returning load, ms: the width of a peak. */
const LOOK_MS = 50;
const NONE_YET = FIRST_SEQ - 1;
/** What remains of a trial beside its named parts, for the estimate, ms. */
const START_MS = 700;
const OPEN_READER_MS = 1.5;
const RETURN_MS = 200;

export const recovery: Scenario = {
  id: 'recovery',
  title: { en: 'After the server dies', ko: '서버가 죽은 뒤' },
  question: {
    en: 'When the server is killed and started again, how long until every client is served, and what is lost?',
    ko: '서버가 강제로 종료됐다가 다시 시작되면 모든 클라이언트가 다시 서비스받기까지 얼마나 걸리고 무엇을 잃습니까?',
  },
  closedLoop: false,
  primaryMetric: 'servedAgainLastNs',
  metrics: [
    'servedAgainLastNs',
    'servedAgainP50Ns',
    'lostMessagesPerClient',
    'lostWithServerPerClient',
    'lostWhileAwayPerClient',
    'repeatedMessages',
    'peakConnectionsPerSecond',
    'peakRequestsPerSecond',
    'serverCpuUsPerReturn',
    'stormServerCpuShare',
    'refusedTriesPerClient',
  ],
  point: (settings) =>
    ({
      clients: settings.recoveryClients,
      ratePerSecond: settings.recoveryRatePerSecond,
      textBytes: settings.textBytes,
      pollIntervalMs: settings.pollIntervalMs,
      outageMs: settings.recoveryOutageMs,
    }) satisfies RecoveryPoint,
  estimateMs(settings, { transport }, point) {
    const { clients, outageMs, pollIntervalMs } = point as RecoveryPoint;
    // A poller notices at its next poll, and comes back behind one wait.
    const returnMs = transport === 'short-polling' ? pollIntervalMs + 700 : RETURN_MS;
    return START_MS + clients * OPEN_READER_MS + settings.recoveryCalmMs + outageMs + returnMs;
  },
  async run(context) {
    const { clients: count, textBytes, pollIntervalMs } = context.point as RecoveryPoint;
    const pair = await context.startPair(pollIntervalMs);
    const deliveries = count * 100;
    await pair.generator.call('expect', { kind: 'published', textBytes, deliveries, receipts: true });
    const each = { concurrency: OPENING_CONCURRENCY, after: null, until: 'ready', thenClose: false } as const;
    await pair.generator.call('open', { count, ...each });
    await pair.generator.call('comeBack', { start: { epoch: pair.info.epoch, seq: NONE_YET } });
    return outcome(context, await killAndReturn(context, pair));
  },
};

interface Recovered {
  readonly restarted: Restarted;
  readonly returns: Returns;
  readonly readings: readonly UsageReading[];
  readonly receipts: Receipts;
  readonly published: Published;
  readonly final: Reading;
  readonly load: Partial<Observations>;
}

async function killAndReturn(context: TrialContext, pair: Pair): Promise<Recovered> {
  const { clients } = context.point as RecoveryPoint;
  const { settings } = context;
  const before = publishSteadily(context, pair);
  await context.elapse(settings.recoveryCalmMs);
  const oldLastSeq = await before.stop();

  const restarted = await context.restartServer(pair, settings.recoveryOutageMs);
  const { server, generator } = restarted.pair;
  const listening = await takeMoment(restarted.pair, context.pinning);
  const storm = await watchUsage(context, server, LOOK_MS);
  const after = publishSteadily(context, restarted.pair);
  const patience = { readers: clients, timeoutMs: settings.recoveryPatienceMs };
  await generator.call('returns', patience, settings.recoveryPatienceMs + 5000);
  const readings = await storm.stop();
  const load = loadBetween(listening, await takeMoment(restarted.pair, context.pinning));
  const newLastSeq = await after.stop();

  const returns = await generator.call('returns', { readers: 0, timeoutMs: 0 });
  const published = { beforeSeq: NONE_YET, oldLastSeq, newBeforeSeq: NONE_YET, newLastSeq };
  const drain = { deliveries: awaited(returns, published), timeoutMs: settings.drainMs };
  await generator.call('drain', drain, settings.drainMs + 5000);
  const receipts = await generator.call('receipts', {});
  const final = await generator.call('read', { collect: false });
  return { restarted, returns, readings, receipts, published, final, load };
}

/** Publishes on the controller's word: no message is timed here, so that no metronome is needed. */
function publishSteadily({ elapse, now, point }: TrialContext, { server }: Pair) {
  const { ratePerSecond, textBytes } = point as RecoveryPoint;
  const beganNs = now();
  let publishing = true;
  const publish = async (): Promise<number> => {
    for (let count = 1; ; count++) {
      const { lastSeq } = await server.call('publish', { count: 1, textBytes });
      await elapse(Math.max(0, (beganNs + (count * 1e9) / ratePerSecond - now()) / 1e6));
      if (!publishing) return lastSeq;
    }
  };
  const running = publish();
  running.catch(() => {});
  return {
    /** Answers the last message's number, once it has been published. */
    stop(): Promise<number> {
      publishing = false;
      return running;
    },
  };
}

/** Deliveries there will have been when each reader has all that it was not told it has lost. */
function awaited(returns: Returns, { beforeSeq, oldLastSeq, newLastSeq }: Published): number {
  return returns.resetSeq.reduce((sum, reset, reader) => {
    if (Number.isNaN(reset)) return sum + oldLastSeq - beforeSeq;
    return sum + returns.leftSeq[reader]! - beforeSeq + newLastSeq - reset;
  }, 0);
}

function outcome(context: TrialContext, recovered: Recovered): Outcome {
  const { clients } = context.point as RecoveryPoint;
  const { restarted, returns, readings, final, load } = recovered;
  const account = accountRecovery(recovered.receipts, returns, recovered.published);
  const waits = returns.backNs.map((at) => at - restarted.listeningNs).sort();
  const served = distribution(waits.filter((wait) => wait > 0));
  const [first, last] = [readings[0]!.usage, readings.at(-1)!.usage];
  const stormCpuUs = cpuUs(first, last);
  const total = (column: Float64Array) => column.reduce((sum, value) => sum + value, 0);
  // One that has not come back has no time: the last of those that have would stand for it.
  const allBack = account.back === clients;
  return {
    metrics: present({
      servedAgainLastNs: allBack ? waits.at(-1) : undefined,
      servedAgainP50Ns: allBack ? waits[Math.floor((clients - 1) / 2)] : undefined,
      lostMessagesPerClient: (account.lostWithServer + account.lostWhileAway) / clients,
      lostWithServerPerClient: account.lostWithServer / clients,
      lostWhileAwayPerClient: account.lostWhileAway / clients,
      repeatedMessages: account.repeated,
      peakConnectionsPerSecond: peakPerSecond(readings, 'connections'),
      peakRequestsPerSecond: peakPerSecond(readings, 'requests'),
      serverCpuUsPerReturn: stormCpuUs / clients,
      stormServerCpuShare: (stormCpuUs * 1000) / (last.atNs - first.atNs),
      refusedTriesPerClient: total(returns.refused) / clients,
    }),
    counters: {
      back: account.back,
      noticedTheCut: returns.cutNs.filter((at) => !Number.isNaN(at)).length,
      killedToListeningMs: (restarted.listeningNs - restarted.killedNs) / 1e6,
      publishedBefore: recovered.published.oldLastSeq - NONE_YET,
      publishedAfter: recovered.published.newLastSeq - NONE_YET,
      refusedTries: total(returns.refused),
      generatorLoopShare: load.generatorLoopShare ?? 0,
      stallShare: load.stallShare ?? 0,
    },
    histograms: served ? { servedAgain: served.stored } : {},
    observations: observed(final, returns, account, load, clients),
  };
}

/**
 * The cut and the reset of each reader are what is asked for; a second of either is not, and neither is
 * a message that no reset told of. Repetitions are a figure. A reader that never came back is a
 * connection cut for good. Opening is work for both sides at once: how busy the
 * generator was is told, and not held against the trial, which times tenths of a second.
 */
function observed(
  final: Reading,
  returns: Returns,
  account: RecoveryAccount,
  { foreignCores, stealShare }: Partial<Observations>,
  clients: number,
): Observations {
  const beyondFirst = (column: Float64Array) =>
    column.reduce((sum, value) => sum + Math.max(0, value - 1), 0);
  return {
    missing: account.missing,
    misplaced: account.misplaced,
    corrupt: final.corrupt,
    resets: beyondFirst(returns.resets),
    cuts: beyondFirst(returns.cuts) + final.cuts + clients - account.back,
    cutsSaid: returns.said,
    ...(foreignCores === undefined ? {} : { foreignCores }),
    ...(stealShare === undefined ? {} : { stealShare }),
  };
}
