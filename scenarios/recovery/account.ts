/**
 * The account of a recovery: what each reader got on either side of its reset, and what the reset told
 * it that it has lost. Both servers number their messages from the first on, so that only the reader's
 * own reset tells which of them a number is of.
 */
import type { Receipts, Returns } from '../harness/generator/commands.js';

export interface Published {
  /** The last message that readers had before they were counted. */
  readonly beforeSeq: number;
  /** The last message of the server that was killed. */
  readonly oldLastSeq: number;
  /** One below the first message of the new server, and its last. */
  readonly newBeforeSeq: number;
  readonly newLastSeq: number;
}

export interface RecoveryAccount {
  /** Readers that were told of the new server. */
  readonly back: number;
  /** Messages of the old server that perished with it, all readers together. */
  readonly lostWithServer: number;
  /** Messages of the new server published before their reader was back. */
  readonly lostWhileAway: number;
  /** Messages that a reader had already. */
  readonly repeated: number;
  /** Neither received nor told of by a reset: no lane may have any. */
  readonly missing: number;
  readonly misplaced: number;
}

interface Side {
  /** Where the reader stood before the first of them, and the last that it could have. */
  readonly from: number;
  readonly to: number;
}

/** Each reader's messages are checked against what it was told: contiguous up to its reset and from it to the end. */
export function accountRecovery(receipts: Receipts, returns: Returns, published: Published): RecoveryAccount {
  const { beforeSeq, oldLastSeq, newBeforeSeq, newLastSeq } = published;
  const sum = { back: 0, lostWithServer: 0, lostWhileAway: 0, repeated: 0, missing: 0, misplaced: 0 };
  const ofReader = seqsByReader(receipts, returns);
  for (let reader = 0; reader < returns.backNs.length; reader++) {
    const { before, after } = ofReader[reader]!;
    const reset = returns.resetSeq[reader]!;
    const isBack = !Number.isNaN(reset);
    const left = isBack ? returns.leftSeq[reader]! : oldLastSeq;
    sum.lostWithServer += oldLastSeq - left;
    add(sum, checkSide(before, { from: beforeSeq, to: left }));
    if (!isBack) continue;
    sum.back++;
    sum.lostWhileAway += reset - newBeforeSeq;
    add(sum, checkSide(after, { from: reset, to: newLastSeq }));
  }
  return sum;
}

type Counts = { repeated: number; missing: number; misplaced: number };

function add(sum: Counts, part: Counts): void {
  sum.repeated += part.repeated;
  sum.missing += part.missing;
  sum.misplaced += part.misplaced;
}

/** What reached each reader before it was reset, and after. */
function seqsByReader(receipts: Receipts, { backNs }: Returns) {
  const readers = Array.from(backNs, () => ({ before: [] as number[], after: [] as number[] }));
  receipts.seq.forEach((seq, i) => {
    const reader = receipts.client[i]!;
    const isAfter = receipts.receivedNs[i]! >= backNs[reader]!;
    readers[reader]![isAfter ? 'after' : 'before'].push(seq);
  });
  return readers;
}

function checkSide(seqs: readonly number[], { from, to }: Side): Counts {
  const seen = new Set<number>();
  let newest = from;
  let repeated = 0;
  let misplaced = 0;
  for (const seq of seqs) {
    if (seen.has(seq) || seq <= from) repeated++;
    else if (seq < newest || seq > to) misplaced++;
    newest = Math.max(newest, seq);
    seen.add(seq);
  }
  const got = [...seen].filter((seq) => seq > from && seq <= to).length;
  return { repeated, missing: to - from - got, misplaced };
}
