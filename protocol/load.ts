/**
 * The bodies that load is made of: of an exact size, each different from the next, and known to both
 * sides, so that the receiver can tell a corrupt one without having been sent a checksum.
 */
import { ENVELOPE_BYTES, eightDigits } from './message.js';
import { tickerText } from './ticker-text.js';

/**
 * What bodies are made of. `random`: characters that hardly compress, so that no lane gains by an accident
 * of the text. `ticker`: JSON as a stock ticker sends it, for conditions that compress.
 */
export const textKinds = ['random', 'ticker'] as const;
export type TextKind = (typeof textKinds)[number];

const ALPHABET = 'abcdefghijklmnopqrstuvwxyz0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ .,:;-+';
const CORPUS_CHARACTERS = 1 << 16;
const STRIDE = 97;
const OFFSETS = 4096;
const NUMBER_CHARACTERS = 8;

/** Pseudo-random text from a fixed linear congruential generator (Numerical Recipes' constants). */
function makeCorpus(): string {
  let state = 20_111_211;
  let text = '';
  for (let i = 0; i < CORPUS_CHARACTERS + OFFSETS; i++) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    text += ALPHABET[(state >>> 16) % ALPHABET.length];
  }
  return text;
}

const corpus = makeCorpus();

function randomText(n: number, bytes: number): string {
  const at = (n * STRIDE) % OFFSETS;
  return corpus.slice(at, at + bytes);
}

/** A text of the kind that takes `bytes` bytes in a message, its escapes included. */
const fillers: Readonly<Record<TextKind, (n: number, bytes: number) => string>> = {
  random: randomText,
  ticker: tickerText,
};

/** The body of load message `seq`, so that its text has `textBytes` bytes (at least 16, at most 64 KiB + 13). */
export function loadBody(seq: number, textBytes: number, kind: TextKind = 'random'): string {
  return fillers[kind](seq, textBytes - ENVELOPE_BYTES);
}

/**
 * The body a client sends as its `n`-th message: eight digits that name it, then filler, so that the
 * text the room makes of it has `textBytes` bytes (at least 24).
 */
export function numberedBody(n: number, textBytes: number, kind: TextKind = 'random'): string {
  const number = String(n).padStart(NUMBER_CHARACTERS, '0');
  return number + fillers[kind](n, textBytes - ENVELOPE_BYTES - NUMBER_CHARACTERS);
}

/** The number a client gave its message; NaN where the body does not begin with eight digits. */
export function numberOfBody(body: string): number {
  return eightDigits(body, 0);
}
