/**
 * The delivery ledger: every message that reaches a reader is checked against what was sent and
 * entered with its time. Whether any was lost, doubled or misplaced is worked out afterwards from
 * the entries (see `account.ts`), so that the receiving side stays cheap.
 */
import type { Clock } from '../../../protocol/clock.js';
import { loadBody, numberedBody, numberOfBody, type TextKind } from '../../../protocol/load.js';
import type { Message } from '../../../protocol/message.js';
import { type LoadKind, type Receipts, UNREADABLE_NUMBER } from './commands.js';
import { createReceiptLog } from './receipt-log.js';

export interface LedgerOptions {
  readonly kind: LoadKind;
  readonly textBytes: number;
  readonly textKind?: TextKind;
  /** Room to set aside for receipts. */
  readonly deliveries: number;
  /** False: count and check the sequence at once, keep no receipts. */
  readonly receipts: boolean;
}

export interface Ledger {
  receive(client: number, message: Message, receivedNs?: number): void;
  /** That reader was reset: what reaches it from here on is news, whatever its numbers. */
  restart(client: number): void;
  delivered(): number;
  corrupt(): number;
  misplaced(): number;
  receipts(): Receipts;
  /** Calls back once `deliveries` different ones have arrived in all; answers the way to stop waiting. */
  whenDelivered(deliveries: number, then: () => void): () => void;
}

export function createLedger(options: LedgerOptions, now: Clock): Ledger {
  const { kind, textBytes, textKind } = options;
  const log = createReceiptLog(options.receipts ? options.deliveries * 1.1 : 0);
  const lastSeq: (number | undefined)[] = [];
  let delivered = 0;
  /** Deliveries that stand for one of those awaited: a doubled message is no other one's arrival. */
  let news = 0;
  let corrupt = 0;
  let misplaced = 0;
  let awaited = Number.POSITIVE_INFINITY;
  let whenAwaited = () => {};
  let knownSeq = -1;
  let knownBody = '';

  const expectedBody = (seq: number, number: number): string => {
    if (kind === 'numbered') return numberedBody(number, textBytes, textKind);
    if (seq !== knownSeq) {
      knownSeq = seq;
      knownBody = loadBody(seq, textBytes, textKind);
    }
    return knownBody;
  };

  return {
    receive(client, { seq, body }, receivedNs = now()) {
      const number = kind === 'numbered' ? numberOfBody(body) : 0;
      if (body !== expectedBody(seq, number)) corrupt++;
      delivered++;
      const last = lastSeq[client];
      if (options.receipts) log.add(client, seq, number >= 0 ? number : UNREADABLE_NUMBER, receivedNs);
      else if (last !== undefined && seq !== last + 1) misplaced++;
      if (!options.receipts || last === undefined || seq > last) {
        lastSeq[client] = seq;
        news++;
      }
      if (news >= awaited) whenAwaited();
    },
    restart(client) {
      lastSeq[client] = undefined;
    },
    delivered: () => delivered,
    corrupt: () => corrupt,
    misplaced: () => misplaced,
    receipts: () => log.take(),
    whenDelivered(deliveries, then) {
      awaited = deliveries;
      whenAwaited = () => {
        awaited = Number.POSITIVE_INFINITY;
        then();
      };
      if (news >= awaited) whenAwaited();
      return () => {
        awaited = Number.POSITIVE_INFINITY;
      };
    },
  };
}
