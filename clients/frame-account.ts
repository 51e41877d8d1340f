/**
 * What WebSocket frames come to in the ledger. Without compression a frame's size follows from its text; with
 * it only the wire tells, and what compression saved is the difference between the two.
 */
import type { Socket } from 'node:net';
import { segmentsOf } from '../protocol/tcp-ip.js';
import { FIRST_CONTROL_OPCODE, tapFrames } from './frame-tap.js';
import { headerBytes, maskedHeaderBytes } from './frames.js';
import type { OwnCounters } from './session.js';

export interface FrameAccount {
  /** Sees the socket before anybody uses it. */
  watch(socket: Socket): void;
  textUp(bytes: number): void;
  /** Answers what of the frame the text's own intake is to enter as framing. */
  textDown(bytes: number): number;
  /** Frames without a text, by the size of their payload. */
  controlUp(bytes: number): void;
  controlDown(bytes: number): void;
}

/** Frames of the size that their payload says. */
export function plainFrames(counters: OwnCounters): FrameAccount {
  function frameUp(bytes: number): void {
    counters.framingUpBytes += maskedHeaderBytes(bytes);
    counters.estimatedUpSegments += segmentsOf(maskedHeaderBytes(bytes) + bytes);
  }
  return {
    watch() {},
    textUp(bytes) {
      counters.payloadUpBytes += bytes;
      frameUp(bytes);
    },
    textDown(bytes) {
      counters.estimatedDownSegments += segmentsOf(headerBytes(bytes) + bytes);
      return headerBytes(bytes);
    },
    controlUp(bytes) {
      frameUp(bytes);
      counters.framingUpBytes += bytes;
    },
    controlDown(bytes) {
      counters.framingDownBytes += headerBytes(bytes) + bytes;
      counters.estimatedDownSegments += segmentsOf(headerBytes(bytes) + bytes);
    },
  };
}

/** Frames as they pass; the first that comes down has the control note and belongs to the opening. */
export function deflatedFrames(counters: OwnCounters): FrameAccount {
  let hasNote = false;
  return {
    watch: (socket) =>
      tapFrames(
        socket,
        (header, payload, opcode) => {
          counters.estimatedDownSegments += segmentsOf(header + payload);
          if (hasNote) counters.framingDownBytes += header;
          else counters.openingDownBytes += header;
          hasNote = true;
          if (opcode >= FIRST_CONTROL_OPCODE) counters.framingDownBytes += payload;
          else counters.savedDownBytes -= payload;
        },
        (header, payload, opcode) => {
          counters.estimatedUpSegments += segmentsOf(header + payload);
          counters.framingUpBytes += header;
          if (opcode >= FIRST_CONTROL_OPCODE) counters.framingUpBytes += payload;
          else counters.savedUpBytes -= payload;
        },
      ),
    textUp(bytes) {
      counters.payloadUpBytes += bytes;
      counters.savedUpBytes += bytes;
    },
    textDown(bytes) {
      counters.savedDownBytes += bytes;
      return 0;
    },
    controlUp() {},
    controlDown() {},
  };
}
