/**
 * The accept key of a WebSocket handshake (RFC 6455, section 4.2.2), computed without Node: what reads
 * captured bytes is read by a browser's compiler as well.
 */

/** RFC 6455, section 1.3. */
const SUFFIX = '258EAFA5-E914-47DA-95CA-C5AB0DC85B11';
/** SHA-1 (RFC 3174): blocks of 64 bytes, 80 rounds each, of four kinds. */
const BLOCK = 64;
const ROUNDS = 80;
const START = [0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476, 0xc3d2e1f0] as const;

const turned = (word: number, by: number): number => (word << by) | (word >>> (32 - by));

/** The message, a bit that ends it, and its length in bits (RFC 3174, section 4). */
function padded(message: Uint8Array): DataView {
  const whole = new Uint8Array(Math.ceil((message.length + 9) / BLOCK) * BLOCK);
  whole.set(message);
  whole[message.length] = 0x80;
  const view = new DataView(whole.buffer);
  view.setUint32(whole.length - 4, message.length * 8);
  return view;
}

/** The function and the constant of a round (RFC 3174, section 5). */
function mixed(round: number, b: number, c: number, d: number): number {
  if (round < 20) return ((b & c) | (~b & d)) + 0x5a827999;
  if (round < 40) return (b ^ c ^ d) + 0x6ed9eba1;
  if (round < 60) return ((b & c) | (b & d) | (c & d)) + 0x8f1bbcdc;
  return (b ^ c ^ d) + 0xca62c1d6;
}

/** RFC 3174, section 6.1. */
function sha1(message: Uint8Array): Uint8Array {
  const view = padded(message);
  let sum: readonly number[] = START;
  for (let at = 0; at < view.byteLength; at += BLOCK) {
    const words = Array.from({ length: BLOCK / 4 }, (_, index) => view.getInt32(at + 4 * index));
    let [a, b, c, d, e] = sum as [number, number, number, number, number];
    for (let round = 0; round < ROUNDS; round++) {
      if (round >= 16) {
        const [w3, w8, w14, w16] = [3, 8, 14, 16].map((back) => words[round - back] ?? 0);
        words.push(turned(w3! ^ w8! ^ w14! ^ w16!, 1));
      }
      const next = (turned(a, 5) + mixed(round, b, c, d) + e + (words[round] ?? 0)) | 0;
      [a, b, c, d, e] = [next, a, turned(b, 30), c, d];
    }
    sum = [a, b, c, d, e].map((word, index) => (word + (sum[index] ?? 0)) | 0);
  }
  const digest = new DataView(new ArrayBuffer(4 * START.length));
  sum.forEach((word, index) => void digest.setInt32(4 * index, word));
  return new Uint8Array(digest.buffer);
}

/** What a server must answer. @param key of the request, of ASCII */
export function acceptKey(key: string): string {
  const message = Uint8Array.from(key + SUFFIX, (character) => character.charCodeAt(0));
  return btoa(String.fromCharCode(...sha1(message)));
}
