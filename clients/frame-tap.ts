/**
 * Watches WebSocket frames (RFC 6455 section 5.2) where they pass, since a library that compresses tells
 * nobody how long a message was on the wire.
 */
import type { Socket } from 'node:net';

/** One frame has begun: the size of its header, mask included, and of its payload as it travels. */
export type OnFrame = (headerBytes: number, payloadBytes: number, opcode: number) => void;

const HEADER_BYTES = 2;
const MASK_BYTES = 4;
const MASK_BIT = 0x80;
const LENGTH_BITS = 0x7f;
const LENGTH_16 = 126;
const LENGTH_64 = 127;
const OPCODE_BITS = 0x0f;
/** Opcodes from here on are of control frames. */
export const FIRST_CONTROL_OPCODE = 8;

/** Takes a stream of frames in pieces of any size. */
export function frameWatcher(onFrame: OnFrame): (wire: Buffer) => void {
  let head: Buffer = Buffer.alloc(0);
  /** Payload of the frame under way that is yet to pass. */
  let left = 0;
  return (wire) => {
    let at = 0;
    while (at < wire.length) {
      if (left > 0) {
        const passed = Math.min(left, wire.length - at);
        left -= passed;
        at += passed;
        continue;
      }
      head = Buffer.concat([head, wire.subarray(at, at + 1)]);
      at++;
      const length = headerLength(head);
      if (length === undefined || head.length < length) continue;
      left = payloadLength(head);
      onFrame(length, left, (head[0] as number) & OPCODE_BITS);
      head = Buffer.alloc(0);
    }
  };
}

/** The length of a header by its first two bytes, undefined without them. */
function headerLength(head: Buffer): number | undefined {
  const second = head[1];
  if (second === undefined) return undefined;
  const length = second & LENGTH_BITS;
  const extended = length === LENGTH_16 ? 2 : length === LENGTH_64 ? 8 : 0;
  return HEADER_BYTES + extended + (second & MASK_BIT ? MASK_BYTES : 0);
}

function payloadLength(head: Buffer): number {
  const length = (head[1] as number) & LENGTH_BITS;
  if (length === LENGTH_16) return head.readUInt16BE(HEADER_BYTES);
  return length === LENGTH_64 ? Number(head.readBigUInt64BE(HEADER_BYTES)) : length;
}

const HEAD_END = Buffer.from('\r\n\r\n');

/** The bytes behind the head of an HTTP message: what comes in its last piece is told at once. */
function behindHead(take: (wire: Buffer) => void): (wire: Buffer) => void {
  let head: Buffer | undefined = Buffer.alloc(0);
  return (wire) => {
    if (!head) return take(wire);
    head = Buffer.concat([head, wire]);
    const end = head.indexOf(HEAD_END);
    if (end === -1) return;
    const rest = head.subarray(end + HEAD_END.length);
    head = undefined;
    if (rest.length > 0) take(rest);
  };
}

/** Watches a socket from its first byte on, both ways. */
export function tapFrames(socket: Socket, onDown: OnFrame, onUp: OnFrame): void {
  tapSocket(socket, behindHead(frameWatcher(onDown)), behindHead(frameWatcher(onUp)));
}

/** Shows all bytes that the socket reads and that are handed to it, in order, before anybody else sees them. */
export function tapSocket(
  socket: Socket,
  onDown: (wire: Buffer) => void,
  onUp: (wire: Buffer) => void,
): void {
  const push = socket.push.bind(socket);
  socket.push = (chunk: unknown, encoding?: BufferEncoding) => {
    if (Buffer.isBuffer(chunk)) onDown(chunk);
    return push(chunk, encoding);
  };
  const write = socket.write.bind(socket) as (...args: unknown[]) => boolean;
  socket.write = (chunk: unknown, ...rest: unknown[]) => {
    const encoding = typeof rest[0] === 'string' ? (rest[0] as BufferEncoding) : 'utf8';
    onUp(typeof chunk === 'string' ? Buffer.from(chunk, encoding) : (chunk as Buffer));
    return write(chunk, ...rest);
  };
}
