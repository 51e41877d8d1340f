/**
 * The account of a paced trial, drawn up when it is over: each message's stamps on the sending side
 * are matched with each reader's receipts, so that every message is either timed or accused.
 */
import type { Stamps } from '../../protocol/control.js';
import type { Receipts } from './generator/commands.js';

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

/** Counts what is missing, doubled or out of order, reader by reader. */
function checkDelivery(stamps: Stamps, receipts: Receipts, { clients, by }: AccountOptions) {
  const published = stamps.sentNs.length;
  const firstSeq = by === 'seq' ? stamps.firstSeq : lowest(receipts.seq);
  const seen = new Uint8Array(clients * published);
  const newest = new Int32Array(clients).fill(-1);
  let distinct = 0;
  let duplicates = 0;
  let misplaced = 0;
  for (let i = 0; i < receipts.seq.length; i++) {
    const client = receipts.client[i] as number;
    const index = (receipts.seq[i] as number) - firstSeq;
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
    if (index < (newest[client] as number)) misplaced++;
    else newest[client] = index;
  }
  return { missing: clients * published - distinct, duplicates, misplaced };
}

function timeDeliveries(stamps: Stamps, receipts: Receipts, options: AccountOptions) {
  const { clients, fromNs, toNs, by } = options;
  const { intendedNs, tickedNs, sentNs, firstSeq } = stamps;
  const measured = (index: number) => {
    const intended = intendedNs[index];
    return intended !== undefined && intended >= fromNs && intended < toNs;
  };
  const latencies: number[] = [];
  const sentLatencies: number[] = [];
  const handOvers: number[] = [];
  let causality = 0;
  for (let i = 0; i < receipts.receivedNs.length; i++) {
    const number = receipts.number[i] as number;
    if (by === 'number' && number % clients !== receipts.client[i]) continue;
    const index = by === 'seq' ? (receipts.seq[i] as number) - firstSeq : number;
    const receivedNs = receipts.receivedNs[i] as number;
    if (receivedNs < (sentNs[index] ?? 0)) causality++;
    if (!measured(index)) continue;
    latencies.push(receivedNs - (intendedNs[index] as number));
    sentLatencies.push(receivedNs - (sentNs[index] as number));
  }
  for (let index = 0; index < sentNs.length; index++) {
    if (measured(index)) handOvers.push((sentNs[index] as number) - (tickedNs[index] as number));
  }
  return {
    causality,
    latencyNs: Float64Array.from(latencies),
    sentLatencyNs: Float64Array.from(sentLatencies),
    handOverNs: Float64Array.from(handOvers),
  };
}

function lowest(values: Uint32Array): number {
  let least = Number.POSITIVE_INFINITY;
  for (const value of values) least = Math.min(least, value);
  return least;
}
