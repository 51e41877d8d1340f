/**
 * The part of uWebSockets.js that the lane uses. The package is optional and its own types go with it,
 * so that what is needed of them stands here: without it the project still builds.
 */
import { LaneUnavailable, oneLine } from './unavailable.js';

export interface UwsResponse {
  writeStatus(status: string): UwsResponse;
  writeHeader(name: string, value: string): UwsResponse;
  end(body?: string): UwsResponse;
  /** Ends with the head alone. With a length other than 0 the engine takes it as unfinished and aborts. */
  endWithoutBody(): UwsResponse;
  upgrade<Data>(data: Data, key: string, protocol: string, extensions: string, context: unknown): void;
}

/** Alive only until the handler returns or awaits. */
export interface UwsRequest {
  getCaseSensitiveMethod(): string;
  getUrl(): string;
  getQuery(): string | undefined;
  getHeader(lowerCaseName: string): string;
}

/**
 * Alive until its close handler is called; a method called there or later throws. It carries the
 * properties of the data it was upgraded with, and those stay readable.
 */
export type UwsSocket<Data> = UwsSocketMethods & Data;

interface UwsSocketMethods {
  send(text: string): number;
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

export interface UwsApp {
  ws<Data>(pattern: string, behavior: UwsBehavior<Data>): UwsApp;
  any(pattern: string, handler: (res: UwsResponse, req: UwsRequest) => void): UwsApp;
  publish(topic: string, text: string): boolean;
  listen(host: string, port: number, options: number, done: (socket: object | false) => void): UwsApp;
  close(): UwsApp;
}

export interface Uws {
  App(): UwsApp;
  us_socket_local_port(socket: object): number;
  readonly DISABLED: number;
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
