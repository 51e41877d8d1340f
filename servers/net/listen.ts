/** A server on node:net alone, as both lanes without a library need it. */
import net, { type Socket } from 'node:net';
import tls from 'node:tls';
import type { ServerLimits } from '../../protocol/limits.js';
import { tlsOptions, tlsSettings } from '../../protocol/tls.js';
import type { ListeningServer, ListenOptions, ServerCounters, Topic } from '../../protocol/transport.js';
import { bind, LISTEN_BACKLOG } from '../bind.js';

export interface NetRoom {
  readonly topic: Topic;
  readonly limits: ServerLimits;
  readonly counters: ServerCounters;
}

/** Binds and hands each connection to `onSocket`, its errors already seen to. @throws Error where it cannot bind */
export async function listenNet(
  topic: Topic,
  { host, port, limits, tls: own }: ListenOptions,
  onSocket: (socket: Socket, room: NetRoom) => void,
): Promise<ListeningServer> {
  const counters: ServerCounters = { requests: 0, connections: 0, slowReadersCut: 0 };
  const sockets = new Set<Socket>();
  const converse = (socket: Socket): void => {
    socket.on('error', () => socket.destroy());
    onSocket(socket, { topic, limits, counters });
  };
  const options = { noDelay: true, handshakeTimeout: limits.headersTimeoutMs };
  const server = own
    ? tls.createServer({ ...options, ...own, ...tlsOptions }, converse)
    : net.createServer(options, converse);
  server.on('connection', (socket: Socket) => {
    counters.connections++;
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
  });
  const url = await bind(server, { host, port }, own !== undefined);
  let closed: Promise<void> | undefined;
  return {
    url,
    settings: {
      tcpNoDelay: true,
      compression: 'off',
      ...(own ? tlsSettings : {}),
      listenBacklog: LISTEN_BACKLOG,
      headersTimeoutMs: limits.headersTimeoutMs,
      maxBodyBytes: limits.maxBodyBytes,
      maxQueuedBytes: limits.maxQueuedBytes,
    },
    counters,
    close() {
      closed ??= new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of sockets) socket.destroy();
      });
      return closed;
    },
  };
}
