/** When each message published on a tick was due, ticked and sent: kept apart from the heap's objects. */
import type { Stamps } from '../../protocol/control.js';
import type { Tick } from '../../protocol/ticks.js';

export interface StampStore {
  /** @throws Error where `seq` does not follow the last one: parallel arrays could not tell */
  add(seq: number, tick: Tick, sentNs: number): void;
  /** A copy of what was added, whose first message is `nextSeq` where there is none yet. */
  read(nextSeq: number): Stamps;
}

function grown<A extends Uint32Array | Float64Array>(array: A, larger: A): A {
  larger.set(array);
  return larger;
}

/** Room for `expected` entries is taken beforehand; it doubles where more come. */
export function createStamps(expected: number): StampStore {
  let capacity = Math.max(1, expected);
  let tickIndex = new Uint32Array(capacity);
  let intendedNs = new Float64Array(capacity);
  let tickedNs = new Float64Array(capacity);
  let sentNs = new Float64Array(capacity);
  let firstSeq = 0;
  let count = 0;

  function grow(): void {
    capacity *= 2;
    tickIndex = grown(tickIndex, new Uint32Array(capacity));
    intendedNs = grown(intendedNs, new Float64Array(capacity));
    tickedNs = grown(tickedNs, new Float64Array(capacity));
    sentNs = grown(sentNs, new Float64Array(capacity));
  }

  return {
    add(seq, tick, sent) {
      if (count === 0) firstSeq = seq;
      if (seq !== firstSeq + count)
        throw new Error(`message ${seq} was published between those of the ticks`);
      if (count === capacity) grow();
      tickIndex[count] = tick.index;
      intendedNs[count] = tick.intendedNs;
      tickedNs[count] = tick.tickedNs;
      sentNs[count] = sent;
      count++;
    },
    read: (nextSeq) => ({
      firstSeq: count > 0 ? firstSeq : nextSeq,
      tickIndex: tickIndex.slice(0, count),
      intendedNs: intendedNs.slice(0, count),
      tickedNs: tickedNs.slice(0, count),
      sentNs: sentNs.slice(0, count),
    }),
  };
}
