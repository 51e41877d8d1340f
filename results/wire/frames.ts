/** WebSocket frames, one after another (RFC 6455, section 5.2). */
import { hex, uint, utf8 } from './bytes.js';
import { type FrameHead, type Push, partOf, type Reader } from './parts.js';

/** Section 5.2; others are reserved. */
const opcodeNames: Readonly<Record<number, string>> = {
  0: 'continuation',
  1: 'text',
  2: 'binary',
  8: 'close',
  9: 'ping',
  10: 'pong',
};
const CLOSE = 8;
const BINARY = 2;
const KEY_BYTES = 4;
const CODE_BYTES = 2;
/** Higher bytes of a 64-bit length that would make it more than a number holds exactly. */
const EXACT_FROM = 2;

const LENGTHS = { 126: { bits: 16, bytes: 2 }, 127: { bits: 64, bytes: 8 } } as const;

/** A frame's head; undefined where it is not whole, or its length is beyond 2^48. */
function headAt(bytes: Uint8Array, at: number): FrameHead | undefined {
  const [first, second] = [bytes[at], bytes[at + 1]];
  if (first === undefined || second === undefined) return undefined;
  const short = second & 0x7f;
  const long = short === 126 || short === 127 ? LENGTHS[short] : undefined;
  const masked = (second & 0x80) !== 0;
  const headBytes = 2 + (long?.bytes ?? 0) + (masked ? KEY_BYTES : 0);
  if (at + headBytes > bytes.length) return undefined;
  if (long?.bits === 64 && uint(bytes, at + 2, EXACT_FROM) !== 0) return undefined;
  const from = long?.bits === 64 ? at + 2 + EXACT_FROM : at + 2;
  const payloadBytes = long ? uint(bytes, from, long.bits === 64 ? 6 : 2) : short;
  const opcode = first & 0x0f;
  return {
    fin: (first & 0x80) !== 0,
    reserved: (first >> 4) & 7,
    opcode,
    opcodeName: opcodeNames[opcode] ?? String(opcode),
    masked,
    lengthBits: long?.bits ?? 7,
    payloadBytes,
    headBytes,
  };
}

/** The payload as it was before it was masked (section 5.3). */
export function unmasked(payload: Uint8Array, key: Uint8Array): Uint8Array {
  return payload.map((byte, index) => byte ^ (key[index % KEY_BYTES] as number));
}

const asText = (payload: Uint8Array, { opcode, reserved }: FrameHead): string =>
  opcode === BINARY || reserved !== 0 ? hex(payload) : utf8(payload);

function pushPayload(payload: Uint8Array, at: number, head: FrameHead, push: Push): number {
  const end = at + payload.length;
  if (payload.length === 0) return end;
  if (head.opcode !== CLOSE || payload.length < CODE_BYTES) {
    return push(partOf('frame-payload', at, end, asText(payload, head)));
  }
  const reason = push(partOf('close-code', at, at + CODE_BYTES, String(uint(payload, 0, CODE_BYTES))));
  return reason === end ? end : push(partOf('close-reason', reason, end, utf8(payload, CODE_BYTES)));
}

/** A frame whose bytes are not all there ends the reading. */
export const readFrames: Reader = (bytes, from, push) => {
  let at = from;
  for (;;) {
    const head = headAt(bytes, at);
    if (!head || at + head.headBytes + head.payloadBytes > bytes.length) return at;
    push({ ...partOf('frame-head', at, at + 2, head.opcodeName), frame: head });
    const behind = at + head.headBytes;
    const keyAt = head.masked ? behind - KEY_BYTES : behind;
    if (keyAt > at + 2) push(partOf('frame-length', at + 2, keyAt, String(head.payloadBytes)));
    const key = bytes.subarray(keyAt, behind);
    if (head.masked) push(partOf('masking-key', keyAt, behind, hex(key)));
    const payload = bytes.subarray(behind, behind + head.payloadBytes);
    at = pushPayload(head.masked ? unmasked(payload, key) : payload, behind, head, push);
  }
};
