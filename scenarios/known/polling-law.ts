/**
 * The law of short polling at no distance: a message that comes at any time is as likely at one point
 * between two polls as at another, so that its latency is spread evenly over [0, T].
 */
import type { TimeId } from './seen.js';

export interface LawFigure {
  readonly id: TimeId;
  readonly ns: number;
  /** Standard error of the figure, ns. */
  readonly samplingNs: number;
}

const quantiles = [
  { id: 'p10', q: 0.1 },
  { id: 'p50', q: 0.5 },
  { id: 'p90', q: 0.9 },
  { id: 'p99', q: 0.99 },
] as const;

/**
 * What is expected at interval `intervalNs`, and how far `polls` polls may miss it. Messages that one
 * poll brings share its moment and are not independent: a poll counts as one sample. Pollers spread
 * evenly over the interval do better than that; the error given is the most it can be.
 */
export function uniformLaw(intervalNs: number, polls: number): LawFigure[] {
  const mean = { id: 'mean', ns: intervalNs / 2, samplingNs: intervalNs / Math.sqrt(12 * polls) } as const;
  return [
    mean,
    ...quantiles.map(({ id, q }) => ({
      id,
      ns: q * intervalNs,
      // The density is 1/T everywhere: the error of a quantile is √(q(1−q)/n) over it.
      samplingNs: Math.sqrt((q * (1 - q)) / polls) * intervalNs,
    })),
  ];
}
