/**
 * How old a message is when it arrives, by the laws that the report draws over the measurements
 * (results/laws/latency-law.ts), and how often a held poll asks. The server's own time comes on top.
 */
import { always, type LatencyLaw, longPolling, predicted, shortPolling } from '../laws/latency-law.js';

export interface Law {
  readonly meanMs: number;
  readonly p99Ms: number;
}

const lawOf = (law: LatencyLaw): Law => ({
  meanMs: predicted(law, 'mean') / 1e6,
  p99Ms: predicted(law, 'p99') / 1e6,
});

/** d, half the round trip. */
const oneWayNs = (rttMs: number): number => (rttMs / 2) * 1e6;

export const pushLaw = (rttMs: number): Law => lawOf(always(oneWayNs(rttMs)));

export const pollLaw = (rttMs: number, intervalMs: number): Law =>
  lawOf(shortPolling(oneWayNs(rttMs), intervalMs * 1e6));

/** The longest interval whose 99th percentile is that late, own time apart: 0.99 T + d, solved for T. */
export function intervalFor(p99Ms: number, rttMs: number): number {
  return (p99Ms - rttMs / 2) / 0.99;
}

export const heldLaw = (rttMs: number, ratePerSecond: number): Law =>
  lawOf(longPolling(oneWayNs(rttMs), rttMs * 1e6, ratePerSecond));

/** A held poll without news is answered empty after this long (docs/wire-contract.md). */
export const HOLD_SECONDS = 25;

/** Answers a second to one client that is polled and held. */
export interface HeldAnswers {
  readonly all: number;
  /** Those that carry messages. */
  readonly full: number;
}

/**
 * The same renewal process as the law's, with an end to the hold: away for `awayMs` (a round trip and the
 * server's own time), then, unless something came meanwhile, held until the next message or the hold's end.
 */
export function heldAnswers(awayMs: number, ratePerSecond: number): HeldAnswers {
  const away = awayMs / 1000;
  const nothingMissed = Math.exp(-ratePerSecond * away);
  const held = ratePerSecond > 0 ? -Math.expm1(-ratePerSecond * HOLD_SECONDS) / ratePerSecond : HOLD_SECONDS;
  const all = 1 / (away + nothingMissed * held);
  const emptyShare = nothingMissed * Math.exp(-ratePerSecond * HOLD_SECONDS);
  return { all, full: all * (1 - emptyShare) };
}
