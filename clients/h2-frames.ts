/**
 * HTTP/2 frames seen between node:http2 and the TLS socket (RFC 9113 section 4.1): their sizes make up the byte
 * ledger of an HTTP/2 client. Whatever a frame holds passes untouched.
 */
import { Duplex } from 'node:stream';
import type { TLSSocket } from 'node:tls';

export const frameTypes = { data: 0, headers: 1, settings: 4, continuation: 9 } as const;

export const FRAME_HEADER_BYTES = 9;
/** What a client says before its first frame (section 3.4). */
export const PREFACE_BYTES = 24;

export interface SeenFrame {
  readonly type: number;
  readonly stream: number;
  /** Without the header. */
  readonly bytes: number;
}

/** Takes the bytes of one direction, in pieces of any size, and tells of each frame when its header is there. */
export function readFrameHeaders(
  onFrame: (frame: SeenFrame) => void,
  prefaceBytes = 0,
): (wire: Buffer) => void {
  const header = Buffer.alloc(FRAME_HEADER_BYTES);
  let have = 0;
  /** Of the preface, or of a frame's content. */
  let skip = prefaceBytes;
  return (wire) => {
    for (let at = 0; at < wire.length; ) {
      if (skip > 0) {
        const passed = Math.min(skip, wire.length - at);
        skip -= passed;
        at += passed;
        continue;
      }
      const copied = wire.copy(header, have, at, at + FRAME_HEADER_BYTES - have);
      at += copied;
      have += copied;
      if (have < FRAME_HEADER_BYTES) return;
      have = 0;
      skip = header.readUIntBE(0, 3);
      onFrame({ type: header[3] as number, stream: header.readUInt32BE(5) & 0x7fff_ffff, bytes: skip });
    }
  };
}

/** The connection as node:http2 takes it from `createConnection`: each piece is shown as it passes. */
export function watchedDuplex(
  socket: TLSSocket,
  onUp: (wire: Buffer) => void,
  onDown: (wire: Buffer) => void,
): Duplex {
  const write = (wire: Buffer, done: (error?: Error | null) => void): void => {
    onUp(wire);
    socket.write(wire, done);
  };
  const duplex = new Duplex({
    read: () => void socket.resume(),
    write: (wire: Buffer, _encoding, done) => write(wire, done),
    // What http2 writes in one turn leaves in one record, as it would without anybody in between.
    writev: (pieces, done) => write(Buffer.concat(pieces.map(({ chunk }) => chunk as Buffer)), done),
    final: (done) => void socket.end(done),
    destroy(error, done) {
      socket.destroy();
      done(error);
    },
  });
  socket.on('data', (wire: Buffer) => {
    onDown(wire);
    if (!duplex.push(wire)) socket.pause();
  });
  socket.on('end', () => duplex.push(null));
  socket.on('error', (error) => duplex.destroy(error));
  socket.on('close', () => duplex.destroy());
  return duplex;
}
