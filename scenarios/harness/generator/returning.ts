/**
 * Readers that come back: who has lost its connection tries again by the one policy (back-off.ts),
 * behind the last message it has, until the server serves it again.
 */
import type { Clock } from '../../../protocol/clock.js';
import type { Cursor } from '../../../protocol/cursor.js';
import { waitMs } from './back-off.js';
import type { Returns } from './commands.js';

export interface ReturningOptions {
  readonly count: number;
  /** Where all of them stand. */
  readonly start: Cursor;
  readonly now: Clock;
  /** Jitter: numbers in [0, 1). */
  readonly random: () => number;
  /** Opens another connection for that reader; its events come back here. */
  readonly reopen: (reader: number, after: Cursor) => void;
}

export interface Returning {
  /** What a reader's connection said. */
  seen(reader: number, seq: number): void;
  ready(reader: number): void;
  reset(reader: number, cursor: Cursor): void;
  cut(reader: number, error: Error): void;
  returns(): Returns;
  /** Calls back once `count` readers have been served again. */
  whenBack(count: number, then: () => void): void;
  stop(): void;
}

interface Reader {
  cursor: Cursor;
  /** A connection of its own stands, whether it has yet been served over it or not. */
  standing: boolean;
  failures: number;
  cuts: number;
  refused: number;
  resets: number;
  cutNs: number;
  backNs: number;
  leftSeq: number;
  resetSeq: number;
}

/** Messages kept of connections that were cut; the first few tell why. */
export const SAID_KEPT = 20;

export function createReturning({ count, start, now, random, reopen }: ReturningOptions): Returning {
  const readers = Array.from({ length: count }, (): Reader => newReader(start));
  const timers = new Set<NodeJS.Timeout>();
  const said: string[] = [];
  let back = 0;
  let awaited = Number.POSITIVE_INFINITY;
  let whenAwaited = () => {};

  function isBack(reader: Reader): void {
    if (!Number.isNaN(reader.backNs)) return;
    reader.backNs = now();
    back++;
    look();
  }

  function look(): void {
    if (back < awaited) return;
    awaited = Number.POSITIVE_INFINITY;
    whenAwaited();
  }

  return {
    seen(index, seq) {
      const reader = readers[index]!;
      reader.cursor = { epoch: reader.cursor.epoch, seq };
    },
    ready(index) {
      const reader = readers[index]!;
      reader.standing = true;
      reader.failures = 0;
      isBack(reader);
    },
    reset(index, cursor) {
      const reader = readers[index]!;
      if (reader.resets++ === 0) {
        reader.leftSeq = reader.cursor.seq;
        reader.resetSeq = cursor.seq;
      }
      reader.cursor = cursor;
      isBack(reader);
    },
    cut(index, error) {
      const reader = readers[index]!;
      if (said.length < SAID_KEPT) said.push(error.message);
      if (Number.isNaN(reader.cutNs)) reader.cutNs = now();
      if (reader.standing) reader.cuts++;
      else reader.refused++;
      if (!reader.standing) reader.failures++;
      reader.standing = false;
      const timer = setTimeout(
        () => {
          timers.delete(timer);
          reopen(index, reader.cursor);
        },
        waitMs(reader.failures, random()),
      );
      timers.add(timer);
    },
    returns: () => ({ ...columns(readers), said: [...said] }),
    whenBack(wanted, then) {
      awaited = wanted;
      whenAwaited = then;
      look();
    },
    stop() {
      for (const timer of timers) clearTimeout(timer);
    },
  };
}

function newReader(cursor: Cursor): Reader {
  const unknown = { cutNs: Number.NaN, backNs: Number.NaN, leftSeq: Number.NaN, resetSeq: Number.NaN };
  return { cursor, standing: true, failures: 0, cuts: 0, refused: 0, resets: 0, ...unknown };
}

function columns(readers: readonly Reader[]): Omit<Returns, 'said'> {
  const column = (name: Exclude<keyof Reader, 'cursor' | 'standing'>) =>
    Float64Array.from(readers, (reader) => reader[name]);
  return {
    cutNs: column('cutNs'),
    backNs: column('backNs'),
    leftSeq: column('leftSeq'),
    resetSeq: column('resetSeq'),
    cuts: column('cuts'),
    refused: column('refused'),
    resets: column('resets'),
  };
}
