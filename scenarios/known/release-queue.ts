/** Holds things back until they are due, and lets them go in order, on time to within some 10 µs. */

export interface ReleaseQueue {
  /** Runs `release` at `dueMs` of `performance.now()`, behind all that was put in before. */
  put(dueMs: number, release: () => void): void;
  isEmpty(): boolean;
}

/** A timer of Node's is a millisecond late: it leaves the last stretch to short waits of the thread. */
const TIMER_MARGIN_MS = 1.5;
/** Between two of them the event loop turns. It spins nowhere: that would slow whoever shares the core's circuits. */
const SHORT_WAIT_MS = 0.1;

const cell = new Int32Array(new SharedArrayBuffer(4));

export function createReleaseQueue(): ReleaseQueue {
  const waiting: { dueMs: number; release: () => void }[] = [];

  function letGo(): void {
    for (let next = waiting[0]; next; next = waiting[0]) {
      const leftMs = next.dueMs - performance.now();
      if (leftMs > TIMER_MARGIN_MS) return void setTimeout(letGo, leftMs - TIMER_MARGIN_MS);
      if (leftMs > 0) {
        Atomics.wait(cell, 0, 0, Math.min(leftMs, SHORT_WAIT_MS));
        return void setImmediate(letGo);
      }
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
