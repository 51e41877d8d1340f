/**
 * Where a reader stands in a topic.
 *
 * A cursor names the topic's epoch (new with each start of the server) and the last sequence number
 * the reader has. Both have a fixed width, so that no byte count depends on how far a run has come.
 */

/** Sequence numbers start here: eight digits from the first message to the ninety-millionth. */
export const FIRST_SEQ = 10_000_000;
/** The last sequence number of eight digits. A topic refuses to publish beyond it. */
export const LAST_SEQ = 99_999_999;

export interface Cursor {
  /** Six characters of [a-z0-9]. */
  readonly epoch: string;
  /** Sequence number of the last message the reader has; `FIRST_SEQ - 1` where there is none. */
  readonly seq: number;
}

/** Why a cursor could not be honoured. */
export type ResetReason = 'epoch' | 'expired' | 'ahead';

const CURSOR = /^([a-z0-9]{6})-(\d{8})$/;

export function formatCursor(cursor: Cursor): string {
  return `${cursor.epoch}-${String(cursor.seq).padStart(8, '0')}`;
}

/** The cursor that `text` spells, or undefined where it spells none. */
export function parseCursor(text: string): Cursor | undefined {
  const match = CURSOR.exec(text);
  if (!match) return undefined;
  return { epoch: match[1] as string, seq: Number(match[2]) };
}
