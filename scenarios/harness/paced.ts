/** A paced measurement: fresh processes, readers that are connected, and one window of messages on a schedule. */
import type { Stamps } from '../../protocol/control.js';
import type { Lane } from '../../protocol/lanes.js';
import type { Point } from '../../results/schema.js';
import type { Settings } from '../profiles.js';
import type { Account } from './account.js';
import type { Receipts } from './generator/commands.js';
import type { Observations } from './judge.js';
import type { Moment } from './moment.js';
import { measureWindow } from './paced-window.js';
import type { Arrivals } from './schedule.js';
import type { Pair, TrialContext } from './trial-context.js';

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
  return measureWindow(context, await openReaders(context), load);
}

/** Fresh processes, and the point's readers, all of them ready. */
export async function openReaders(context: TrialContext): Promise<Pair> {
  const { clients: count, pollIntervalMs } = context.point as Omit<PacedPoint, 'ratePerSecond'>;
  const pair = await context.startPair(pollIntervalMs);
  const concurrency = OPENING_CONCURRENCY;
  await pair.generator.call('open', { count, concurrency, after: null, until: 'ready', thenClose: false });
  return pair;
}
