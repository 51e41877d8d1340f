/**
 * Reads one connection's bytes as HTTP/1.1 and, once it is upgraded, as WebSocket frames, and tells what passed:
 * heads, contents and frames by their sizes. socket.io's client shows none of this itself.
 */
import type { Socket } from 'node:net';
import { FIRST_CONTROL_OPCODE, frameWatcher, tapSocket } from '../frame-tap.js';

/** One direction of the wire. */
export interface WireEvents {
  /** A head is complete, the empty line included. */
  onHead(bytes: number): void;
  /** Content of a message of HTTP has begun that comes to so many bytes. */
  onContent(bytes: number): void;
  /** Payload of a data frame has begun, as it travels. */
  onPayload(bytes: number): void;
  /** What stands around it: frame headers and control frames. */
  onFraming(bytes: number): void;
  /** A message of HTTP is complete, or a frame: so many bytes left at once. */
  onWhole(bytes: number): void;
}

const HEAD_END = '\r\n\r\n';
const LENGTH = /^content-length: *(\d+)/im;
/** A request that asks for the upgrade, or the answer that grants it. */
const UPGRADE = /^upgrade: *websocket/im;
const GRANTED = /^HTTP\/1\.1 101 /;
const REQUEST = /^(GET|POST) /;

export function watchWire(socket: Socket, down: WireEvents, up: WireEvents): void {
  tapSocket(socket, direction(down), direction(up));
}

function direction(events: WireEvents): (wire: Buffer) => void {
  let head = '';
  let headBytes = 0;
  let left = 0;
  let wholeBytes = 0;
  let frames: ((wire: Buffer) => void) | undefined;

  /** Answers how many of the bytes belong to the head. */
  function takeHead(wire: Buffer): number {
    const before = head.length;
    head += wire.toString('latin1');
    const end = head.indexOf(HEAD_END);
    if (end === -1) return wire.length;
    headBytes = end + HEAD_END.length;
    const text = head.slice(0, headBytes);
    head = '';
    left = Number(LENGTH.exec(text)?.[1] ?? 0);
    wholeBytes = headBytes + left;
    events.onHead(headBytes);
    if (left > 0) events.onContent(left);
    else events.onWhole(wholeBytes);
    if (UPGRADE.test(text) && (GRANTED.test(text) || REQUEST.test(text))) frames = frameWatcher(onFrame);
    return headBytes - before;
  }

  function onFrame(header: number, payload: number, opcode: number): void {
    if (opcode >= FIRST_CONTROL_OPCODE) events.onFraming(header + payload);
    else {
      events.onFraming(header);
      events.onPayload(payload);
    }
    events.onWhole(header + payload);
  }

  return (wire) => {
    for (let at = 0; at < wire.length; ) {
      const rest = wire.subarray(at);
      if (frames) {
        frames(rest);
        return;
      }
      if (left === 0) {
        at += takeHead(rest);
        continue;
      }
      const passed = Math.min(left, rest.length);
      at += passed;
      left -= passed;
      if (left === 0) events.onWhole(wholeBytes);
    }
  };
}
