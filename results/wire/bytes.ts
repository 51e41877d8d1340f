/** Bytes and the texts in them, without Node's Buffer. */

/** Decodes base64; no bytes at all where the text is none. */
export function fromBase64(base64: string): Uint8Array {
  try {
    return Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
  } catch {
    return new Uint8Array(0);
  }
}

export function concat(pieces: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(pieces.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
}

/** A character a byte (ISO 8859-1), as HTTP's heads are read; what lies behind the last byte is left out. */
export function latin1(bytes: Uint8Array, from: number, end: number): string {
  let text = '';
  for (let at = from; at < Math.min(end, bytes.length); at++)
    text += String.fromCharCode(bytes[at] as number);
  return text;
}

const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

/** What is no UTF-8 becomes U+FFFD. */
export const utf8 = (bytes: Uint8Array, from = 0, end = bytes.length): string =>
  decoder.decode(bytes.subarray(from, end));

const CR = 13;
const LF = 10;

/** Where the line that begins at `at` ends, its line end included; -1 where it has none. */
export function lineEnd(bytes: Uint8Array, at: number): number {
  const found = bytes.indexOf(LF, at);
  return found < 0 ? -1 : found + 1;
}

/** The line from `at` to `end` without CR and LF. */
export function lineText(bytes: Uint8Array, at: number, end: number): string {
  let last = end;
  if (last > at && bytes[last - 1] === LF) last--;
  if (last > at && bytes[last - 1] === CR) last--;
  return latin1(bytes, at, last);
}

/** Big-endian and unsigned; `length` up to 6 bytes, behind which numbers are no longer exact. */
export function uint(bytes: Uint8Array, at: number, length: number): number {
  let value = 0;
  for (let i = 0; i < length; i++) value = value * 256 + (bytes[at + i] as number);
  return value;
}

export const hex = (bytes: Uint8Array, from = 0, end = bytes.length): string =>
  Array.from(bytes.subarray(from, end), (byte) => byte.toString(16).padStart(2, '0')).join(' ');
