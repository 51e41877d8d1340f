/**
 * The part of socket.io that the lanes use. The package is optional and its own types go with it, so that what
 * is needed of them stands here: without it the project still builds.
 */
import type { Server as HttpServer } from 'node:http';
import { LaneUnavailable, oneLine } from '../unavailable.js';

/** engine.io's socket: packets on one transport after another. */
export interface EngineSocket {
  readonly transport: {
    readonly writable: boolean;
    on(event: 'ready', listener: () => void): unknown;
  };
  on(event: 'packetCreate', listener: (packet: { data?: unknown }) => void): unknown;
  on(event: 'flush' | 'upgrade', listener: () => void): unknown;
  once(event: 'close', listener: () => void): unknown;
  /** @param discard whatever still waits */
  close(discard?: boolean): void;
}

export interface SocketIoSocket {
  readonly handshake: { readonly auth: { readonly after?: unknown } };
  readonly conn: EngineSocket;
  emit(event: string, value: unknown): boolean;
  on(event: string, listener: (value: unknown) => void): unknown;
  join(room: string): unknown;
  disconnect(close: boolean): unknown;
}

export interface SocketIoServer {
  readonly engine: { close(): unknown; readonly opts: { pingInterval: number; pingTimeout: number } };
  use(middleware: (socket: SocketIoSocket, next: (error?: Error) => void) => void): unknown;
  on(event: 'connection', listener: (socket: SocketIoSocket) => void): unknown;
  to(room: string): { emit(event: string, value: unknown): boolean };
  disconnectSockets(close: boolean): unknown;
}

export interface SocketIo {
  Server: new (server: HttpServer, options: Readonly<Record<string, unknown>>) => SocketIoServer;
}

export const SOCKET_IO_PACKAGE: string = 'socket.io';

/** Loads the framework. @throws LaneUnavailable where the package is missing */
export async function loadSocketIo(packageName = SOCKET_IO_PACKAGE): Promise<SocketIo> {
  try {
    return (await import(packageName)) as SocketIo;
  } catch (error) {
    throw new LaneUnavailable(`${packageName} is not installed: ${oneLine(error)}`);
  }
}
