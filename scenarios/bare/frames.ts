/** WebSocket frames made and read by hand, for what no WebSocket library would send or show (RFC 6455, section 5). */

export const opcodes = {
  continuation: 0,
  text: 1,
  binary: 2,
  reserved: 3,
  close: 8,
  ping: 9,
  pong: 10,
} as const;

export interface Frame {
  readonly opcode: number;
  readonly payload?: string | Buffer;
  readonly fin?: boolean;
  /** The three reserved bits, 0 to 7. */
  readonly reserved?: number;
  readonly masked?: boolean;
  /** Four bytes; always the same unless given. */
  readonly mask?: Buffer;
}

export interface ReadFrame {
  readonly fin: boolean;
  readonly opcode: number;
  readonly payload: Buffer;
}

const MASK = Buffer.from([0x37, 0xfa, 0x21, 0x3d]);

/** The bytes of one client's frame (section 5.2). */
export function encodeFrame({
  opcode,
  payload = '',
  fin = true,
  reserved = 0,
  masked = true,
  mask = MASK,
}: Frame): Buffer {
  const data = Buffer.from(payload);
  const first = (fin ? 0x80 : 0) | (reserved << 4) | opcode;
  const head = frameHead(first, masked ? 0x80 : 0, data.length);
  if (!masked) return Buffer.concat([head, data]);
  return Buffer.concat([head, mask, data.map((byte, i) => byte ^ (mask[i % 4] as number))]);
}

function frameHead(first: number, maskBit: number, length: number): Buffer {
  if (length < 126) return Buffer.from([first, maskBit | length]);
  if (length < 0x10000) return Buffer.from([first, maskBit | 126, length >> 8, length & 0xff]);
  const head = Buffer.from([first, maskBit | 127, 0, 0, 0, 0, 0, 0, 0, 0]);
  head.writeUInt32BE(length, 6);
  return head;
}

/** The server's frame at the front of `bytes` and what it takes; undefined where it is not whole yet. */
export function cutFrame(bytes: Buffer): { value: ReadFrame; bytes: number } | undefined {
  if (bytes.length < 2) return undefined;
  const first = bytes[0] as number;
  const short = (bytes[1] as number) & 0x7f;
  const headBytes = short === 127 ? 10 : short === 126 ? 4 : 2;
  if (bytes.length < headBytes) return undefined;
  const length = short === 127 ? bytes.readUInt32BE(6) : short === 126 ? bytes.readUInt16BE(2) : short;
  const end = headBytes + length;
  if (bytes.length < end) return undefined;
  const payload = bytes.subarray(headBytes, end);
  return { value: { fin: (first & 0x80) !== 0, opcode: first & 0x0f, payload }, bytes: end };
}

/** A server's frames, as far as they are whole. */
export function decodeFrames(bytes: Buffer): ReadFrame[] {
  const frames: ReadFrame[] = [];
  for (let at = 0; ; ) {
    const cut = cutFrame(bytes.subarray(at));
    if (!cut) return frames;
    frames.push(cut.value);
    at += cut.bytes;
  }
}
