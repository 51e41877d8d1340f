/** A paced measurement: fresh processes, readers that are connected, and one window of messages on a schedule. */
import type { Stamps } from '../../protocol/control.js';
import type { Lane } from '../../protocol/lanes.js';
import type { ServerLimits } from '../../protocol/limits.js';
import type { Point } from '../../results/schema.js';
import type { Settings } from '../settings.js';
import type { Account } from './account.js';
import type { Child } from './child.js';
import type { Receipts } from './generator/commands.js';
import { pathOf, pathParameters } from './link/path.js';
import type { MetronomeCommands } from './metronome.js';
import type { Moment } from './moment.js';
import { measureWindow } from './paced-window.js';
import type { Arrivals } from './schedule.js';
import type { Pair, TrialContext } from './trial-context.js';
import type { Observations } from './trial-limits.js';

export interface PacedLoad {
  /** Who follows the ticks: the server publishes, or the generator's clients send. */
  readonly follower: 'server' | 'generator';
  readonly arrivals: Arrivals;
  readonly measureMs: number;
  /** What happens where the measured window begins, and where it has ended and all is yet to arrive. */
  readonly begins?: () => Promise<void>;
  readonly ended?: () => Promise<void>;
  /** Plays the schedule, and goes on for whoever measures again; a fresh one is started, and ended, without it. */
  readonly metronome?: Child<MetronomeCommands>;
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

/** Readers that may be opening at the same time. */
const OPENING_CONCURRENCY = 20;
/** What starting the processes and opening the readers takes, ms: for the estimate only. */
const START_MS = 550;
const OPEN_READER_MS = 2;
const START_LINK_MS = 120;

export function pacedPoint(settings: Settings, clients: number, ratePerSecond: number): PacedPoint {
  const { textBytes, pollIntervalMs } = settings;
  return { clients, ratePerSecond, textBytes, pollIntervalMs, ...pathParameters(settings) };
}

export function estimatePacedMs(settings: Settings, lane: Lane, point: Point, measureMs: number): number {
  const { clients, pollIntervalMs, rttMs } = point as PacedPoint;
  const warmupMs = warmupEstimateMs(settings);
  const drainMs = rttMs + (lane.transport === 'short-polling' ? pollIntervalMs : 0);
  const opensMs = clients * OPEN_READER_MS + estimateOpeningMs(point, clients, OPENING_CONCURRENCY);
  return START_MS + opensMs + warmupMs + measureMs + drainMs;
}

/** What a distance adds: a process to start, and for each turn of openings two round trips, or with closing more. */
export function estimateOpeningMs(
  point: Point,
  openings: number,
  concurrency: number,
  closingRtts = 0,
): number {
  const path = pathOf(point);
  return path ? START_LINK_MS + Math.ceil(openings / concurrency) * (2 + closingRtts) * path.rttMs : 0;
}

export function warmupEstimateMs(settings: Settings): number {
  return (settings.warmupMinMs + settings.warmupMaxMs) / 2;
}

export async function runPaced(context: TrialContext, load: PacedLoad): Promise<Paced> {
  return measureWindow(context, await openReaders(context), load);
}

/** Fresh processes, and the point's readers, all of them ready. */
export async function openReaders(context: TrialContext, limits?: Partial<ServerLimits>): Promise<Pair> {
  const { clients: count, pollIntervalMs } = context.point as Omit<PacedPoint, 'ratePerSecond'>;
  const pair = await context.startPair(pollIntervalMs, limits);
  const concurrency = OPENING_CONCURRENCY;
  await pair.generator.call('open', { count, concurrency, after: null, until: 'ready', thenClose: false });
  return pair;
}
