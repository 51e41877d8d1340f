/** Typed columns that grow, so that a receipt costs four stores and no allocation. */
import type { Receipts } from './commands.js';

export interface ReceiptLog {
  add(client: number, seq: number, number: number, receivedNs: number): void;
  readonly length: () => number;
  take(): Receipts;
}

export function createReceiptLog(expected: number): ReceiptLog {
  let capacity = Math.max(1024, Math.ceil(expected));
  let client = new Uint16Array(capacity);
  let seq = new Uint32Array(capacity);
  let number = new Uint32Array(capacity);
  let receivedNs = new Float64Array(capacity);
  let length = 0;
  const grow = () => {
    capacity *= 2;
    client = grown(client, new Uint16Array(capacity));
    seq = grown(seq, new Uint32Array(capacity));
    number = grown(number, new Uint32Array(capacity));
    receivedNs = grown(receivedNs, new Float64Array(capacity));
  };
  return {
    add(ofClient, ofSeq, ofNumber, atNs) {
      if (length === capacity) grow();
      client[length] = ofClient;
      seq[length] = ofSeq;
      number[length] = ofNumber;
      receivedNs[length] = atNs;
      length++;
    },
    length: () => length,
    take: () => ({
      client: client.slice(0, length),
      seq: seq.slice(0, length),
      number: number.slice(0, length),
      receivedNs: receivedNs.slice(0, length),
    }),
  };
}

function grown<T extends Uint16Array | Uint32Array | Float64Array>(from: T, to: T): T {
  to.set(from);
  return to;
}
