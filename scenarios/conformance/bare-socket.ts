/** A WebSocket spoken by hand, frame by frame, for what no WebSocket library would send (RFC 6455). */
import { once } from 'node:events';
import type net from 'node:net';
import type { Duplex } from 'node:stream';
import { decodeFrames, encodeFrame, type Frame, opcodes } from '../bare/frames.js';
import { openH2Socket } from './bare-h2.js';
import { dial, upgradeFields } from './bare-http.js';
import type { Host } from './host.js';

export interface BareSocket {
  send(...frames: Frame[]): void;
  /** The payload of the first frame of that kind, once it is there; rejects where the connection ended before. */
  heard(opcode: number): Promise<Buffer>;
  /** Settles when the connection is over: with the close code, or undefined where none came. */
  ended(): Promise<number | undefined>;
  destroy(): void;
}

export async function openBareSocket({ lane, url, trust }: Host): Promise<BareSocket> {
  if (lane.engine === 'h2' && trust) return speakOn(await openH2Socket(url, trust), Buffer.alloc(0));
  const socket = await dial(url);
  const fields = Object.entries({ Host: new URL(url).host, ...upgradeFields });
  socket.write(
    `GET /socket HTTP/1.1\r\n${fields.map(([name, value]) => `${name}: ${value}\r\n`).join('')}\r\n`,
  );
  return speakOn(socket, await answerHead(socket));
}

/** @param early what came behind the handshake already */
function speakOn(socket: Duplex, early: Buffer): BareSocket {
  let bytes = early;
  let over = false;
  socket.on('error', () => {});
  socket.on('data', (chunk) => {
    bytes = Buffer.concat([bytes, chunk]);
    const close = decodeFrames(bytes).find(({ opcode }) => opcode === opcodes.close);
    // Section 5.5.1: whoever gets a close frame answers with one; the server may wait for it.
    if (close) socket.end(encodeFrame({ opcode: opcodes.close, payload: close.payload.subarray(0, 2) }));
  });
  socket.on('close', () => {
    over = true;
  });

  return {
    send: (...frames) => void socket.write(Buffer.concat(frames.map(encodeFrame))),
    async heard(opcode) {
      for (;;) {
        const frame = decodeFrames(bytes).find((candidate) => candidate.opcode === opcode);
        if (frame) return frame.payload;
        if (over) throw new Error(`the connection ended before a frame of opcode ${opcode}`);
        await Promise.race([once(socket, 'data'), once(socket, 'close')]);
      }
    },
    async ended() {
      if (!over) await once(socket, 'close');
      const close = decodeFrames(bytes).find(({ opcode }) => opcode === opcodes.close);
      return close && close.payload.length >= 2 ? close.payload.readUInt16BE(0) : undefined;
    },
    destroy: () => void socket.destroy(),
  };
}

/** Reads the answer to the handshake; answers what came behind it. @throws Error where it is not 101 */
async function answerHead(socket: net.Socket): Promise<Buffer> {
  let bytes = Buffer.alloc(0);
  for (;;) {
    const [chunk] = (await once(socket, 'data')) as [Buffer];
    bytes = Buffer.concat([bytes, chunk]);
    const end = bytes.indexOf('\r\n\r\n');
    if (end === -1) continue;
    const head = bytes.subarray(0, end).toString();
    if (!head.startsWith('HTTP/1.1 101 ')) throw new Error(`expected 101, got ${head.split('\r\n', 1)[0]}`);
    return bytes.subarray(end + 4);
  }
}
