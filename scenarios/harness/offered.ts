/** How well a schedule was kept within a window. */
import type { Observations } from './trial-limits.js';

export interface Span {
  /** When the schedule began, and from when to when it is looked at. */
  readonly startNs: number;
  readonly fromNs: number;
  readonly toNs: number;
}

export type Offered = Required<Pick<Observations, 'metronomeLagP99Ms' | 'offeredShare'>> & {
  /** Ticks played that were due within the span. */
  readonly offered: number;
};

/** @param tickedNs when each tick was played, in order; @param offsetsNs when each was due, from the start on */
export function offeredWithin(tickedNs: Float64Array, offsetsNs: Float64Array, span: Span): Offered {
  const { startNs, fromNs, toNs } = span;
  const isDue = (offsetNs: number) => startNs + offsetNs >= fromNs && startNs + offsetNs < toNs;
  const lags: number[] = [];
  tickedNs.forEach((ticked, index) => {
    const offsetNs = offsetsNs[index] as number;
    if (isDue(offsetNs)) lags.push(ticked - startNs - offsetNs);
  });
  const planned = offsetsNs.reduce((count, offsetNs) => (isDue(offsetNs) ? count + 1 : count), 0);
  return {
    offered: lags.length,
    offeredShare: planned > 0 ? lags.length / planned : 1,
    metronomeLagP99Ms: quantile(Float64Array.from(lags).sort(), 0.99) / 1e6,
  };
}

/** Nearest rank in sorted values; 0 of none. */
function quantile(sorted: Float64Array, q: number): number {
  return sorted[Math.min(sorted.length - 1, Math.ceil(q * sorted.length) - 1)] ?? 0;
}
