/** Holds things back until they are due, and lets them go in order, on time to within some 10 µs. */

export interface ReleaseQueue {
  /** Runs `release` at `dueMs` of `performance.now()`, behind all that was put in before. */
  put(dueMs: number, release: () => void): void;
  isEmpty(): boolean;
}

/** A timer of Node's is a millisecond late: for the last stretch the event loop is asked again and again. */
const SPIN_MS = 1.5;

export function createReleaseQueue(): ReleaseQueue {
  const waiting: { dueMs: number; release: () => void }[] = [];

  function letGo(): void {
    for (let next = waiting[0]; next; next = waiting[0]) {
      const leftMs = next.dueMs - performance.now();
      if (leftMs > SPIN_MS) return void setTimeout(letGo, leftMs - SPIN_MS);
      if (leftMs > 0) return void setImmediate(letGo);
      waiting.shift();
      next.release();
    }
  }

  return {
    put(dueMs, release) {
      waiting.push({ dueMs, release });
      if (waiting.length === 1) letGo();
    },
    isEmpty: () => waiting.length === 0,
  };
}
