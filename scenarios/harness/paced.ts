/**
 * A paced measurement: readers are connected, the metronome plays, the load is warmed up, a window
 * is measured, the metronome stops, what is under way arrives, and every message is accounted for.
 */
import type { ControlCommands, Stamps } from '../../protocol/control.js';
import type { Lane } from '../../protocol/lanes.js';
import type { Point } from '../../results/schema.js';
import type { Settings } from '../profiles.js';
import { type Account, account } from './account.js';
import type { Child } from './child.js';
import type { Receipts } from './generator/commands.js';
import type { Observations } from './judge.js';
import { loadBetween, type Moment, takeMoment } from './moment.js';
import { type Arrivals, intendedTimes } from './schedule.js';
import type { Pair, TrialContext } from './trial-context.js';
import { warmUp } from './warm-up.js';

export interface PacedLoad {
  /** Who follows the ticks: the server publishes, or the generator's clients send. */
  readonly follower: 'server' | 'generator';
  readonly arrivals: Arrivals;
  readonly measureMs: number;
}

/** The parameters of a point that is measured at a pace. */
export type PacedPoint = {
  readonly clients: number;
  readonly ratePerSecond: number;
  readonly textBytes: number;
  readonly pollIntervalMs: number;
  readonly rttMs: number;
};

export interface Paced {
  readonly account: Account;
  readonly stamps: Stamps;
  readonly receipts: Receipts;
  readonly fromNs: number;
  readonly toNs: number;
  readonly before: Moment;
  readonly after: Moment;
  /** Messages offered within the window. */
  readonly offered: number;
  /** What the window's ticks cost the server that follows them, CPU µs. */
  readonly tickingUs: number;
  readonly warmup: { readonly ms: number; readonly agreed: boolean };
  readonly observations: Observations;
}

/** Whoever is ticked, server or generator, answers these alike. */
type TickFollower = Child<Pick<ControlCommands, 'followTicks' | 'stamps'>>;

/** Room between asking the metronome to play and its first tick, ms. */
const LEAD_IN_MS = 20;

/** Readers that may be opening at the same time. */
const OPENING_CONCURRENCY = 20;
/** What starting the processes and opening the readers takes, ms: for the estimate only. */
const START_MS = 750;
const OPEN_READER_MS = 2;

export function pacedPoint(settings: Settings, clients: number, ratePerSecond: number): PacedPoint {
  const { textBytes, pollIntervalMs, rttMs } = settings;
  return { clients, ratePerSecond, textBytes, pollIntervalMs, rttMs };
}

export function estimatePacedMs(settings: Settings, lane: Lane, point: Point, measureMs: number): number {
  const { clients, pollIntervalMs } = point as PacedPoint;
  const warmupMs = (settings.warmupMinMs + settings.warmupMaxMs) / 2;
  const drainMs = lane.transport === 'short-polling' ? pollIntervalMs : 0;
  return START_MS + clients * OPEN_READER_MS + warmupMs + measureMs + drainMs;
}

export async function runPaced(context: TrialContext, load: PacedLoad): Promise<Paced> {
  const { settings, now, seed } = context;
  const { follower: role, arrivals, measureMs } = load;
  const { clients, ratePerSecond, textBytes } = context.point as PacedPoint;
  const longestMs = settings.warmupMaxMs + settings.warmupWindowMs * 2 + measureMs + 1000;
  const offsetsNs = intendedTimes(arrivals, ratePerSecond, longestMs, seed);
  const pair = await openReaders(context, role, offsetsNs.length * clients);
  const path = context.tickPath();
  const follower: TickFollower = pair[role];
  await follower.call('followTicks', { path, textBytes, expectedTicks: offsetsNs.length });
  const { metronome } = await context.startMetronome(path);
  const moment = () => takeMoment(pair, context.pinning, metronome);

  const startNs = now() + LEAD_IN_MS * 1e6;
  await metronome.call('play', { startNs, offsetsNs });
  const warmup = await warmUp(context, async () => (await moment()).server);
  const before = await moment();
  const fromNs = now();
  const toNs = fromNs + measureMs * 1e6;
  const played = await metronome.call('endAt', { untilNs: toNs }, measureMs + 10_000);
  await context.elapse(Math.max(0, (toNs - now()) / 1e6));
  const after = await moment();

  const stamps = await publishedStamps(context, follower, played.ticked);
  await pair.generator.call(
    'drain',
    { deliveries: stamps.sentNs.length * clients, timeoutMs: settings.drainMs },
    settings.drainMs + 5000,
  );
  const receipts = await pair.generator.call('receipts', {});
  const final = await pair.generator.call('read', { collect: false });
  const by = role === 'server' ? 'seq' : 'number';
  const drawnUp = account(stamps, receipts, { clients, fromNs, toNs, by });
  const lagNs = windowLags(played.tickedNs, offsetsNs, startNs, fromNs, toNs);
  const planned = countWithin(offsetsNs, fromNs - startNs, toNs - startNs);
  return {
    account: drawnUp,
    stamps,
    receipts,
    fromNs,
    toNs,
    before,
    after,
    offered: lagNs.length,
    tickingUs: role === 'server' ? lagNs.length * context.tickCpuUs : 0,
    warmup,
    observations: {
      metronomeLagP99Ms: quantile(lagNs, 0.99) / 1e6,
      offeredShare: planned > 0 ? lagNs.length / planned : 1,
      ...loadBetween(before, after),
      missing: drawnUp.missing + (played.ticked - stamps.sentNs.length) * clients,
      duplicates: drawnUp.duplicates,
      misplaced: drawnUp.misplaced,
      corrupt: final.corrupt,
      resets: final.resets,
      cuts: final.cuts.length,
      causality: drawnUp.causality,
    },
  };
}

async function openReaders(
  context: TrialContext,
  role: PacedLoad['follower'],
  deliveries: number,
): Promise<Pair> {
  const { clients, textBytes, pollIntervalMs } = context.point as PacedPoint;
  const pair = await context.startPair(pollIntervalMs);
  const kind = role === 'server' ? 'published' : 'numbered';
  await pair.generator.call('expect', { kind, textBytes, deliveries, receipts: true });
  const concurrency = OPENING_CONCURRENCY;
  const until = 'ready';
  await pair.generator.call('open', { count: clients, concurrency, after: null, until, thenClose: false });
  return pair;
}

/** A server slower than the schedule has ticks to work off: its stamps are complete when it has. */
async function publishedStamps(
  context: TrialContext,
  follower: TickFollower,
  ticked: number,
): Promise<Stamps> {
  const giveUpNs = context.now() + context.settings.drainMs * 1e6;
  for (;;) {
    const stamps = await follower.call('stamps', {});
    if (stamps.sentNs.length >= ticked || context.now() > giveUpNs) return stamps;
    await context.elapse(20);
  }
}

function windowLags(
  tickedNs: Float64Array,
  offsetsNs: Float64Array,
  startNs: number,
  fromNs: number,
  toNs: number,
): Float64Array {
  const lags: number[] = [];
  tickedNs.forEach((ticked, index) => {
    const intended = startNs + (offsetsNs[index] as number);
    if (intended >= fromNs && intended < toNs) lags.push(ticked - intended);
  });
  return Float64Array.from(lags).sort();
}

function countWithin(times: Float64Array, from: number, to: number): number {
  return times.reduce((count, time) => (time >= from && time < to ? count + 1 : count), 0);
}

/** Nearest rank in sorted values; 0 of none. */
function quantile(sorted: Float64Array, q: number): number {
  return sorted[Math.min(sorted.length - 1, Math.ceil(q * sorted.length) - 1)] ?? 0;
}
