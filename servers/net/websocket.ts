/**
 * WebSocket by hand, on node:net alone: what the protocol is (RFC 6455), and so what a library adds.
 *
 * What libraries have and this has not: compression and other extensions, subprotocols, pings of its
 * own, HTTP beside the handshake (a refusal ends the connection, and malformed fields pass), text checked
 * before its last fragment is there, fast paths for masks, and years of other people's clients.
 */
import { isUtf8 } from 'node:buffer';
import { createHash } from 'node:crypto';
import type { Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import type { Cursor } from '../../protocol/cursor.js';
import { type ControlNote, controlText } from '../../protocol/message.js';
import type { Published, TransportServer } from '../../protocol/transport.js';
import {
  broken,
  type Closing,
  decodeFrame,
  encodeClosing,
  encodeFrame,
  type Frame,
  opcodes,
} from '../../protocol/websocket-frames.js';
import { admitReader } from '../admit-reader.js';
import { type HandshakeRequest, judgeHandshake } from '../handshake.js';
import { onceEncoded } from '../once-encoded.js';
import { closings, refusals, refuseOnSocket } from '../refusals.js';
import { listenNet, type NetRoom } from './listen.js';

export const server: TransportServer = {
  lane: 'websocket@net',
  capabilities: { serverPush: true, duplex: true, nativeFanOut: false, resume: true },
  listen(topic, options) {
    const admit = admission();
    return listenNet(topic, options, (socket, room) => shakeHands(socket, room, admit));
  },
};

const HEAD_END = '\r\n\r\n';
const MOST_HEAD_BYTES = 16 * 1024;
/** Section 1.3: appended to the client's key, so that no server answers by accident. */
const ACCEPT_GUID = '258EAFA5-E914-47DA-95CA-C5AB0DC85B11';

/** Reads the request, answers it, and hands the connection over with what came behind. */
function shakeHands(socket: Socket, room: NetRoom, admit: Admit): void {
  let head: Buffer = Buffer.alloc(0);
  const late = setTimeout(() => refuseOnSocket(socket, refusals.tooSlow), room.limits.headersTimeoutMs);
  socket.once('close', () => clearTimeout(late));
  socket.on('data', function onHead(chunk: Buffer) {
    head = Buffer.concat([head, chunk]);
    const end = head.indexOf(HEAD_END);
    if (end === -1 && head.length < MOST_HEAD_BYTES) return;
    socket.off('data', onHead);
    clearTimeout(late);
    room.counters.requests++;
    const request = parseHead(head.toString('latin1', 0, end));
    if (!request) return refuseOnSocket(socket, end === -1 ? refusals.headTooLarge : refusals.malformed);
    const handshake = judgeHandshake(request);
    if (!handshake.accepted) return refuseOnSocket(socket, handshake.refusal);
    const accept = createHash('sha1').update(`${request.header('sec-websocket-key')}${ACCEPT_GUID}`);
    socket.write(
      'HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n' +
        `Sec-WebSocket-Accept: ${accept.digest('base64')}${HEAD_END}`,
    );
    admit(socket, room, handshake.after, head.subarray(end + HEAD_END.length));
  });
}

function parseHead(head: string): HandshakeRequest | undefined {
  const [requestLine = '', ...lines] = head.split('\r\n');
  const [, method, target] = /^([A-Z]+) (\S+) HTTP\/1\.1$/.exec(requestLine) ?? [];
  if (method === undefined || target === undefined) return undefined;
  const fields = new Map(lines.map((line) => [fieldName(line), line.slice(line.indexOf(':') + 1).trim()]));
  if (!/^\d*$/.test(fields.get('content-length') ?? '')) return undefined;
  return { method, target, header: (name) => fields.get(name) };
}

const fieldName = (line: string): string => line.slice(0, line.indexOf(':')).toLowerCase();

type Admit = ReturnType<typeof admission>;

/**
 * How a connection whose hands were shaken joins the room. Each text is framed once for all readers.
 * @param cutOff ends a connection at once
 */
export function admission(cutOff = (socket: Duplex): void => void socket.destroy()) {
  const encode = onceEncoded(({ text }) => encodeFrame(opcodes.text, Buffer.from(text)));
  return (socket: Duplex, room: NetRoom, after: Cursor | undefined, early: Buffer): void => {
    const { topic, limits, counters } = room;
    const line = {
      sendNote: (note: ControlNote) =>
        void socket.write(encodeFrame(opcodes.text, Buffer.from(controlText(note)))),
      send: (message: Published) => void socket.write(encode(message)),
      queuedBytes: () => socket.writableLength,
      cut() {
        counters.slowReadersCut++;
        // A close frame would wait behind the very queue that is too long.
        cutOff(socket);
      },
    };
    const reader = admitReader({ topic, after, line, maxQueuedBytes: limits.maxQueuedBytes });
    socket.on('drain', reader.drained);
    socket.once('close', reader.left);
    const take = readFrames(socket, room, reader.left);
    socket.on('data', take);
    take(early);
  };
}

/** How long a client may take to answer a close frame, ms. */
const CLOSE_LINGER_MS = 1000;

/** Takes what a client sends, in pieces of any size. @param left called when the closing begins */
function readFrames(socket: Duplex, { topic, limits }: NetRoom, left: () => void): (chunk: Buffer) => void {
  let rest: Buffer = Buffer.alloc(0);
  /** Of the message under way; undefined where none is. */
  let fragments: Buffer[] | undefined;
  let closing = false;

  /** Says goodbye, once, and waits a while for the client's. */
  function close(goodbye: Buffer): void {
    closing = true;
    left();
    socket.end(goodbye);
    const linger = setTimeout(() => socket.destroy(), CLOSE_LINGER_MS);
    socket.once('close', () => clearTimeout(linger));
  }

  function takeFrame({ opcode, payload, fin }: Frame): Closing | undefined {
    if (opcode === opcodes.ping) socket.write(encodeFrame(opcodes.pong, payload));
    else if (opcode === opcodes.close) close(encodeFrame(opcodes.close, payload));
    else if (opcode === opcodes.text || opcode === opcodes.continuation)
      return takePart(opcode, payload, fin);
    else if (opcode === opcodes.binary) return closings.binary;
    else if (opcode !== opcodes.pong) return broken('there is no such opcode');
    return undefined;
  }

  /** Section 5.4: a text frame begins a message, continuations carry it on, `fin` ends it. */
  function takePart(opcode: number, payload: Buffer, fin: boolean): Closing | undefined {
    if ((opcode === opcodes.text) === (fragments !== undefined)) return broken('fragments are out of order');
    fragments = [...(fragments ?? []), payload];
    const text = Buffer.concat(fragments);
    if (text.length > limits.maxBodyBytes) return closings.tooLarge;
    if (!fin) return undefined;
    fragments = undefined;
    if (!isUtf8(text)) return { code: 1007, reason: 'the text is not UTF-8' };
    try {
      topic.publish(text.toString());
      return undefined;
    } catch {
      return closings.failed;
    }
  }

  return (chunk) => {
    rest = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
    while (!closing) {
      const next = decodeFrame(rest, limits.maxBodyBytes);
      if (!next) return;
      const trouble = 'frame' in next ? takeFrame(next.frame) : next;
      if ('frame' in next) rest = rest.subarray(next.bytes);
      if (trouble) close(encodeClosing(trouble));
    }
  };
}
