/**
 * One unit of the gate: a fresh server and generator of base and of head, alive at the same time, of which
 * one at a time is under load, in short windows that take turns. A machine that changes its pace does so
 * over seconds: it changes it for both, and divides out. What differs from one process to the next of the
 * same code does not, and is why a comparison is made of several units.
 */
import type { HeaderProfile } from '../../protocol/headers.js';
import { type Lane, transports } from '../../protocol/lanes.js';
import type { Metrics } from '../../results/metrics.js';
import { createTrialContext } from '../harness/create-trial-context.js';
import { memoryPerConnection, takeMemoryMoment } from '../harness/held-memory.js';
import type { Paced, PacedLoad } from '../harness/paced.js';
import { measureWindow } from '../harness/paced-window.js';
import type { Pinning } from '../harness/pinning.js';
import type { Metronome, Pair, TrialContext } from '../harness/trial-context.js';
import { type GateLoad, unitSettings } from './loads.js';
import { otherSide, type SideName, type Sides, sideNames } from './sides.js';

export interface UnitRequest {
  readonly lane: Lane;
  readonly load: GateLoad;
  readonly sides: Sides;
  /** Chooses the schedules: the same for both sides. */
  readonly seed: number;
  /** Whose window comes first; the second pair of windows is the other way round, and so on. */
  readonly first: SideName;
  readonly headers: HeaderProfile;
  readonly pinning: Pinning;
  readonly signal: AbortSignal;
}

/** A window as it was measured, before it is judged. */
export interface MeasuredWindow {
  readonly side: SideName;
  /** Which pair of windows it belongs to; -1: the run-in, of which only the deliveries count. */
  readonly pair: number;
  readonly paced: Paced;
}

export interface MeasuredUnit {
  readonly windows: readonly MeasuredWindow[];
  /** Memory a held connection, where there is one and it can be known. */
  readonly held: Readonly<Record<SideName, Metrics>>;
  readonly engines: Readonly<Record<SideName, Readonly<Record<string, string>>>>;
}

/** One side, alive: silent unless a window of its own runs. */
interface Live {
  readonly context: TrialContext;
  readonly pair: Pair;
  readonly metronome: Metronome['metronome'];
  readonly held: Metrics;
}

/** @throws AbortError on Ctrl-C; ChildError where a side cannot be driven. Every process is ended either way. */
export async function measureUnit(request: UnitRequest): Promise<MeasuredUnit> {
  const { first, load } = request;
  const contexts = { base: contextOf(request, 'base'), head: contextOf(request, 'head') };
  try {
    // One after the other, since starting and opening would load both at once.
    const live = {} as Record<SideName, Live>;
    for (const side of [first, otherSide(first)]) live[side] = await bringUp(contexts[side], load);
    const windows: MeasuredWindow[] = [];
    const play = async (side: SideName, pair: number, measureMs: number) => {
      windows.push({ side, pair, paced: await playWindow(live[side], load, pair, measureMs) });
    };
    for (const side of [first, otherSide(first)]) await play(side, -1, load.runInMs);
    for (let pair = 0; pair < load.windowPairs; pair++) {
      const leads = pair % 2 === 0 ? first : otherSide(first);
      for (const side of [leads, otherSide(leads)]) await play(side, pair, load.windowMs);
    }
    return {
      windows,
      held: { base: live.base.held, head: live.head.held },
      engines: { base: live.base.pair.info.engine, head: live.head.pair.info.engine },
    };
  } finally {
    await Promise.all(sideNames.map((side) => contexts[side].end()));
  }
}

function contextOf({ lane, load, sides, ...request }: UnitRequest, side: SideName): TrialContext {
  const { clients, ratePerSecond, textBytes, pollIntervalMs } = load;
  const { seed, headers, pinning, signal } = request;
  return createTrialContext({
    lane,
    point: { clients, ratePerSecond, textBytes, pollIntervalMs, rttMs: 0 },
    settings: unitSettings(load),
    seed,
    headers,
    keepAlive: true,
    host: '127.0.0.1',
    pinning,
    // What a tick costs is the same on both sides; taking an estimate of it out would only add its noise.
    tickCpuUs: 0,
    ...sides[side],
    signal,
  });
}

/** Readers that may be opening at the same time. */
const CONCURRENCY = 20;

async function bringUp(context: TrialContext, load: GateLoad): Promise<Live> {
  const pair = await context.startPair(load.pollIntervalMs);
  const held = load.held > 0 && !context.target ? await takeHeld(context, pair, load.held) : {};
  const metronome = context.startSilentMetronome();
  if (staysSilent(context.lane)) await openReaders(pair, load.clients);
  return { context, pair, metronome, held };
}

/** Whether connected readers cost nothing while nobody publishes: pollers do not wait for news, they ask. */
const staysSilent = ({ transport }: Lane): boolean => transports[transport].holds;

async function openReaders({ generator }: Pair, count: number): Promise<void> {
  const how = { concurrency: CONCURRENCY, after: null, until: 'ready', thenClose: false } as const;
  await generator.call('open', { count, ...how }, 60_000);
}

/**
 * What held connections take, on a server that has had as many before: what is compiled, or grown to size,
 * for the first two hundred comes to a quarter of what they hold.
 */
async function takeHeld(context: TrialContext, pair: Pair, count: number): Promise<Metrics> {
  await openReaders(pair, count);
  await pair.generator.call('close', {});
  const before = await takeMemoryMoment(context, pair);
  await openReaders(pair, count);
  const held = await takeMemoryMoment(context, pair);
  await pair.generator.call('close', {});
  return memoryPerConnection(before, held, count);
}

async function playWindow(live: Live, load: GateLoad, pairIndex: number, measureMs: number): Promise<Paced> {
  const { context, pair, metronome } = live;
  const silent = staysSilent(context.lane);
  if (!silent) await openReaders(pair, load.clients);
  const follower: PacedLoad['follower'] = context.target ? 'generator' : 'server';
  // Both sides of a pair of windows are given the same schedule, each pair another one.
  const seeded = { ...context, seed: context.seed + 1 + pairIndex };
  const paced = await measureWindow(seeded, pair, { follower, arrivals: 'poisson', measureMs, metronome });
  if (!silent) await pair.generator.call('close', {});
  return paced;
}
