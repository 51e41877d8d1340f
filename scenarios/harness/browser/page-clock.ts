/**
 * How the page's clock stands to that of the run: each of its readings is put between two of ours, and the
 * difference lies within every such bracket, so within all of them together.
 *
 * The clock is `performance.timeOrigin + performance.now()`, which all frames of one process share (W3C High
 * Resolution Time, section 6: time origins are points of one monotonic clock). One frame is compared closely;
 * what others say against it widens the bound.
 */
import type { Clock } from '../../../protocol/clock.js';

export interface ClockRelation {
  /** The page's reading that the others are counted from, ms: an epoch's nanoseconds leave exact integers. */
  readonly baseMs: number;
  /** The run's clock less the page's since its base lies within, ns. */
  readonly lowNs: number;
  readonly highNs: number;
}

export interface Comparing {
  readonly now: Clock;
  /** The page's clock at this moment, ms. */
  readonly read: () => Promise<number>;
  /** Most samples: fewer where the difference is known closely before. */
  readonly samples: number;
  readonly isolated: boolean;
  readonly baseMs?: number;
}

/** Steps of the page's clock, isolated from other origins and not (section 9 of the same). */
const ISOLATED_STEP_NS = 5_000;
const COARSE_STEP_NS = 100_000;
/** Closer than this the clocks need not be told apart, ns. */
const CLOSE_NS = 100_000;

export async function relate({ now, read, samples, isolated, baseMs }: Comparing): Promise<ClockRelation> {
  const stepNs = isolated ? ISOLATED_STEP_NS : COARSE_STEP_NS;
  const base = baseMs ?? (await read());
  let lowNs = Number.NEGATIVE_INFINITY;
  let highNs = Number.POSITIVE_INFINITY;
  for (let i = 0; i < samples && highNs - lowNs > 2 * CLOSE_NS; i++) {
    const beforeNs = now();
    const pageNs = ((await read()) - base) * 1e6;
    lowNs = Math.max(lowNs, beforeNs - pageNs - stepNs);
    highNs = Math.min(highNs, now() - pageNs + stepNs);
  }
  return { baseMs: base, lowNs, highNs };
}

const middleNs = ({ lowNs, highNs }: ClockRelation): number => (lowNs + highNs) / 2;

/** A reading of the page's clock, ms, on the run's, ns. */
export const toRunNs = (relation: ClockRelation, pageMs: number): number =>
  (pageMs - relation.baseMs) * 1e6 + middleNs(relation);

/** How far a time that was taken over may be from the true one, ns. */
export const boundNs = ({ lowNs, highNs }: ClockRelation): number => (highNs - lowNs) / 2;

/** By how much what another frame said, or the same one later, contradicts it, ns; 0 where it agrees. */
export function contradictionNs(first: ClockRelation, other: ClockRelation): number {
  return Math.max(0, other.lowNs - middleNs(first), middleNs(first) - other.highNs);
}
