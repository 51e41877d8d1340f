/**
 * The metronome: a process of its own that keeps the schedule and tells the server (or a sending
 * generator) when a message is due, as a source of events would.
 *
 * It waits coarsely with a timer and finely with `Atomics.wait`, whose time-out the kernel honours to
 * within its timer slack (50 µs by default), then stamps and writes; the write is tried at once by
 * libuv, so the frame is on its way before the loop turns. It spins nowhere. How late it was is its
 * own lag, and is judged.
 */
import net from 'node:net';
import { constants, getPriority, setPriority } from 'node:os';
import { type Clock, type ClockOrigin, clockSince } from '../../protocol/clock.js';
import { TICK_BYTES, writeTick } from '../../protocol/ticks.js';
import { readUsage, type Usage } from '../../protocol/usage.js';
import { serveParent } from './rpc.js';

export type MetronomeCommands = {
  /** Connect to whoever listens at `path`. */
  connect: { ask: { path: string; origin: ClockOrigin }; answer: { pid: number; niceness: number } };
  /** Begin at `startNs`; tick at `startNs` + each of `offsetsNs`. */
  play: { ask: { startNs: number; offsetsNs: Float64Array }; answer: Record<never, never> };
  /** Play no tick that is due at `untilNs` or later; answers once the last one before it has been played. */
  endAt: { ask: { untilNs: number }; answer: { ticked: number; tickedNs: Float64Array } };
  usage: { ask: Record<never, never>; answer: Usage };
};

/** Below this many ms to go the thread waits by itself; above it the event loop has a timer. */
const FINE_WAIT_MS = 4;
/** A timer may be late by a millisecond or two: leave it that much room. */
const TIMER_MARGIN_MS = 2;

interface Performance {
  readonly startNs: number;
  readonly offsetsNs: Float64Array;
  readonly tickedNs: Float64Array;
  next: number;
  untilNs: number;
  ended: () => void;
}

const cell = new Int32Array(new SharedArrayBuffer(4));

/** The metronome asks to be woken first; where the system refuses, it goes on as it is. */
function preferOwnWakeUps(): number {
  try {
    setPriority(constants.priority.PRIORITY_HIGHEST);
  } catch {
    // Not privileged: the niceness that remains is recorded.
  }
  return getPriority();
}

function playOn(performance: Performance, now: Clock, socket: net.Socket): void {
  const { offsetsNs, startNs } = performance;
  const dueNs = startNs + (offsetsNs[performance.next] ?? Number.POSITIVE_INFINITY);
  if (dueNs >= performance.untilNs || dueNs === Number.POSITIVE_INFINITY) {
    performance.ended();
    return;
  }
  const waitMs = (dueNs - now()) / 1e6;
  if (waitMs > FINE_WAIT_MS) {
    setTimeout(playOn, waitMs - TIMER_MARGIN_MS, performance, now, socket);
    return;
  }
  if (waitMs > 0) Atomics.wait(cell, 0, 0, waitMs);
  const due = dueTicks(performance, now());
  if (due.length > 0) socket.write(due);
  setImmediate(playOn, performance, now, socket);
}

/** All that is due, in one write: a burst's last tick must not wait for the calls that write the others. */
function dueTicks(performance: Performance, atNs: number): Buffer {
  const { offsetsNs, startNs, tickedNs, untilNs } = performance;
  const ticks: Buffer[] = [];
  for (; performance.next < offsetsNs.length; performance.next++) {
    const intendedNs = startNs + offsetsNs[performance.next]!;
    if (intendedNs > atNs || intendedNs >= untilNs) break;
    const frame = Buffer.allocUnsafe(TICK_BYTES);
    tickedNs[performance.next] = atNs;
    writeTick(frame, { index: performance.next, intendedNs, tickedNs: atNs });
    ticks.push(frame);
  }
  return ticks.length === 1 ? ticks[0]! : Buffer.concat(ticks);
}

function startMetronome(): void {
  let now: Clock = () => 0;
  let socket: net.Socket;
  let performance: Performance;
  let finished: Promise<void>;
  serveParent<MetronomeCommands>({
    connect: async ({ path, origin }) => {
      now = clockSince(origin);
      socket = net.connect(path);
      await new Promise<void>((resolve, reject) => {
        socket.once('connect', resolve);
        socket.once('error', reject);
      });
      socket.on('error', () => socket.destroy());
      return { pid: process.pid, niceness: preferOwnWakeUps() };
    },
    play: ({ startNs, offsetsNs }) => {
      finished = new Promise((ended) => {
        const tickedNs = new Float64Array(offsetsNs.length);
        performance = { startNs, offsetsNs, tickedNs, next: 0, untilNs: Number.POSITIVE_INFINITY, ended };
      });
      setImmediate(playOn, performance, now, socket);
      return {};
    },
    endAt: async ({ untilNs }) => {
      performance.untilNs = untilNs;
      await finished;
      return { ticked: performance.next, tickedNs: performance.tickedNs.slice(0, performance.next) };
    },
    usage: () => readUsage(now()),
  });
}

startMetronome();
