/** The most recent messages of a topic, kept for readers that come back. */
import type { ServerLimits } from '../protocol/limits.js';
import type { Published } from '../protocol/transport.js';

export type RingLimits = Pick<ServerLimits, 'ringMessages' | 'ringBytes'>;

export interface Ring {
  /** Sequence number of the oldest message kept; one past the newest where none is. */
  oldestSeq(): number;
  /** Keeps `message`, whose number follows the newest one's, and lets go of what exceeds the limits. */
  push(message: Published): void;
  /** The messages behind `seq`, which must not lie before the oldest one's predecessor. */
  behind(seq: number): Published[];
}

/** Slots are reused in place: keeping a message costs the same whether the ring is empty or full. */
export function createRing({ ringMessages, ringBytes }: RingLimits, firstSeq: number): Ring {
  const slots = new Array<Published | undefined>(ringMessages).fill(undefined);
  const slotBytes = new Float64Array(ringMessages);
  let oldest = firstSeq;
  let next = firstSeq;
  let bytes = 0;

  const slotOf = (seq: number): number => (seq - firstSeq) % ringMessages;

  function dropOldest(): void {
    const slot = slotOf(oldest++);
    slots[slot] = undefined;
    bytes -= slotBytes[slot] as number;
  }

  return {
    oldestSeq: () => oldest,
    push(message) {
      if (next - oldest === ringMessages) dropOldest();
      const slot = slotOf(next++);
      slots[slot] = message;
      slotBytes[slot] = Buffer.byteLength(message.text);
      bytes += slotBytes[slot];
      while (bytes > ringBytes) dropOldest();
    },
    behind(seq) {
      const messages: Published[] = [];
      for (let at = seq + 1; at < next; at++) messages.push(slots[slotOf(at)] as Published);
      return messages;
    },
  };
}
