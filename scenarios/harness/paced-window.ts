/**
 * The window of a paced measurement: the metronome plays, the load is warmed up, a window is measured,
 * the metronome stops, what is under way arrives, and every message is accounted for.
 */
import type { ControlCommands, Stamps } from '../../protocol/control.js';
import { account } from './account.js';
import type { Child } from './child.js';
import type { Reading, Receipts } from './generator/commands.js';
import type { MetronomeCommands } from './metronome.js';
import { loadBetween, type Moment, takeMoment } from './moment.js';
import { offeredWithin } from './offered.js';
import type { Paced, PacedLoad, PacedPoint } from './paced.js';
import { intendedTimes } from './schedule.js';
import type { Pair, TrialContext } from './trial-context.js';
import { warmUp } from './warm-up.js';

/** Whoever is ticked, server or generator, answers these alike. */
type TickFollower = Child<Pick<ControlCommands, 'followTicks' | 'stamps'>>;

/** Room between asking the metronome to play and its first tick, ms. */
const LEAD_IN_MS = 20;
/**
 * A moment takes a millisecond or two. Where a process is so overrun that it takes longer than this,
 * the window begins without it, while there still are ticks to be late with.
 */
const OVERRUN_MS = 100;

/** All that a paced measurement needs, ready and silent. */
interface Stage {
  readonly pair: Pair;
  readonly follower: TickFollower;
  readonly metronome: Child<MetronomeCommands>;
  /** When messages are due, ns from the first tick on: more than are played. */
  readonly offsetsNs: Float64Array;
}

/** Measures readers that are connected. Whoever keeps them may measure again, once all has arrived. */
export async function measureWindow(context: TrialContext, pair: Pair, load: PacedLoad): Promise<Paced> {
  const stage = await prepare(context, pair, load);
  const window = await playWindow(context, stage, load);
  await load.ended?.();
  const notes = await collectNotes(context, stage, window);
  if (!load.metronome) await stage.metronome.end();
  return drawUp(context, load.follower, stage, window, notes);
}

async function prepare(context: TrialContext, pair: Pair, load: PacedLoad): Promise<Stage> {
  const { settings, seed } = context;
  const { follower: role, arrivals, measureMs } = load;
  const { clients, ratePerSecond, textBytes } = context.point as PacedPoint;
  const longestMs = settings.warmupMaxMs + settings.warmupWindowMs * 2 + measureMs + 1000;
  const offsetsNs = intendedTimes(arrivals, ratePerSecond, longestMs, seed);
  const kind = role === 'server' ? 'published' : 'numbered';
  const deliveries = offsetsNs.length * clients;
  await pair.generator.call('expect', { kind, textBytes, deliveries, receipts: true });
  const path = context.tickPath();
  const follower: TickFollower = pair[role];
  await follower.call('followTicks', { path, textBytes, expectedTicks: offsetsNs.length });
  const metronome = load.metronome ?? (await context.startMetronome(path)).metronome;
  if (load.metronome) await metronome.call('connect', { path, origin: context.origin });
  return { pair, follower, metronome, offsetsNs };
}

interface Window {
  /** When the schedule began, and from when to when it was measured. */
  readonly startNs: number;
  readonly fromNs: number;
  readonly toNs: number;
  readonly before: Moment;
  readonly after: Moment;
  readonly warmup: Paced['warmup'];
  readonly played: MetronomeCommands['endAt']['answer'];
}

/** Plays the schedule: warm-up, then the window between its two moments. */
async function playWindow(
  context: TrialContext,
  stage: Stage,
  { measureMs, begins }: PacedLoad,
): Promise<Window> {
  const { now } = context;
  const { pair, metronome, offsetsNs } = stage;
  const moment = () => takeMoment(pair, context.pinning, metronome);
  const startNs = now() + LEAD_IN_MS * 1e6;
  await metronome.call('play', { startNs, offsetsNs });
  const warmup = await warmUp(context, async () => (await moment()).server);
  await begins?.();
  const askedNs = now();
  const before = await moment();
  const fromNs = Math.min(now(), askedNs + OVERRUN_MS * 1e6);
  const toNs = fromNs + measureMs * 1e6;
  const played = await metronome.call('endAt', { untilNs: toNs }, measureMs + 10_000);
  await context.elapse(Math.max(0, (toNs - now()) / 1e6));
  return { startNs, fromNs, toNs, before, after: await moment(), warmup, played };
}

interface Notes {
  readonly stamps: Stamps;
  readonly receipts: Receipts;
  readonly final: Reading;
}

/** Waits for what is still under way, then takes both sides' notes. */
async function collectNotes(context: TrialContext, stage: Stage, window: Window): Promise<Notes> {
  const { drainMs } = context.settings;
  const { clients } = context.point as PacedPoint;
  const { generator } = stage.pair;
  const stamps = await publishedStamps(context, stage.follower, window.played.ticked);
  const deliveries = stamps.sentNs.length * clients;
  await generator.call('drain', { deliveries, timeoutMs: drainMs }, drainMs + 5000);
  const receipts = await generator.call('receipts', {});
  return { stamps, receipts, final: await generator.call('read', { collect: false }) };
}

function drawUp(
  context: TrialContext,
  role: PacedLoad['follower'],
  { offsetsNs }: Stage,
  { startNs, fromNs, toNs, before, after, warmup, played }: Window,
  { stamps, receipts, final }: Notes,
): Paced {
  const { clients } = context.point as PacedPoint;
  const by = role === 'server' ? 'seq' : 'number';
  const drawnUp = account(stamps, receipts, { clients, fromNs, toNs, by });
  const { offered, ...kept } = offeredWithin(played.tickedNs, offsetsNs, { startNs, fromNs, toNs });
  return {
    account: drawnUp,
    stamps,
    receipts,
    fromNs,
    toNs,
    before,
    after,
    offered,
    tickingUs: role === 'server' ? offered * context.tickCpuUs : 0,
    warmup,
    observations: {
      ...kept,
      ...loadBetween(before, after),
      missing: drawnUp.missing + (played.ticked - stamps.sentNs.length) * clients,
      duplicates: drawnUp.duplicates,
      misplaced: drawnUp.misplaced,
      corrupt: final.corrupt,
      resets: final.resets,
      cuts: final.cuts,
      cutsSaid: final.cutsSaid,
      causality: drawnUp.causality,
    },
  };
}

/** A server slower than the schedule has ticks to work off: its stamps are complete when it has. */
async function publishedStamps(
  context: TrialContext,
  follower: TickFollower,
  ticked: number,
): Promise<Stamps> {
  const patienceNs = context.settings.drainMs * 1e6;
  let published = -1;
  let giveUpNs = Number.POSITIVE_INFINITY;
  for (;;) {
    const stamps = await follower.call('stamps', {});
    // As long as it gets on: what it published later would be received, and stamped by nobody.
    if (stamps.sentNs.length > published) giveUpNs = context.now() + patienceNs;
    published = stamps.sentNs.length;
    if (published >= ticked || context.now() > giveUpNs) return stamps;
    await context.elapse(20);
  }
}
