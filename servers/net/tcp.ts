/**
 * The raw control lane: the texts, a line each, over a plain TCP connection. It has no protocol to speak
 * of, so that what it costs is what topic, harness and kernel cost (docs/wire-contract.md, "Raw TCP").
 */
import { isUtf8 } from 'node:buffer';
import type { Socket } from 'node:net';
import { type ControlNote, controlText } from '../../protocol/message.js';
import type { Published, TransportServer } from '../../protocol/transport.js';
import { admitReader } from '../admit-reader.js';
import { onceEncoded } from '../once-encoded.js';
import { wantedCursor } from '../wanted-cursor.js';
import { listenNet, type NetRoom } from './listen.js';

export const server: TransportServer = {
  lane: 'tcp',
  capabilities: { serverPush: true, duplex: true, nativeFanOut: false, resume: true },
  listen(topic, options) {
    const encode = onceEncoded(({ text }) => `${text}\n`);
    return listenNet(topic, options, (socket, room) => converse(socket, room, encode));
  },
};

type Encode = (message: Published) => Buffer;

/** A client that breaks the form is cut without a word: there is no place for one. */
function converse(socket: Socket, room: NetRoom, encode: Encode): void {
  const { topic, limits } = room;
  const cut = (): void => void socket.destroy();
  const late = setTimeout(cut, limits.headersTimeoutMs);
  socket.once('close', () => clearTimeout(late));

  function greet(cursor: string): void {
    clearTimeout(late);
    const after = wantedCursor(cursor === '' ? undefined : cursor);
    if (after === 'malformed') {
      cut();
      return;
    }
    const line = {
      sendNote: (note: ControlNote) => void socket.write(`${controlText(note)}\n`),
      send: (message: Published) => void socket.write(encode(message)),
      queuedBytes: () => socket.writableLength,
      cut() {
        room.counters.slowReadersCut++;
        cut();
      },
    };
    const reader = admitReader({ topic, after, line, maxQueuedBytes: limits.maxQueuedBytes });
    socket.on('drain', reader.drained);
    socket.once('close', reader.left);
  }

  function publish(body: Buffer): void {
    if (!isUtf8(body)) {
      cut();
      return;
    }
    try {
      topic.publish(body.toString());
    } catch {
      cut();
    }
  }

  socket.on('data', readUp(limits.maxBodyBytes, { greet, publish, cut }));
}

interface UpEvents {
  greet(cursor: string): void;
  publish(body: Buffer): void;
  cut(): void;
}

const LINE_FEED = 0x0a;
const LENGTH = /^\d{1,10}$/;
/** No line of a client is longer: a cursor has 15 characters, a length ten at most. */
const MOST_LINE_BYTES = 32;

/** Takes what a client says, in pieces of any size: one line of greeting, then a line with a length and a body each. */
function readUp(maxBodyBytes: number, { greet, publish, cut }: UpEvents): (chunk: Buffer) => void {
  let rest: Buffer = Buffer.alloc(0);
  let greeted = false;
  let bodyBytes: number | undefined;
  let over = false;

  /** The next line, without its end; undefined while it is not whole. */
  function nextLine(): string | undefined {
    const end = rest.subarray(0, MOST_LINE_BYTES).indexOf(LINE_FEED);
    if (end === -1) {
      over = rest.length >= MOST_LINE_BYTES;
      return undefined;
    }
    const line = rest.toString('latin1', 0, end);
    rest = rest.subarray(end + 1);
    return line;
  }

  function takeLine(line: string): void {
    if (!greeted) {
      greeted = true;
      greet(line);
      return;
    }
    bodyBytes = Number(line);
    over = !LENGTH.test(line) || bodyBytes > maxBodyBytes;
  }

  return (chunk) => {
    if (over) return;
    rest = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
    while (!over) {
      if (bodyBytes === undefined) {
        const line = nextLine();
        if (line === undefined) break;
        takeLine(line);
      } else {
        if (rest.length < bodyBytes) break;
        publish(rest.subarray(0, bodyBytes));
        rest = rest.subarray(bodyBytes);
        bodyBytes = undefined;
      }
    }
    if (over) cut();
  };
}
