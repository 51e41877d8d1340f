/**
 * WebSocket by hand, on node:net alone: what the protocol is (RFC 6455), and so what a library adds.
 *
 * What libraries have and this has not: compression and other extensions, subprotocols, pings of its
 * own, HTTP beside the handshake (a refusal ends the connection, and malformed fields pass), text checked
 * before its last fragment is there, fast paths for masks, and years of other people's clients.
 */
import { createHash } from 'node:crypto';
import type { Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import type { Cursor } from '../../protocol/cursor.js';
import { type ControlNote, controlText } from '../../protocol/message.js';
import type { TransportServer } from '../../protocol/transport.js';
import { admitReader } from '../admit-reader.js';
import { type HandshakeRequest, judgeHandshake } from '../handshake.js';
import { refusals, refuseOnSocket } from '../refusals.js';
import { listenNet, type NetRoom } from './listen.js';
import { type MakeCoding, plainCoding } from './message-coding.js';
import { readMessages } from './read-messages.js';

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
 * How a connection whose hands were shaken joins the room.
 * @param cutOff ends a connection at once
 */
export function admission(
  makeCoding: MakeCoding = plainCoding(),
  cutOff = (socket: Duplex): void => void socket.destroy(),
) {
  return (socket: Duplex, room: NetRoom, after: Cursor | undefined, early: Buffer): void => {
    const { topic, limits, counters } = room;
    const coding = makeCoding({
      socket,
      maxMessageBytes: limits.maxBodyBytes,
      drained: () => reader.drained(),
      fail: (closing) => incoming.fail(closing),
    });
    const line = {
      sendNote: (note: ControlNote) => coding.sendText(controlText(note)),
      send: coding.send,
      queuedBytes: coding.queuedBytes,
      cut() {
        counters.slowReadersCut++;
        // A close frame would wait behind the very queue that is too long.
        cutOff(socket);
      },
    };
    const reader = admitReader({ topic, after, line, maxQueuedBytes: limits.maxQueuedBytes });
    socket.on('drain', reader.drained);
    socket.once('close', reader.left);
    const incoming = readMessages(socket, room, coding, reader.left);
    socket.on('data', incoming.take);
    incoming.take(early);
  };
}
