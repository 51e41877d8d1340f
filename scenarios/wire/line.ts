/** One TCP connection of the client's, every byte and every FIN of which is recorded. */
import { once } from 'node:events';
import net from 'node:net';
import type { Endpoint } from './kernel-table.js';
import { callWitness } from './kernel-witness.js';
import type { Recorder } from './recorder.js';

/** What stands at the front of the bytes not read yet, and how many of them it takes. */
export interface Cut<T> {
  readonly value: T;
  readonly bytes: number;
}

export interface Line {
  /** Writes at once; settles when the kernel has taken the bytes. */
  write(bytes: Buffer | string): Promise<void>;
  /** Waits until `cut` finds something at the front of what has come. @throws Error where it does not come */
  take<T>(cut: (unread: Buffer) => Cut<T> | undefined): Promise<T>;
  /** Takes down the connection's ends as the socket and the kernel know them now. */
  noteEndpoints(): void;
  /** Waits until the other end's kernel has all that was written. True where the kernel said so. */
  acknowledged(): Promise<boolean>;
  /** Says with a FIN that no more will come. */
  end(): Promise<void>;
  /** Waits for the other side's FIN. */
  otherEnded(): Promise<void>;
  /** Waits until the socket is closed and the kernel has seen both FINs, then takes down what it says. */
  closed(): Promise<void>;
  destroy(): void;
}

/** What does not come in so long does not come, ms. */
const PATIENCE_MS = 5000;

/** @throws Error where the server cannot be reached, or the signal is aborted */
export async function openLine(url: string, recorder: Recorder, signal: AbortSignal): Promise<Line> {
  const { hostname, port } = new URL(url);
  // Each side ends for itself, so that it shows who ends when; no write waits for another.
  const socket = net.connect({ host: hostname, port: Number(port), allowHalfOpen: true, noDelay: true });
  await once(socket, 'connect', { signal });
  return recordLine(socket, recorder);
}

/** Takes down a socket that is connected. */
function recordLine(socket: net.Socket, recorder: Recorder): Line {
  const connection = recorder.nextConnection();
  const client = endpointOf(socket.localAddress, socket.localPort);
  const server = endpointOf(socket.remoteAddress, socket.remotePort);
  const waiting = new Set<() => void>();
  const kernel = callWitness({ recorder, connection, client, server });
  let unread: Buffer = Buffer.alloc(0);
  let ended = false;
  let gone = false;
  const wake = () => {
    for (const look of [...waiting]) look();
  };
  socket.on('data', (chunk) => {
    recorder.note({ kind: 'bytes', connection, way: 'down', base64: chunk.toString('base64') });
    unread = Buffer.concat([unread, chunk]);
    wake();
  });
  socket.on('end', () => {
    ended = true;
    recorder.note({ kind: 'fin', connection, way: 'down', by: 'socket event end' });
    wake();
  });
  socket.on('finish', () => recorder.note({ kind: 'fin', connection, way: 'up', by: 'socket event finish' }));
  socket.on('error', () => {});
  socket.on('close', () => {
    gone = true;
    wake();
  });

  /** Settles with the first answer of `find`; it looks again at whatever happens on the socket. */
  function until<T>(what: string, find: () => T | undefined): Promise<T> {
    return new Promise((resolve, reject) => {
      const settle = (act: () => void) => {
        clearTimeout(timer);
        waiting.delete(look);
        act();
      };
      const look = () => {
        const found = find();
        if (found !== undefined) settle(() => resolve(found));
        else if (gone) settle(() => reject(new Error(`connection ${connection} was over before ${what}`)));
      };
      const late = () => new Error(`no ${what} on connection ${connection} within ${PATIENCE_MS / 1000} s`);
      const timer = setTimeout(() => settle(() => reject(late())), PATIENCE_MS);
      waiting.add(look);
      look();
    });
  }

  return {
    write(bytes) {
      const base64 = Buffer.from(bytes).toString('base64');
      recorder.note({ kind: 'bytes', connection, way: 'up', base64 });
      return new Promise((resolve, reject) => {
        socket.write(bytes, (error) => (error ? reject(error) : resolve()));
      });
    },
    take: (cut) =>
      until('the answer was whole', () => {
        const found = cut(unread);
        if (found) unread = unread.subarray(found.bytes);
        return found && { found: found.value };
      }).then(({ found }) => found),
    noteEndpoints() {
      recorder.note({ kind: 'endpoints', connection, by: "client's socket", client, server, state: null });
      kernel.note();
    },
    acknowledged: kernel.acknowledged,
    end: () =>
      new Promise((resolve) => {
        socket.end(() => {
          kernel.note();
          resolve();
        });
      }),
    otherEnded: () => until('the other side ended', () => ended || undefined).then(kernel.note),
    async closed() {
      await until('the socket closed', () => gone || undefined);
      await kernel.bothEnded();
    },
    destroy: () => void socket.destroy(),
  };
}

const endpointOf = (address = '', port = 0): Endpoint => ({ address: address.replace(/^::ffff:/, ''), port });
