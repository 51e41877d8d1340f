/** Notices when this process's event loop is held up: a timer that should fire every 10 ms, and how late it is. */
import type { Clock } from '../../../protocol/clock.js';

const PERIOD_MS = 10;
/** Lateness below this is the timer's own; above it the loop was held up. */
const STALL_MS = 10;

/** Answers a reading of the time spent held up so far, ns. */
export function watchStalls(now: Clock): () => number {
  let stalledNs = 0;
  let lastNs = now();
  setInterval(() => {
    const atNs = now();
    const lateNs = atNs - lastNs - PERIOD_MS * 1e6;
    if (lateNs > STALL_MS * 1e6) stalledNs += lateNs;
    lastNs = atNs;
  }, PERIOD_MS).unref();
  return () => stalledNs;
}
