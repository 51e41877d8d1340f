/**
 * A server of node:http2 over TLS, as all HTTP/2 lanes need it: its sessions, their time-outs and its end.
 * One connection carries all of a client's requests, each as a stream.
 */
import http2, {
  type Http2Server,
  type IncomingHttpHeaders,
  type ServerHttp2Session,
  type ServerHttp2Stream,
} from 'node:http2';
import type { Socket } from 'node:net';
import type { ServerLimits } from '../../protocol/limits.js';
import { tlsOptions, tlsSettings } from '../../protocol/tls.js';
import type { ListeningServer, ListenOptions, ServerCounters } from '../../protocol/transport.js';
import { bind, LISTEN_BACKLOG } from '../bind.js';
import { LaneUnavailable } from '../unavailable.js';

export type OnStream = (stream: ServerHttp2Stream, headers: IncomingHttpHeaders) => void;

export interface H2Settings {
  /** WebSockets may be opened on a stream (RFC 8441). */
  readonly enableConnectProtocol?: boolean;
}

/** Binds and hands each request to `onStream`. @throws LaneUnavailable without a certificate, Error where it cannot bind */
export async function listenH2(
  { host, port, limits, tls }: ListenOptions,
  counters: ServerCounters,
  onStream: OnStream,
  settings: ListeningServer['settings'] & H2Settings = {},
): Promise<ListeningServer> {
  if (!tls) throw new LaneUnavailable('HTTP/2 is served over TLS alone, and no certificate was given');
  const { enableConnectProtocol = false } = settings;
  const server = http2.createSecureServer({
    ...tls,
    ...tlsOptions,
    handshakeTimeout: limits.headersTimeoutMs,
    settings: { enableConnectProtocol },
  });
  const sockets = new Set<Socket>();
  server.on('connection', (socket: Socket) => {
    counters.connections++;
    socket.setNoDelay(true);
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
  });
  server.on('session', (session) => watchSession(session, limits));
  server.on('sessionError', () => {});
  server.on('stream', (stream, headers) => {
    counters.requests++;
    // What a client resets or cuts ends with its stream's close, where whoever writes to it learns of it.
    stream.on('error', () => {});
    onStream(stream, headers);
  });
  const url = await bind(server, { host, port }, true);
  return {
    url,
    settings: { ...tlsSettings, alpn: 'h2', ...inEffect(limits), ...settings },
    counters,
    close: closing(server, sockets),
  };
}

const inEffect = (limits: ServerLimits): ListeningServer['settings'] => {
  const { initialWindowSize, headerTableSize, maxFrameSize } = http2.getDefaultSettings();
  return {
    tcpNoDelay: true,
    compression: 'off',
    date: false,
    listenBacklog: LISTEN_BACKLOG,
    headersTimeoutMs: limits.headersTimeoutMs,
    requestTimeoutMs: limits.requestTimeoutMs,
    keepAliveTimeoutMs: limits.keepAliveTimeoutMs,
    maxBodyBytes: limits.maxBodyBytes,
    maxQueuedBytes: limits.maxQueuedBytes,
    ...(initialWindowSize === undefined ? {} : { h2StreamWindowBytes: initialWindowSize }),
    ...(headerTableSize === undefined ? {} : { h2HeaderTableBytes: headerTableSize }),
    ...(maxFrameSize === undefined ? {} : { h2MaxFrameBytes: maxFrameSize }),
  };
};

/** Ends a session on which no first request comes in time, or no further one once the last is answered. */
function watchSession(session: ServerHttp2Session, limits: ServerLimits): void {
  let streams = 0;
  const end = (): void => session.destroy();
  let idle = setTimeout(end, limits.headersTimeoutMs);
  session.on('error', () => {});
  session.on('stream', (stream) => {
    streams++;
    clearTimeout(idle);
    stream.once('close', () => {
      if (--streams === 0 && !session.destroyed) idle = setTimeout(end, limits.keepAliveTimeoutMs);
    });
  });
  session.once('close', () => clearTimeout(idle));
}

function closing(server: Http2Server, sockets: ReadonlySet<Socket>): () => Promise<void> {
  let closed: Promise<void> | undefined;
  return () => {
    closed ??= new Promise((resolve) => {
      server.close(() => resolve());
      for (const socket of sockets) socket.destroy();
    });
    return closed;
  };
}
