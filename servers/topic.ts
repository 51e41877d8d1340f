/**
 * The one application behind every lane: a room. What anyone publishes reaches every subscriber once,
 * in order; a ring of recent messages lets a reader resume behind its cursor.
 */
import { randomInt } from 'node:crypto';
import { type Cursor, FIRST_SEQ, LAST_SEQ, type ResetReason } from '../protocol/cursor.js';
import { messageText } from '../protocol/message.js';
import type { Published, Subscriber, Topic } from '../protocol/transport.js';
import { createRing, type RingLimits } from './ring.js';

/** The topic as the server's process sees it, which drives it and waits for its readers. */
export interface Room extends Topic {
  /** Sequence number of the newest message; `FIRST_SEQ - 1` before the first. */
  readonly lastSeq: number;
  readonly subscriberCount: number;
  /** Bytes that wait for the subscriber with the longest queue; 0 where there is none. */
  mostQueuedBytes(): number;
  /** Calls `wake` once, when next a queue has emptied or a subscriber has come or gone. */
  onceEased(wake: () => void): void;
}

interface Subscription {
  readonly subscriber: Subscriber;
  /** What it has missed up to here is its backlog's concern; delivery starts behind it. */
  readonly joinedAt: number;
}

/** All have 6 bits in the Huffman code of HPACK (RFC 7541 appendix B), so that a cursor's size depends on no luck. */
const EPOCH_ALPHABET = 'bdfghlmnpru3456789';
const EPOCH_CHARACTERS = 6;

function randomEpoch(): string {
  let epoch = '';
  for (let i = 0; i < EPOCH_CHARACTERS; i++) epoch += EPOCH_ALPHABET[randomInt(EPOCH_ALPHABET.length)];
  return epoch;
}

export function createTopic(limits: RingLimits, firstSeq: number = FIRST_SEQ): Room {
  const epoch = randomEpoch();
  const ring = createRing(limits, firstSeq);
  const subscriptions = new Set<Subscription>();
  const undelivered: Published[] = [];
  let delivering = false;
  let lastSeq = firstSeq - 1;
  let wakeWaiter: (() => void) | undefined;

  function eased(): void {
    const wake = wakeWaiter;
    wakeWaiter = undefined;
    wake?.();
  }

  function deliver(message: Published): void {
    for (const { subscriber, joinedAt } of subscriptions) {
      if (message.seq > joinedAt) subscriber.deliver(message);
    }
  }

  /** A message published from within a delivery waits for it, else later subscribers saw the two swapped. */
  function deliverInOrder(message: Published): void {
    if (delivering) {
      undelivered.push(message);
      return;
    }
    delivering = true;
    try {
      deliver(message);
      for (let next = undelivered.shift(); next; next = undelivered.shift()) deliver(next);
    } finally {
      delivering = false;
    }
  }

  function resetOf(after: Cursor): ResetReason | undefined {
    if (after.epoch !== epoch) return 'epoch';
    if (after.seq > lastSeq) return 'ahead';
    return after.seq < ring.oldestSeq() - 1 ? 'expired' : undefined;
  }

  return {
    epoch,
    get lastSeq() {
      return lastSeq;
    },
    get subscriberCount() {
      return subscriptions.size;
    },
    publish(body) {
      if (lastSeq >= LAST_SEQ)
        throw new RangeError(`the topic is full: ${LAST_SEQ} is the last sequence number`);
      const seq = ++lastSeq;
      const message = { seq, text: messageText(seq, body) };
      ring.push(message);
      deliverInOrder(message);
      return seq;
    },
    since(after) {
      const cursor = { epoch, seq: lastSeq };
      if (!after) return { cursor, messages: [] };
      const reset = resetOf(after);
      return reset ? { cursor, reset, messages: [] } : { cursor, messages: ring.behind(after.seq) };
    },
    subscribe(subscriber) {
      const subscription = { subscriber, joinedAt: lastSeq };
      subscriptions.add(subscription);
      eased();
      return () => {
        if (subscriptions.delete(subscription)) eased();
      };
    },
    eased,
    mostQueuedBytes() {
      let most = 0;
      for (const { subscriber } of subscriptions) most = Math.max(most, subscriber.queuedBytes());
      return most;
    },
    onceEased(wake) {
      wakeWaiter = wake;
    },
  };
}
