/** Figures read off a capture. */
import { createHash } from 'node:crypto';
import type { Capture, CaptureEvent } from '../../results/schema/capture.js';
import { decodeFrames, opcodes } from '../bare/frames.js';
import { cutHead } from './http.js';

type Way = 'up' | 'down';

const eventsOf = ({ steps }: Capture, step?: string): CaptureEvent[] =>
  steps.filter(({ id }) => step === undefined || id === step).flatMap(({ events }) => events);

/** All that went that way in a step, of one connection or of all; an empty buffer where the step did not take place. */
export function bytesOf(capture: Capture, step: string | undefined, way: Way, connection?: number): Buffer {
  return Buffer.concat(
    eventsOf(capture, step).flatMap((event) => {
      const isWanted =
        event.kind === 'bytes' && event.way === way && (connection ?? event.connection) === event.connection;
      return isWanted ? Buffer.from(event.base64, 'base64') : [];
    }),
  );
}

/** RFC 6455, section 1.3. */
const MAGIC = '258EAFA5-E914-47DA-95CA-C5AB0DC85B11';

/** 1: the answer proves that the server read this very handshake; 0: it does not. */
export function acceptKeyRight(capture: Capture): 0 | 1 {
  const asked = cutHead(bytesOf(capture, 'opening', 'up'))?.value;
  const answered = cutHead(bytesOf(capture, 'opening', 'down'))?.value;
  const key = asked?.field('sec-websocket-key');
  const expected = createHash('sha1').update(`${key}${MAGIC}`).digest('base64');
  return key !== undefined && answered?.field('sec-websocket-accept') === expected ? 1 : 0;
}

/** 1: all that was ever read of the first connection's ends is the same; 0: something changed. */
export function endpointsSame(capture: Capture): 0 | 1 {
  const ends = eventsOf(capture).flatMap((event) =>
    event.kind === 'endpoints' && event.connection === 0 ? JSON.stringify([event.client, event.server]) : [],
  );
  return ends.length >= 2 && new Set(ends).size === 1 ? 1 : 0;
}

/** Close frames, both ways, that came before any FIN of the first connection. */
export function closeFramesBeforeFin(capture: Capture): number {
  const closing = capture.steps.filter(({ id }) => id === 'closing').flatMap(({ events }) => events);
  const fin = closing.findIndex((event) => event.kind === 'fin' && event.connection === 0);
  const before = { steps: [{ id: 'closing', events: fin === -1 ? closing : closing.slice(0, fin) }] };
  const closes = (way: Way) =>
    decodeFrames(bytesOf(before, 'closing', way)).filter(({ opcode }) => opcode === opcodes.close).length;
  return closes('down') + firstIsClose(bytesOf(before, 'closing', 'up'));
}

/** The client's frames are masked; of these only the first byte is looked at, and there is one. */
const firstIsClose = (bytes: Buffer): number =>
  bytes.length > 0 && ((bytes[0] as number) & 0x0f) === opcodes.close ? 1 : 0;

/** Ways in which the first connection was ended by a FIN, as its socket or the kernel saw it. */
export function finsSeen(capture: Capture): number {
  return new Set(
    eventsOf(capture).flatMap((event) => (event.kind === 'fin' && event.connection === 0 ? event.way : [])),
  ).size;
}
