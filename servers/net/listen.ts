/** A server on node:net alone, as both lanes without a library need it. */
import net, { type AddressInfo, type Socket } from 'node:net';
import type { ServerLimits } from '../../protocol/limits.js';
import type { ListeningServer, ListenOptions, ServerCounters, Topic } from '../../protocol/transport.js';
import { urlOf } from '../node-server.js';

export interface NetRoom {
  readonly topic: Topic;
  readonly limits: ServerLimits;
  readonly counters: ServerCounters;
}

/** Binds and hands each connection to `onSocket`, its errors already seen to. @throws Error where it cannot bind */
export async function listenNet(
  topic: Topic,
  { host, port, limits }: ListenOptions,
  onSocket: (socket: Socket, room: NetRoom) => void,
): Promise<ListeningServer> {
  const counters: ServerCounters = { requests: 0, connections: 0, slowReadersCut: 0 };
  const sockets = new Set<Socket>();
  const server = net.createServer({ noDelay: true }, (socket) => {
    counters.connections++;
    sockets.add(socket);
    socket.on('error', () => socket.destroy());
    socket.once('close', () => sockets.delete(socket));
    onSocket(socket, { topic, limits, counters });
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen({ host, port, backlog: LISTEN_BACKLOG }, resolve);
  });
  let closed: Promise<void> | undefined;
  return {
    url: urlOf(host, (server.address() as AddressInfo).port),
    settings: {
      tcpNoDelay: true,
      compression: 'off',
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

/** As on the other lanes. */
const LISTEN_BACKLOG = 511;
