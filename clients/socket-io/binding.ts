/**
 * The part of socket.io-client that its lanes use; the package is optional, and its own types go with it.
 */
interface Engine {
  readonly transport: { readonly name: string };
  once(event: 'upgrade', listener: () => void): unknown;
  /** One has come, or is about to be sent. */
  on(event: 'packet' | 'packetCreate', listener: (packet: EnginePacket) => void): unknown;
}

/** As text it is one character for its type, and its data. */
interface EnginePacket {
  readonly data?: unknown;
}

export interface SocketIoClientSocket {
  readonly connected: boolean;
  readonly io: { readonly engine: Engine };
  emit(event: string, value: unknown): unknown;
  on(event: string, listener: (value: unknown) => void): unknown;
  on(event: 'connect_error', listener: (error: Error) => void): unknown;
  disconnect(): unknown;
}

export interface SocketIoClient {
  io(url: string, options: Readonly<Record<string, unknown>>): SocketIoClientSocket;
}

/** Bytes of a packet as text: this contract has no others. */
export const packetBytes = ({ data }: EnginePacket): number =>
  1 + (typeof data === 'string' ? Buffer.byteLength(data) : 0);

const SOCKET_IO_CLIENT_PACKAGE: string = 'socket.io-client';

/** @throws Error where the package is missing: the lane's server then says so first */
export const loadSocketIoClient = async (): Promise<SocketIoClient> =>
  (await import(SOCKET_IO_CLIENT_PACKAGE)) as SocketIoClient;
