/**
 * How a page's clock stands to that of the run: each of its readings is put between two of ours, and the
 * difference lies within every such bracket, so within all of them together.
 */
import type { Clock } from '../../../protocol/clock.js';

export interface ClockRelation {
  /** A reading of the page's clock, ms, on the run's, ns. */
  toRunNs(pageMs: number): number;
  /** What is known of the difference, ns: the true one lies within. */
  readonly lowNs: number;
  readonly highNs: number;
  /** The step of the page's clock, ns. */
  readonly stepNs: number;
}

/** W3C High Resolution Time, section 10: with and without isolation from other origins. */
const ISOLATED_STEP_NS = 5_000;
const COARSE_STEP_NS = 100_000;

/** @param read the page's clock at this moment, ms */
export async function relate(
  now: Clock,
  read: () => Promise<number>,
  samples: number,
  isolated: boolean,
): Promise<ClockRelation> {
  const stepNs = isolated ? ISOLATED_STEP_NS : COARSE_STEP_NS;
  let lowNs = Number.NEGATIVE_INFINITY;
  let highNs = Number.POSITIVE_INFINITY;
  for (let i = 0; i < samples; i++) {
    const beforeNs = now();
    const pageNs = (await read()) * 1e6;
    lowNs = Math.max(lowNs, beforeNs - pageNs - stepNs);
    highNs = Math.min(highNs, now() - pageNs + stepNs);
  }
  const offsetNs = (lowNs + highNs) / 2;
  return { toRunNs: (pageMs) => pageMs * 1e6 + offsetNs, lowNs, highNs, stepNs };
}

/**
 * How far a time that was taken over by `first` can be from the true one, ns, when the clocks related as in
 * `later` at the end: half of what the first left open, and what they may have drifted apart since.
 */
export function boundNs(first: ClockRelation, later: ClockRelation = first): number {
  const offsetNs = (first.lowNs + first.highNs) / 2;
  return Math.max(later.highNs - offsetNs, offsetNs - later.lowNs, (first.highNs - first.lowNs) / 2);
}
