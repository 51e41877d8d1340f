/** The node:http server under the Express and ws lanes: one set of socket settings and time-outs. */
import http, { type RequestListener } from 'node:http';
import https from 'node:https';
import type { Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import type { ServerLimits } from '../protocol/limits.js';
import { tlsOptions, tlsSettings } from '../protocol/tls.js';
import type { ListeningServer, ListenOptions, ServerCounters } from '../protocol/transport.js';
import { bind, LISTEN_BACKLOG } from './bind.js';
import { type Refusal, refusals, refuseOnSocket } from './refusals.js';

export interface NodeServer {
  readonly server: http.Server | https.Server;
  readonly counters: ServerCounters;
  /** Ends what HTTP does not know of: connections whose TLS handshake is under way. */
  endSockets(): void;
}

/** How often late requests are looked for: a tenth of what they may take, ms. */
function checkIntervalMs({ headersTimeoutMs }: ServerLimits): number {
  return Math.min(1000, Math.max(20, Math.round(headersTimeoutMs / 10)));
}

const refusalOfError: Readonly<Record<string, Refusal>> = {
  ERR_HTTP_REQUEST_TIMEOUT: refusals.tooSlow,
  HPE_HEADER_OVERFLOW: refusals.headTooLarge,
};

/** Malformed and late requests. Nothing may be written into an answer that has begun. */
function onClientError(error: NodeJS.ErrnoException, socket: Duplex): void {
  const underWay = (socket as Duplex & { _httpMessage?: http.ServerResponse | null })._httpMessage;
  const isTls = /^ERR_(SSL|TLS)_/.test(error.code ?? '');
  if (!socket.writable || isTls || error.code === 'ECONNRESET' || underWay?.headersSent) {
    socket.destroy();
    return;
  }
  refuseOnSocket(socket, refusalOfError[error.code ?? ''] ?? refusals.malformed);
}

export function createNodeServer(
  { limits, tls }: Pick<ListenOptions, 'limits' | 'tls'>,
  onRequest: RequestListener,
): NodeServer {
  const counters: ServerCounters = { requests: 0, connections: 0, slowReadersCut: 0 };
  const sockets = new Set<Socket>();
  const options = {
    noDelay: true,
    keepAlive: false,
    headersTimeout: limits.headersTimeoutMs,
    requestTimeout: limits.requestTimeoutMs,
    keepAliveTimeout: limits.keepAliveTimeoutMs,
    connectionsCheckingInterval: checkIntervalMs(limits),
  };
  const server = tls
    ? https.createServer({ ...options, ...tls, ...tlsOptions, handshakeTimeout: limits.headersTimeoutMs })
    : http.createServer(options);
  server.on('connection', (socket: Socket) => {
    counters.connections++;
    if (!tls) return;
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
  });
  server.on('request', (req, res) => {
    counters.requests++;
    onRequest(req, res);
  });
  server.on('clientError', onClientError);
  const endSockets = (): void => {
    for (const socket of sockets) socket.destroy();
  };
  return { server, counters, endSockets };
}

/** Binds and answers the running lane. `endUpgraded` ends the connections that HTTP has let go of. */
export async function listenNodeServer(
  { server, counters, endSockets }: NodeServer,
  { host, port, limits, tls }: ListenOptions,
  settings: ListeningServer['settings'] = {},
  endUpgraded: () => void = () => {},
): Promise<ListeningServer> {
  const url = await bind(server, { host, port }, tls !== undefined);
  let closed: Promise<void> | undefined;
  return {
    url,
    settings: {
      tcpNoDelay: true,
      compression: 'off',
      ...(tls ? tlsSettings : {}),
      listenBacklog: LISTEN_BACKLOG,
      keepAliveTimeoutMs: server.keepAliveTimeout,
      headersTimeoutMs: server.headersTimeout,
      requestTimeoutMs: server.requestTimeout,
      connectionsCheckingIntervalMs: checkIntervalMs(limits),
      maxHeaderBytes: http.maxHeaderSize,
      maxBodyBytes: limits.maxBodyBytes,
      maxQueuedBytes: limits.maxQueuedBytes,
      ...settings,
    },
    counters,
    close() {
      closed ??= new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
        endUpgraded();
        endSockets();
      });
      return closed;
    },
  };
}
