/**
 * The room on socket.io, as people deploy it: its handshake, its packets, its heartbeats and its adapter's fan-out,
 * on the node:http server that the other lanes have. A lane is one set of its transports.
 *
 * The cursor travels in the handshake's `auth`; resumption is the room's own, not socket.io's connection state
 * recovery, which keeps a session's packets for a while and knows nothing of a room's ring.
 */
import type { LaneId } from '../../protocol/lanes.js';
import type { ServerLimits } from '../../protocol/limits.js';
import { controlText } from '../../protocol/message.js';
import type { ListenOptions, ServerCounters, Topic, TransportServer } from '../../protocol/transport.js';
import { admitReader } from '../admit-reader.js';
import { createNodeServer, listenNodeServer } from '../node-server.js';
import { closings, refusals, refuse } from '../refusals.js';
import { nativeRoom, type RoomMember } from '../uws/room.js';
import { wantedCursor } from '../wanted-cursor.js';
import { wsDeflate, wsDeflateSettings } from '../ws-deflate.js';
import { loadSocketIo, type SocketIo, type SocketIoSocket } from './binding.js';
import { watchQueue } from './queue.js';

export type SocketIoTransport = 'polling' | 'websocket';

const PATH = '/socket.io/';
/** How long a reader that was cut may take to read why, ms. */
const CUT_LINGER_MS = 1000;

/** @throws LaneUnavailable where the package is missing */
export async function onSocketIo(
  lane: LaneId,
  transports: readonly SocketIoTransport[],
): Promise<TransportServer> {
  const socketIo = await loadSocketIo();
  return {
    lane,
    capabilities: {
      serverPush: true,
      duplex: transports.includes('websocket'),
      nativeFanOut: false,
      resume: true,
    },
    listen: (topic, options) => listen(socketIo, topic, options, transports),
  };
}

async function listen(
  { Server }: SocketIo,
  topic: Topic,
  options: ListenOptions,
  transports: readonly SocketIoTransport[],
) {
  const { limits } = options;
  const deflates = options.compression === 'gzip';
  const node = createNodeServer(options, (_req, res) => refuse(res, refusals.unknownPath));
  const io = new Server(node.server, {
    path: PATH,
    transports: [...transports],
    serveClient: false,
    // Compression is a condition of its own here; socket.io would code answers from 1 KiB on, which its client for
    // Node.js does not decode.
    httpCompression: false,
    perMessageDeflate: deflates && wsDeflate,
    // The lane keeps the limit itself, so that it can say why; the engine's stands behind it.
    maxHttpBufferSize: 2 * limits.maxBodyBytes,
  });
  countRequests(node);
  const join = nativeRoom(
    topic,
    { publish: (name, text) => io.to(name).emit('message', JSON.parse(text)) },
    limits.maxQueuedBytes,
    false,
  );
  io.use((socket, next) => {
    const isMalformed = wantedCursor(socket.handshake.auth.after) === 'malformed';
    next(isMalformed ? new Error(refusals.badCursor.text) : undefined);
  });
  io.on('connection', (socket) => admit(socket, { topic, limits, counters: node.counters, join }));
  const listening = await listenNodeServer(node, options, {
    socketIoTransports: transports.join(','),
    maxHttpBufferBytes: 2 * limits.maxBodyBytes,
    pingIntervalMs: io.engine.opts.pingInterval,
    pingTimeoutMs: io.engine.opts.pingTimeout,
    perMessageDeflate: deflates,
    httpCompression: false,
    connectionStateRecovery: false,
    ...(deflates ? wsDeflateSettings : {}),
  });
  return {
    ...listening,
    counters: node.counters,
    close() {
      // The engine's sockets first: of a connection that was upgraded node:http knows no more.
      io.disconnectSockets(true);
      io.engine.close();
      return listening.close();
    },
  };
}

/** socket.io answers the requests of its path before the server's own listener sees them. */
function countRequests({ server, counters }: ReturnType<typeof createNodeServer>): void {
  server.prependListener('request', ({ url }) => {
    if (url?.startsWith(PATH)) counters.requests++;
  });
  server.prependListener('upgrade', () => counters.requests++);
}

interface SocketIoRoom {
  readonly topic: Topic;
  readonly limits: ServerLimits;
  readonly counters: ServerCounters;
  readonly join: (member: RoomMember) => () => void;
}

function admit(socket: SocketIoSocket, { topic, limits, counters, join }: SocketIoRoom): void {
  const queue = watchQueue(socket.conn);
  const after = wantedCursor(socket.handshake.auth.after);
  if (after === 'malformed') return; // Refused before it came here.

  function end(closing: { readonly code: number; readonly reason: string }): void {
    socket.emit('end', closing);
    socket.disconnect(true);
    const linger = setTimeout(() => socket.conn.close(true), CUT_LINGER_MS);
    socket.conn.once('close', () => clearTimeout(linger));
  }
  const cut = (): void => {
    counters.slowReadersCut++;
    end(closings.tooSlow);
  };
  const reader = admitReader({
    topic,
    after,
    maxQueuedBytes: limits.maxQueuedBytes,
    line: {
      sendNote: (note) => void socket.emit('cursor', noteValue(note)),
      send: ({ text }) => void socket.emit('message', JSON.parse(text)),
      queuedBytes: queue.bytes,
      cut,
    },
    join: () =>
      join({
        subscribe(name) {
          void socket.join(name);
          return true;
        },
        getBufferedAmount: queue.bytes,
        cut,
      }),
  });
  queue.onEased(reader.drained);
  socket.on('disconnect', reader.left);
  socket.on('send', (body: unknown) => {
    if (typeof body !== 'string') return end(closings.binary);
    if (Buffer.byteLength(body) > limits.maxBodyBytes) return end(closings.tooLarge);
    try {
      topic.publish(body);
    } catch {
      end(closings.failed);
    }
  });
}

/** A control note as a value: socket.io writes the JSON. */
const noteValue = (note: Parameters<typeof controlText>[0]): unknown => JSON.parse(controlText(note));
