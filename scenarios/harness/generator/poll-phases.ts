/** When pollers first ask. */
import type { Clock } from '../../../protocol/clock.js';

export interface PollPhases {
  /**
   * Pollers ask at phases spread evenly over the interval with a random offset each, counted from
   * the fleet's start: how long opening took must not bunch them.
   */
  spread(index: number, count: number): number;
  /** Anywhere in the interval, for one that comes back by itself. */
  anywhere(): number;
}

/** @param random numbers in [0, 1) */
export function createPollPhases(intervalMs: number, random: () => number, now: Clock): PollPhases {
  if (intervalMs === Number.POSITIVE_INFINITY) return { spread: () => 0, anywhere: () => 0 };
  const startedNs = now();
  return {
    spread(index, count) {
      const target = ((index + random()) / count) * intervalMs;
      const elapsed = (now() - startedNs) / 1e6;
      return (((target - elapsed) % intervalMs) + intervalMs) % intervalMs;
    },
    anywhere: () => random() * intervalMs,
  };
}
