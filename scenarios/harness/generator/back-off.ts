/**
 * When a reader whose connection was cut tries again: the one policy of every lane. The transports have
 * customs of their own (EventSource waits about three seconds, a WebSocket has none), but an application
 * can have any of them wait as it likes: what is compared is what a return costs, not who waits longer.
 */

/**
 * At once; then capped exponential back-off with "equal jitter": half of the wait is kept, the other half
 * is random, so that those who were cut together do not come back together. Source: M. Brooker,
 * "Exponential Backoff And Jitter", AWS Architecture Blog (2015).
 */
export const backOff = {
  name: 'at once, then exponential with equal jitter',
  /** The wait behind the first failed try, before jitter, ms; it doubles with each further one. */
  baseMs: 100,
  capMs: 2000,
} as const;

/**
 * How long to wait before the next try, ms.
 * @param failures tries that failed since the connection was cut
 * @param random a number in [0, 1)
 */
export function waitMs(failures: number, random: number): number {
  if (failures === 0) return 0;
  const { baseMs, capMs } = backOff;
  const wholeMs = Math.min(capMs, baseMs * 2 ** (failures - 1));
  return wholeMs / 2 + (random * wholeMs) / 2;
}
