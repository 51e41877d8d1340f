/**
 * Counts what chunked transfer coding (RFC 9112 section 7.1) adds to a stream, on the wire itself: the
 * HTTP parser hands on content alone, in pieces that tell nothing of the chunks it came in.
 */

import { segmentsOf } from '../protocol/tcp-ip.js';
import type { OwnCounters } from './session.js';

const LF = 0x0a;
const CR = 0x0d;
const SEMICOLON = 0x3b;
const CRLF_BYTES = 2;
const HEAD_END = '\r\n\r\n';
const CHUNKED = /^transfer-encoding:.*\bchunked\b/im;

/**
 * Takes an answer's bytes as they come, its head first. The first chunk's size line belongs to the opening;
 * the line break behind it does not, because some servers (µWebSockets.js) send it with the next chunk.
 */
export function countChunkOverhead(counters: OwnCounters): (wire: Buffer) => void {
  const walk = walkChunks(counters);
  let head: Buffer = Buffer.alloc(0);
  let take = (wire: Buffer): void => {
    head = Buffer.concat([head, wire]);
    const end = head.indexOf(HEAD_END);
    if (end === -1) return;
    const content = end + HEAD_END.length;
    take = CHUNKED.test(head.subarray(0, end).toString('latin1')) ? (more) => walk.take(more) : () => {};
    walk.begin(content);
    take(head.subarray(content));
    head = Buffer.alloc(0);
  };
  return (wire) => take(wire);
}

/** Where in a chunk the next byte stands. */
type Place = 'size' | 'extension' | 'data' | 'end' | 'trailer';

function walkChunks(counters: OwnCounters) {
  let place: Place = 'size';
  let size = 0;
  /** Of the data, or of the line break behind it. */
  let left = 0;
  let isFirst = true;
  let pending = 0;
  /** A chunk leaves in one write, the first of them together with the head. */
  let writeBytes = 0;

  function sizeLineEnds(): void {
    left = size;
    place = size > 0 ? 'data' : 'trailer';
    writeBytes += size;
    if (isFirst) settle();
    isFirst = false;
  }

  /** All that the chunk's write must have held is there, but perhaps its line break. */
  function dataEnds(): void {
    counters.estimatedDownSegments += segmentsOf(writeBytes + CRLF_BYTES);
    writeBytes = 0;
    place = 'end';
    left = CRLF_BYTES;
  }

  function chunkEnds(): void {
    place = 'size';
    size = 0;
  }

  function settle(): void {
    if (isFirst) counters.openingDownBytes += pending;
    else counters.framingDownBytes += pending;
    pending = 0;
  }

  /** Reads one byte of a size line. */
  function sizeByte(byte: number): void {
    pending++;
    writeBytes++;
    if (byte === LF) sizeLineEnds();
    else if (byte === SEMICOLON) place = 'extension';
    // Digits and letters of either case differ in how far they lie from their values.
    else if (byte !== CR && place === 'size')
      size = size * 16 + (byte <= 0x39 ? byte & 0xf : (byte & 0xf) + 9);
  }

  return {
    begin(headBytes: number) {
      writeBytes = headBytes;
    },
    take(wire: Buffer) {
      for (let at = 0; at < wire.length; ) {
        if (place === 'size' || place === 'extension') {
          sizeByte(wire[at++] as number);
          continue;
        }
        if (place === 'trailer') {
          pending += wire.length - at;
          break;
        }
        const taken = Math.min(left, wire.length - at);
        at += taken;
        left -= taken;
        if (place === 'end') pending += taken;
        if (left > 0) continue;
        if (place === 'end') chunkEnds();
        else dataEnds();
      }
      settle();
    },
  };
}
