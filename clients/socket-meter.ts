/**
 * Opens the TCP sockets of one client and counts what passes through them, where it passes: at the
 * sockets, so that heads, framing, TLS records and refused requests are all in the count.
 */
import http from 'node:http';
import net from 'node:net';
import tls from 'node:tls';
import type { TlsTrust } from '../protocol/conditions.js';
import { tlsOptions } from '../protocol/tls.js';
import { type TlsCounts, watchTls } from './tls-overhead.js';

/** Connections a browser opens to one host over HTTP/1.1 (Chrome, Firefox and Safari all use six). */
export const SOCKETS_PER_HOST = 6;

export interface SocketMeter {
  /**
   * Opens a socket that is counted, with TCP_NODELAY set and TLS on it where the client trusts somebody.
   * Fits `createConnection` of http and of ws.
   */
  connect(options: net.NetConnectOpts & { readonly alpn?: string }): net.Socket;
  /** The reader is served: what TLS adds from here on to what is open is no longer the opening's. */
  opened(): void;
  /** The counts at this moment; those of sockets already closed are kept. */
  read(): SocketCounts;
  /** Destroys every socket, and any that is asked for later; settles when all are closed. */
  destroy(): Promise<void>;
}

export interface SocketCounts extends TlsCounts {
  downBytes: number;
  upBytes: number;
  /** TCP connections that were established. */
  connectionsOpened: number;
}

/** @param trust where given, every connection speaks TLS and its server's certificate is verified */
export function createSocketMeter(trust?: TlsTrust): SocketMeter {
  const sockets = new Set<net.Socket>();
  const established = new Set<net.Socket>();
  const closed = { downBytes: 0, upBytes: 0, connectionsOpened: 0 };
  const overhead = watchTls();
  let destroyed = false;

  function track(socket: net.Socket): net.Socket {
    sockets.add(socket);
    socket.once('connect', () => {
      established.add(socket);
      closed.connectionsOpened++;
    });
    // Whoever uses the socket reports its errors; this one only covers the moments when nobody does.
    socket.on('error', () => {});
    socket.once('close', () => {
      sockets.delete(socket);
      if (!established.delete(socket)) return;
      closed.downBytes += socket.bytesRead;
      closed.upBytes += socket.bytesWritten;
    });
    if (destroyed) socket.destroy();
    return socket;
  }

  /** A whole handshake each time: no session is kept that could be resumed. */
  function secure(raw: net.Socket, trust: TlsTrust, host: string, alpn: string | undefined): tls.TLSSocket {
    const name = trust.serverName ?? host;
    const socket = tls.connect({
      socket: raw,
      secureContext: contextOf(trust),
      host: name,
      // RFC 6066 section 3: an address is no server name.
      ...(net.isIP(name) ? {} : { servername: name }),
      ...(alpn === undefined ? {} : { ALPNProtocols: [alpn] }),
    });
    socket.on('error', () => {});
    overhead.add(raw, socket);
    return socket;
  }

  return {
    connect({ alpn, ...options }) {
      const raw = track(net.connect({ ...options, noDelay: true }));
      if (!trust) return raw;
      return secure(raw, trust, (options as net.TcpNetConnectOpts).host ?? 'localhost', alpn);
    },
    opened: overhead.opened,
    read() {
      const counts = { ...closed, ...overhead.read() };
      for (const socket of established) {
        counts.downBytes += socket.bytesRead;
        counts.upBytes += socket.bytesWritten;
      }
      return counts;
    },
    async destroy() {
      destroyed = true;
      const closing = [...sockets].map((socket) => new Promise((resolve) => socket.once('close', resolve)));
      for (const socket of sockets) socket.destroy();
      await Promise.all(closing);
    },
  };
}

const contexts = new Map<string, tls.SecureContext>();

/** Made once: reading all of a system's authorities takes some ms, which a connection must not pay. */
function contextOf({ ca }: TlsTrust): tls.SecureContext {
  const known = contexts.get(ca);
  if (known) return known;
  const made = tls.createSecureContext({ ca, ...tlsOptions });
  contexts.set(ca, made);
  return made;
}

/** An agent of its own for one client, as each browser tab has its share of connections. */
export function createMeteredAgent(meter: SocketMeter, keepAlive: boolean): http.Agent {
  // Node says `Connection: close` only where an agent's sockets are not limited.
  const agent = new http.Agent(keepAlive ? { keepAlive, maxSockets: SOCKETS_PER_HOST } : {});
  agent.createConnection = (options) => meter.connect(options as net.NetConnectOpts);
  return agent;
}
