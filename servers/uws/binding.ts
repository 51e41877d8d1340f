/**
 * The part of uWebSockets.js that the lanes use. The package is optional and its own types go with it,
 * so that what is needed of them stands here: without it the project still builds.
 */
import { LaneUnavailable, oneLine } from '../unavailable.js';

/** Alive until it has ended or its abort handler is called; a method called later throws. */
export interface UwsResponse {
  writeStatus(status: string): UwsResponse;
  writeHeader(name: string, value: string): UwsResponse;
  /** Writes one chunk. False where the socket did not take what came before it, or this: it is kept then. */
  write(chunk: Uint8Array): boolean;
  end(body?: string | Uint8Array, closeConnection?: boolean): UwsResponse;
  /** Ends with the head alone. With a length other than 0 the engine takes it as unfinished and aborts. */
  endWithoutBody(): UwsResponse;
  /** What `write` writes reaches the socket in one call when this returns. */
  cork(write: () => void): UwsResponse;
  /** Without such a handler a request must be answered before its route's handler returns. */
  onAborted(handler: () => void): UwsResponse;
  /** The content of a request, in pieces that are alive only until the handler returns. */
  onData(handler: (chunk: ArrayBuffer, isLast: boolean) => void): UwsResponse;
  /** With such a handler the engine leaves it to its user to write what it has kept; see stream-outlet.ts. */
  onWritable(handler: () => boolean): UwsResponse;
  /** Ends the connection. The abort handler runs before this returns. */
  close(): UwsResponse;
  upgrade<Data>(data: Data, key: string, protocol: string, extensions: string, context: unknown): void;
}

/** Alive only until the handler returns or awaits. */
export interface UwsRequest {
  getCaseSensitiveMethod(): string;
  getUrl(): string;
  getQuery(): string | undefined;
  getQuery(key: string): string | undefined;
  getHeader(lowerCaseName: string): string;
}

/**
 * Alive until its close handler is called; a method called there or later throws. It carries the
 * properties of the data it was upgraded with, and those stay readable.
 */
export type UwsSocket<Data> = UwsSocketMethods & Data;

interface UwsSocketMethods {
  send(text: string | Uint8Array, isBinary?: boolean, compress?: boolean): number;
  getBufferedAmount(): number;
  /** Sends a close frame. The close handler runs before this returns. */
  end(code: number, reason: string): void;
  /** Ends the connection. The close handler runs before this returns. */
  close(): void;
  subscribe(topic: string): boolean;
}

export interface UwsBehavior<Data> {
  readonly maxPayloadLength: number;
  readonly maxBackpressure: number;
  readonly closeOnBackpressureLimit: boolean;
  readonly idleTimeout: number;
  readonly sendPingsAutomatically: boolean;
  readonly compression: number;
  upgrade(res: UwsResponse, req: UwsRequest, context: unknown): void;
  open(ws: UwsSocket<Data>): void;
  message(ws: UwsSocket<Data>, message: ArrayBuffer, isBinary: boolean): void;
  drain(ws: UwsSocket<Data>): void;
  close(ws: UwsSocket<Data>): void;
}

export type UwsHandler = (res: UwsResponse, req: UwsRequest) => void;

export interface UwsApp {
  ws<Data>(pattern: string, behavior: UwsBehavior<Data>): UwsApp;
  get(pattern: string, handler: UwsHandler): UwsApp;
  post(pattern: string, handler: UwsHandler): UwsApp;
  /** Any method that the pattern has no handler of its own for. */
  any(pattern: string, handler: UwsHandler): UwsApp;
  /** Told of each connection that comes (1) and goes (-1). */
  filter(handler: (res: UwsResponse, change: number) => void): UwsApp;
  publish(topic: string, text: string, isBinary?: boolean, compress?: boolean): boolean;
  listen(host: string, port: number, options: number, done: (socket: object | false) => void): UwsApp;
  close(): UwsApp;
}

export interface Uws {
  App(): UwsApp;
  /** Reads both files before it returns. */
  SSLApp(options: { readonly key_file_name: string; readonly cert_file_name: string }): UwsApp;
  us_socket_local_port(socket: object): number;
  readonly DISABLED: number;
  /** A context for each socket and direction, with zlib's largest window and memory level. */
  readonly DEDICATED_COMPRESSOR: number;
  readonly DEDICATED_DECOMPRESSOR: number;
  readonly LIBUS_LISTEN_EXCLUSIVE_PORT: number;
}

export const UWS_PACKAGE: string = 'uWebSockets.js';

/** Loads the engine. @throws LaneUnavailable where the package or its binary for this machine is missing */
export async function loadUws(packageName = UWS_PACKAGE): Promise<Uws> {
  try {
    // Only the default import has everything: Node finds no named exports in this CommonJS module.
    const { default: uws } = (await import(packageName)) as { default: Uws };
    return uws;
  } catch (error) {
    const machine = `node ${process.version} on ${process.platform}-${process.arch}`;
    throw new LaneUnavailable(
      `${packageName} is not installed or has no binary for ${machine}: ${oneLine(error)}`,
    );
  }
}
