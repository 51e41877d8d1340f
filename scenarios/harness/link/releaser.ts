/**
 * Lets things go when they are due. The wait is coarse with a timer, then fine in short waits of the
 * thread itself (`Atomics.wait`, which the kernel ends on time): between two of them the event loop
 * turns, so that what arrives meanwhile is stamped at most one short wait late. It spins nowhere.
 */
import type { Clock } from '../../../protocol/clock.js';
import { createDueQueue } from './due-queue.js';
import { createLateness, type Lateness } from './lateness.js';

export interface Releaser {
  /** Calls `release` at `dueNs`, or as soon after as it can. */
  put(dueNs: number, release: () => void): void;
  /** How late it has been so far. */
  lateness(): Lateness;
}

/** A timer may be late by a millisecond or two: leave it that much room. */
const TIMER_MARGIN_MS = 1.5;
/** Longest that the thread waits without looking at its sockets. */
const SHORT_WAIT_MS = 0.05;

/**
 * What is due this soon goes at once: another wait would overshoot it by as much, and handing it on takes
 * its time as well.
 */
export const SOON_NS = 80_000;

const cell = new Int32Array(new SharedArrayBuffer(4));

export function createReleaser(now: Clock): Releaser {
  const waiting = createDueQueue<() => void>();
  const lateness = createLateness();
  let timer: NodeJS.Timeout | undefined;
  let wakesNs = Number.POSITIVE_INFINITY;

  function releaseDue(): void {
    for (;;) {
      const nowNs = now();
      const due = waiting.takeDue(nowNs + SOON_NS);
      if (!due) return;
      lateness.add(nowNs - due.dueNs);
      due.item();
    }
  }

  function arm(): void {
    clearTimeout(timer);
    timer = undefined;
    const nextNs = waiting.nextDueNs();
    wakesNs = nextNs;
    if (nextNs === Number.POSITIVE_INFINITY) return;
    const leftMs = (nextNs - now()) / 1e6;
    if (leftMs > TIMER_MARGIN_MS) timer = setTimeout(onWake, leftMs - TIMER_MARGIN_MS);
    else setImmediate(onShort);
  }

  function onShort(): void {
    const leftMs = (waiting.nextDueNs() - now()) / 1e6;
    if (leftMs > 0) Atomics.wait(cell, 0, 0, Math.min(leftMs, SHORT_WAIT_MS));
    onWake();
  }

  function onWake(): void {
    releaseDue();
    arm();
  }

  return {
    put(dueNs, release) {
      waiting.put(dueNs, release);
      // While short waits go on there is no timer, and the next of them sees whatever is due first.
      if (wakesNs === Number.POSITIVE_INFINITY || (timer && dueNs < wakesNs)) arm();
    },
    lateness: () => lateness.read(),
  };
}
