/**
 * A message and its one text form, the same on every lane.
 *
 * A message is a JSON array `[seq,"body"]`, made once by the topic. A control note (where the reader
 * stands, or that its cursor could not be honoured) is a JSON object, so that the first character
 * tells the two apart. See docs/wire-contract.md.
 */
import { type Cursor, FIRST_SEQ, formatCursor, LAST_SEQ, parseCursor, type ResetReason } from './cursor.js';

export interface Message {
  readonly seq: number;
  readonly body: string;
}

/** "You stand at `cursor`"; with `reset`, "and what lies between your cursor and this one is lost". */
export interface ControlNote {
  readonly cursor: Cursor;
  readonly reset?: ResetReason;
}

/** Bytes of a message's text around an ASCII body: `[`, eight digits, `,"`, `"]`. */
export const ENVELOPE_BYTES = 13;
/** The smallest text a load message can have: the envelope and three characters. */
export const MIN_TEXT_BYTES = 16;

const DIGITS = 8;
const BODY_AT = 1 + DIGITS + 2;
const OPEN_BRACKET = 0x5b;
const ZERO = 0x30;

export function messageText(seq: number, body: string): string {
  return `[${seq},${JSON.stringify(body)}]`;
}

export function controlText(note: ControlNote): string {
  const cursor = formatCursor(note.cursor);
  return JSON.stringify(note.reset ? { cursor, reset: note.reset } : { cursor });
}

/** True where `text` is a message, false where it is a control note. */
export function isMessageText(text: string): boolean {
  return text.charCodeAt(0) === OPEN_BRACKET;
}

/** The sequence number of a message's text, without parsing the rest; NaN where there is none. */
export function seqOfText(text: string): number {
  return eightDigits(text, 1);
}

/** The number that the eight characters from `at` on spell; NaN where one of them is no digit. */
export function eightDigits(text: string, at: number): number {
  let number = 0;
  for (let i = at; i < at + DIGITS; i++) {
    const digit = text.charCodeAt(i) - ZERO;
    if (!(digit >= 0 && digit <= 9)) return Number.NaN;
    number = number * 10 + digit;
  }
  return number;
}

/**
 * Parses a message's text. Bodies without escapes, which all load is, take a path that costs a
 * fraction of JSON.parse; it takes raw control characters, which JSON would refuse, as they are.
 * @throws SyntaxError where the text is not a message
 */
export function parseMessage(text: string): Message {
  const seq = seqOfText(text);
  const plain =
    seq >= FIRST_SEQ &&
    isMessageText(text) &&
    text.startsWith(',"', BODY_AT - 2) &&
    text.endsWith(']') &&
    text.indexOf('"', BODY_AT) === text.length - 2 &&
    !text.includes('\\');
  return plain ? { seq, body: text.slice(BODY_AT, -2) } : asMessage(JSON.parse(text));
}

/** Checks that a parsed JSON value is a message. @throws SyntaxError where it is not */
export function asMessage(value: unknown): Message {
  if (Array.isArray(value) && value.length === 2) {
    const [seq, body] = value;
    const isSeq = Number.isInteger(seq) && seq >= FIRST_SEQ && seq <= LAST_SEQ;
    if (isSeq && typeof body === 'string') return { seq, body };
  }
  throw new SyntaxError('expected a message [seq,"body"]');
}

/** Checks that a parsed JSON value is a control note. @throws SyntaxError where it is not */
export function asControlNote(value: unknown): ControlNote {
  const { cursor: text, reset } = (value ?? {}) as { cursor?: unknown; reset?: unknown };
  const cursor = typeof text === 'string' ? parseCursor(text) : undefined;
  if (!cursor) throw new SyntaxError('expected a control note {"cursor":"…"}');
  if (reset === undefined) return { cursor };
  if (reset !== 'epoch' && reset !== 'expired' && reset !== 'ahead') {
    throw new SyntaxError('expected a reset of epoch, expired or ahead');
  }
  return { cursor, reset };
}
