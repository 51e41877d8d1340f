/**
 * A room with a fault built in, for the lanes' own servers to serve: they run as they are, and what
 * they are given to deliver is late, lost, doubled, swapped or corrupt.
 */
import { FIRST_SEQ } from '../../protocol/cursor.js';
import type { Published } from '../../protocol/transport.js';
import type { Room } from '../../servers/topic.js';
import { blockOf, type Damage, damageAt, damaged, type Fault } from './fault.js';
import { createReleaseQueue } from './release-queue.js';

export interface FaultyRoomOptions {
  readonly fault: Fault;
  /** Poll lanes answer with one array, so that what is delivered together must be one text. */
  readonly joined: boolean;
  /** Called after each message was handed over, with its index. */
  onPublished(index: number): void;
}

export function faultyRoom(room: Room, { fault, joined, onPublished }: FaultyRoomOptions): Room {
  const readerSide = fault.kind === 'damage' ? damagedDelivery(room, fault, joined) : room;
  const handOver = createHandOver(room, fault);
  let lastSeq = FIRST_SEQ - 1;
  return {
    epoch: room.epoch,
    get lastSeq() {
      return lastSeq;
    },
    get subscriberCount() {
      return room.subscriberCount;
    },
    publish(body) {
      lastSeq++;
      handOver(body, lastSeq - FIRST_SEQ);
      onPublished(lastSeq - FIRST_SEQ);
      return lastSeq;
    },
    since: readerSide.since,
    subscribe: readerSide.subscribe,
    eased: room.eased,
    mostQueuedBytes: room.mostQueuedBytes,
    onceEased: room.onceEased,
  };
}

/** Publishes at once, or when the fault lets it: in order either way, so that the room numbers alike. */
function createHandOver(room: Room, fault: Fault): (body: string, index: number) => void {
  const queue = createReleaseQueue();
  let heldUntilMs = Number.NEGATIVE_INFINITY;
  return (body, index) => {
    const nowMs = performance.now();
    if (fault.kind === 'hold' && index === fault.at) heldUntilMs = nowMs + fault.ms;
    const dueMs = fault.kind === 'delay' ? nowMs + fault.ms : heldUntilMs;
    if (dueMs <= nowMs && queue.isEmpty()) room.publish(body);
    else queue.put(dueMs, () => room.publish(body));
  };
}

/** The room as its readers see it: whole blocks of messages, the struck ones damaged. */
function damagedDelivery(room: Room, damage: Damage, joined: boolean): Pick<Room, 'since' | 'subscribe'> {
  /** What readers get for the block that ends with `seq`; nothing for a message within one. */
  const endingWith = (seq: number): Published[] => {
    const { first, last } = blockOf(damage, seq - FIRST_SEQ);
    if (seq - FIRST_SEQ !== last) return [];
    const before = { epoch: room.epoch, seq: first + FIRST_SEQ - 1 };
    const block = room.since(before).messages.slice(0, last - first + 1);
    const kind = damageAt(damage, first);
    const delivered = kind ? damaged[kind](block) : block;
    return joined && delivered.length > 1 ? [joinedText(delivered)] : delivered;
  };
  return {
    since(after) {
      const backlog = room.since(after);
      return { ...backlog, messages: backlog.messages.flatMap(({ seq }) => endingWith(seq)) };
    },
    subscribe: (subscriber) =>
      room.subscribe({
        deliver({ seq }) {
          for (const message of endingWith(seq)) subscriber.deliver(message);
        },
        queuedBytes: () => subscriber.queuedBytes(),
      }),
  };
}

/** Several messages as one, in the form in which an array has them. */
function joinedText(messages: readonly Published[]): Published {
  const last = messages.at(-1) as Published;
  return { seq: last.seq, text: messages.map(({ text }) => text).join(',') };
}
