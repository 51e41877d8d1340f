/**
 * slow-reader: one of many stops reading. What does the server hold for it, when does it let it go, what
 * do the others feel, and what does it get when it reads on?
 *
 * The policy is one: a bounded queue, then disconnection (close code 1013 on a WebSocket, the end of the
 * connection over HTTP). A poller cannot be slow in that sense: nothing is queued for who has not asked.
 * It falls behind in the ring, and its next polls bring what it has missed.
 */
import { FIRST_SEQ } from '../protocol/cursor.js';
import { costs, present } from './harness/figures.js';
import {
  openReaders,
  type Paced,
  type PacedLoad,
  type PacedPoint,
  warmupEstimateMs,
} from './harness/paced.js';
import { measureWindow } from './harness/paced-window.js';
import { readSocketMemory } from './harness/socket-memory.js';
import type { Pair, TrialContext } from './harness/trial-context.js';
import { type UsageReading, type UsageWatch, watchUsage } from './harness/usage-watch.js';
import type { Outcome, Scenario } from './scenario.js';
import {
  caughtUpAfterNs,
  closeCode,
  externalGrowth,
  heldFor,
  lostTo,
  othersLatency,
  SLOW,
  type Stopped,
} from './slow-reader/readings.js';

type SlowPoint = Omit<PacedPoint, 'rttMs'> & { readonly maxQueuedBytes: number };

const START_MS = 1300;
/** Between two looks at the server, ms: at 80 messages of 64 KiB a second a queue grows by 100 KiB meanwhile. */
const LOOK_MS = 20;

export const slowReader: Scenario = {
  id: 'slow-reader',
  title: { en: 'One client stops reading', ko: '읽기를 멈춘 클라이언트' },
  question: {
    en: 'When one client stops reading, what does the server hold for it, and what do the others feel?',
    ko: '한 클라이언트가 읽기를 멈추면 서버는 그 몫으로 얼마나 쌓아 두고, 다른 클라이언트는 어떤 영향을 받습니까?',
  },
  closedLoop: false,
  primaryMetric: 'slowReaderQueuedBytes',
  metrics: [
    'slowReaderQueuedBytes',
    'slowReaderKernelBytes',
    'slowReadersCut',
    'slowReaderCutAfterNs',
    'slowReaderLostMessages',
    'slowReaderCaughtUpAfterNs',
    'othersLatencyP50Ns',
    'calmLatencyP50Ns',
    'othersLatencyP99Ns',
    'calmLatencyP99Ns',
    'serverCpuShare',
    'generatorCpuShare',
  ],
  point: (settings) =>
    ({
      clients: settings.slowReaderClients,
      ratePerSecond: settings.slowReaderRatePerSecond,
      textBytes: settings.slowReaderTextBytes,
      pollIntervalMs: settings.slowReaderPollIntervalMs,
      maxQueuedBytes: settings.slowReaderQueueBytes,
    }) satisfies SlowPoint,
  estimateMs: (settings) => START_MS + 2 * (warmupEstimateMs(settings) + settings.slowReaderMeasureMs),

  async run(context) {
    const { maxQueuedBytes } = context.point as SlowPoint;
    const pair = await openReaders(context, { maxQueuedBytes });
    const { slowReaderMeasureMs: measureMs } = context.settings;
    const load = { follower: 'server', arrivals: 'poisson', measureMs } as const;
    const calm = await measureCalm(context, pair, load);
    return outcome(context, calm, await measureStopped(context, pair, load));
  },
};

/** The same window while all read. The server is looked at as often, so that the looks weigh on both alike. */
async function measureCalm(context: TrialContext, pair: Pair, load: PacedLoad): Promise<Paced> {
  let watch: UsageWatch | undefined;
  return measureWindow(context, pair, {
    ...load,
    async begins() {
      watch = await watchUsage(context, pair.server, LOOK_MS);
    },
    ended: async () => void (await watch?.stop()),
  });
}

/** A window in which one reader stops reading when it begins, and reads on when it has ended. */
async function measureStopped(context: TrialContext, pair: Pair, load: PacedLoad): Promise<Stopped> {
  const { server, generator } = pair;
  const { room } = await server.call('usage', { collect: true });
  await generator.call('comeBack', {
    start: { epoch: pair.info.epoch, seq: room?.lastSeq ?? FIRST_SEQ - 1 },
  });
  const kernelBytes: number[] = [];
  const looking = setInterval(() => {
    const kernel = readSocketMemory();
    if (kernel) kernelBytes.push(kernel.queuedBytes);
  }, LOOK_MS);
  try {
    const times = { pausedNs: 0, resumedNs: 0 };
    let watch: UsageWatch | undefined;
    let readings: readonly UsageReading[] = [];
    const paced = await measureWindow(context, pair, {
      ...load,
      async begins() {
        watch = await watchUsage(context, server, LOOK_MS);
        await generator.call('pause', { client: SLOW });
        times.pausedNs = context.now();
      },
      async ended() {
        readings = await watch!.stop();
        times.resumedNs = context.now();
        await generator.call('resume', { client: SLOW });
      },
    });
    const returns = await generator.call('returns', { readers: 0, timeoutMs: 0 });
    return { paced, ...times, readings, kernelBytes, returns };
  } finally {
    clearInterval(looking);
  }
}

function outcome(context: TrialContext, calm: Paced, stopped: Stopped): Outcome {
  const { paced, readings, returns, pausedNs } = stopped;
  const { clients } = context.point as SlowPoint;
  const { serverCpuShare, generatorCpuShare } = costs(paced.before, paced.after);
  const before = othersLatency(calm, clients);
  const beside = othersLatency(paced, clients);
  const cut = readings.find(({ counters }) => counters.slowReadersCut > 0);
  const total = (column: Float64Array) => column.reduce((sum, value) => sum + value, 0);
  const said = returns.said[0];
  return {
    metrics: present({
      serverCpuShare,
      generatorCpuShare,
      ...heldFor(stopped),
      slowReadersCut: readings.at(-1)!.counters.slowReadersCut,
      slowReaderCutAfterNs: cut && cut.usage.atNs - pausedNs,
      slowReaderLostMessages: lostTo(SLOW, paced),
      slowReaderCaughtUpAfterNs: caughtUpAfterNs(stopped),
      calmLatencyP50Ns: before?.at(50),
      calmLatencyP99Ns: before?.at(99),
      othersLatencyP50Ns: beside?.at(50),
      othersLatencyP99Ns: beside?.at(99),
    }),
    // The longest queue may have stood between two looks.
    bounds: heldFor(stopped).slowReaderQueuedBytes > 0 ? { slowReaderQueuedBytes: 'lower' } : {},
    counters: {
      offered: paced.offered,
      looks: readings.length,
      serverExternalGrowthBytes: externalGrowth(readings),
      slowReaderCuts: returns.cuts[SLOW]!,
      ...closeCode(said),
    },
    histograms: {
      ...(before ? { calmLatency: before.stored } : {}),
      ...(beside ? { othersLatency: beside.stored } : {}),
    },
    observations: {
      ...paced.observations,
      missing: (calm.observations.missing ?? 0) + (paced.observations.missing ?? 0),
      // The slow reader's one cut is what is asked for.
      cuts: paced.observations.cuts + total(returns.cuts) - Math.min(1, returns.cuts[SLOW]!),
      cutsSaid: returns.said,
      resets: paced.observations.resets,
    },
  };
}
