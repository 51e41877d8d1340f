/**
 * The account of a paced trial, drawn up when it is over: each message's stamps on the sending side
 * are matched with each reader's receipts, so that every message is either timed or accused.
 */
import type { Stamps } from '../../protocol/control.js';
import { type Receipts, UNREADABLE_NUMBER } from './generator/commands.js';

/** What each reader should have received, and which receipts count as measured. */
export interface AccountOptions {
  readonly clients: number;
  /** Messages intended from `fromNs` on and before `toNs` are measured; all are accounted for. */
  readonly fromNs: number;
  readonly toNs: number;
  /** `seq`: server's messages, timed at every reader. `number`: clients' messages, timed at their sender. */
  readonly by: 'seq' | 'number';
}

export interface Account {
  readonly missing: number;
  readonly duplicates: number;
  readonly misplaced: number;
  /** Receipts before the message was handed to the transport. */
  readonly causality: number;
  /** From intended time to receipt, and from hand-over to receipt, ns; one entry a measured delivery. */
  readonly latencyNs: Float64Array;
  readonly sentLatencyNs: Float64Array;
  /** From ticking to hand-over, ns; one entry a measured message: the sender's own delay. */
  readonly handOverNs: Float64Array;
}

export function account(stamps: Stamps, receipts: Receipts, options: AccountOptions): Account {
  const delivery = checkDelivery(stamps, receipts, options);
  return { ...delivery, ...timeDeliveries(stamps, receipts, options) };
}

/**
 * Counts what is missing, doubled or out of order, reader by reader. A clients' message is known by the
 * number its sender gave it: the room's sequence numbers alone would not tell that one was lost on the
 * way up and another sent twice. It is out of order where the room's order or its sender's is broken.
 */
function checkDelivery(stamps: Stamps, receipts: Receipts, { clients, by }: AccountOptions) {
  const published = stamps.sentNs.length;
  const seen = new Uint8Array(clients * published);
  const inOrder = orderKeeper(clients, by);
  let distinct = 0;
  let duplicates = 0;
  let misplaced = 0;
  for (let i = 0; i < receipts.seq.length; i++) {
    const client = receipts.client[i] as number;
    const seq = receipts.seq[i] as number;
    const number = receipts.number[i] as number;
    const index = by === 'seq' ? seq - stamps.firstSeq : number;
    if (by === 'number' && number === UNREADABLE_NUMBER) continue;
    if (index < 0 || index >= published) {
      misplaced++;
      continue;
    }
    const at = client * published + index;
    if (seen[at]) {
      duplicates++;
      continue;
    }
    seen[at] = 1;
    distinct++;
    if (!inOrder(client, seq, number)) misplaced++;
  }
  return { missing: clients * published - distinct, duplicates, misplaced };
}

/** Whether a receipt comes behind all that its reader has: of the room, and of the same sender. */
function orderKeeper(clients: number, by: AccountOptions['by']) {
  const newestSeq = new Float64Array(clients).fill(-1);
  const newestOfSender = new Float64Array(by === 'number' ? clients * clients : 0).fill(-1);
  return (client: number, seq: number, number: number): boolean => {
    const roomKept = seq > (newestSeq[client] as number);
    if (roomKept) newestSeq[client] = seq;
    if (by === 'seq') return roomKept;
    const pair = client * clients + (number % clients);
    const senderKept = number > (newestOfSender[pair] as number);
    if (senderKept) newestOfSender[pair] = number;
    return roomKept && senderKept;
  };
}

function timeDeliveries(stamps: Stamps, receipts: Receipts, options: AccountOptions) {
  const { clients, fromNs, toNs, by } = options;
  const { intendedNs, tickedNs, sentNs, firstSeq } = stamps;
  const measured = (index: number) => {
    const intended = intendedNs[index];
    return intended !== undefined && intended >= fromNs && intended < toNs;
  };
  const latencyNs = new Float64Array(receipts.receivedNs.length);
  const sentLatencyNs = new Float64Array(receipts.receivedNs.length);
  const handOverNs = new Float64Array(sentNs.length);
  let timed = 0;
  let handedOver = 0;
  let causality = 0;
  for (let i = 0; i < receipts.receivedNs.length; i++) {
    const number = receipts.number[i] as number;
    if (by === 'number' && (number === UNREADABLE_NUMBER || number % clients !== receipts.client[i]))
      continue;
    const index = by === 'seq' ? (receipts.seq[i] as number) - firstSeq : number;
    const receivedNs = receipts.receivedNs[i] as number;
    if (receivedNs < (sentNs[index] ?? 0)) causality++;
    if (!measured(index)) continue;
    latencyNs[timed] = receivedNs - (intendedNs[index] as number);
    sentLatencyNs[timed] = receivedNs - (sentNs[index] as number);
    timed++;
  }
  for (let index = 0; index < sentNs.length; index++) {
    if (measured(index)) handOverNs[handedOver++] = (sentNs[index] as number) - (tickedNs[index] as number);
  }
  return {
    causality,
    latencyNs: latencyNs.slice(0, timed),
    sentLatencyNs: sentLatencyNs.slice(0, timed),
    handOverNs: handOverNs.slice(0, handedOver),
  };
}
