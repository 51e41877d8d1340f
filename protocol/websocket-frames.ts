/** WebSocket frames as RFC 6455 section 5.2 lays them out: to the client bare, from the client masked. */
import { randomBytes } from 'node:crypto';

export const opcodes = { continuation: 0, text: 1, binary: 2, close: 8, ping: 9, pong: 10 } as const;

/** Beside the opcode of a message's first frame: the message is compressed (RSV1, RFC 7692 section 6). */
export const COMPRESSED = 0x40;

export interface Frame {
  readonly fin: boolean;
  readonly isCompressed: boolean;
  readonly opcode: number;
  readonly payload: Buffer;
}

/** Why a connection is closed: a code of section 7.4.1 and a reason of at most 123 bytes. */
export interface Closing {
  readonly code: number;
  readonly reason: string;
}

const FIN = 0x80;
const RESERVED = 0x70;
const OPCODE = 0x0f;
const MASKED = 0x80;
const LENGTH = 0x7f;
const MASK_BYTES = 4;
/** A length of 126 says that two bytes with the length follow, one of 127 that eight do. */
const [LENGTH_16, LENGTH_64] = [126, 127];

/** A whole message or a control frame, unmasked as a server's frames must be. */
export function encodeFrame(opcode: number, payload: Buffer): Buffer {
  return Buffer.concat([frameHead(opcode, payload.length, 0), payload]);
}

/** The same as a client must send it: masked, with a mask that nobody can foretell (section 5.3). */
export function encodeMasked(opcode: number, payload: Buffer): Buffer {
  const mask = randomBytes(MASK_BYTES);
  return Buffer.concat([frameHead(opcode, payload.length, MASKED), mask, unmask(payload, mask)]);
}

function frameHead(opcode: number, length: number, maskBit: number): Buffer {
  if (length < LENGTH_16) return Buffer.from([FIN | opcode, maskBit | length]);
  const isLong = length > 0xffff;
  const head = Buffer.alloc(isLong ? 10 : 4);
  head[0] = FIN | opcode;
  head[1] = maskBit | (isLong ? LENGTH_64 : LENGTH_16);
  if (isLong) head.writeBigUInt64BE(BigInt(length), 2);
  else head.writeUInt16BE(length, 2);
  return head;
}

export function encodeClosing({ code, reason }: Closing): Buffer {
  const payload = Buffer.from(`\0\0${reason}`);
  payload.writeUInt16BE(code);
  return encodeFrame(opcodes.close, payload);
}

/** What of a frame depends on whose it is and on what was agreed. */
export interface FrameRules {
  readonly maxPayloadBytes: number;
  /** It is a client's. */
  readonly isMasked: boolean;
  /** permessage-deflate was agreed on. */
  readonly mayBeCompressed: boolean;
}

/** The frame at the beginning of `bytes` and how long it is there; undefined until it is whole. */
export function decodeFrame(
  bytes: Buffer,
  { maxPayloadBytes, isMasked, mayBeCompressed }: FrameRules,
): { frame: Frame; bytes: number } | Closing | undefined {
  if (bytes.length < 2) return undefined;
  const [first, second] = bytes as unknown as [number, number];
  const fin = (first & FIN) !== 0;
  const opcode = first & OPCODE;
  const short = second & LENGTH;
  const isCompressed = mayBeCompressed && (first & RESERVED) === COMPRESSED && isMessage(opcode);
  if (first & RESERVED && !isCompressed) return broken('a reserved bit is set');
  if (((second & MASKED) !== 0) !== isMasked)
    return broken('a client masks its frames, and a server does not');
  if (opcode >= opcodes.close && (!fin || short >= LENGTH_16))
    return broken('a control frame is short and whole');

  const maskAt = short === LENGTH_64 ? 10 : short === LENGTH_16 ? 4 : 2;
  const payloadAt = maskAt + (isMasked ? MASK_BYTES : 0);
  if (bytes.length < payloadAt) return undefined;
  const length =
    short === LENGTH_64
      ? Number(bytes.readBigUInt64BE(2))
      : short === LENGTH_16
        ? bytes.readUInt16BE(2)
        : short;
  if (length > maxPayloadBytes) return { code: 1009, reason: 'the message is too large' };
  const end = payloadAt + length;
  if (bytes.length < end) return undefined;
  const content = bytes.subarray(payloadAt, end);
  const payload = isMasked ? unmask(content, bytes.subarray(maskAt, payloadAt)) : content;
  return { frame: { fin, isCompressed, opcode, payload }, bytes: end };
}

const isMessage = (opcode: number): boolean => opcode === opcodes.text || opcode === opcodes.binary;

export function broken(reason: string): Closing {
  return { code: 1002, reason };
}

/** Section 5.3: byte i of the payload is combined with byte i modulo 4 of the mask. */
function unmask(masked: Buffer, mask: Buffer): Buffer {
  const payload = Buffer.allocUnsafe(masked.length);
  for (let i = 0; i < masked.length; i++) payload[i] = (masked[i] as number) ^ (mask[i & 3] as number);
  return payload;
}
