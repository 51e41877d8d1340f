/**
 * The bodies that load is made of: of an exact size, each different from the next, and known to both
 * sides, so that the receiver can tell a corrupt one without having been sent a checksum.
 */
import { ENVELOPE_BYTES, eightDigits } from './message.js';

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

function filler(n: number, characters: number): string {
  const at = (n * STRIDE) % OFFSETS;
  return corpus.slice(at, at + characters);
}

/** The body of load message `seq`, so that its text has `textBytes` bytes (at least 16, at most 64 KiB + 13). */
export function loadBody(seq: number, textBytes: number): string {
  return filler(seq, textBytes - ENVELOPE_BYTES);
}

/**
 * The body a client sends as its `n`-th message: eight digits that name it, then filler, so that the
 * text the room makes of it has `textBytes` bytes (at least 24).
 */
export function numberedBody(n: number, textBytes: number): string {
  const number = String(n).padStart(NUMBER_CHARACTERS, '0');
  return number + filler(n, textBytes - ENVELOPE_BYTES - NUMBER_CHARACTERS);
}

/** The number a client gave its message; NaN where the body does not begin with eight digits. */
export function numberOfBody(body: string): number {
  return eightDigits(body, 0);
}
