/** What a link is worth: an echo behind it, asked through it and beside it. */
import { once } from 'node:events';
import net, { type AddressInfo } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { clockOrigin, clockSince } from '../../../protocol/clock.js';

export interface Echo {
  /** Base URL of a server that sends back what it gets. */
  readonly url: string;
  close(): void;
}

/** @throws Error where it cannot listen */
export async function startEcho(): Promise<Echo> {
  const sockets = new Set<net.Socket>();
  const server = net.createServer({ noDelay: true }, (socket) => {
    sockets.add(socket);
    socket.on('data', (chunk) => socket.write(chunk)).on('error', () => socket.destroy());
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close() {
      for (const socket of sockets) socket.destroy();
      server.close();
    },
  };
}

export async function connectTo(url: string): Promise<net.Socket> {
  const { hostname, port } = new URL(url);
  const socket = net.connect({ host: hostname, port: Number(port), noDelay: true, allowHalfOpen: true });
  await once(socket, 'connect');
  return socket;
}

const now = clockSince(clockOrigin());
const PROBE_BYTES = 8;

export interface Probed {
  /** From `connect` to the first answer, ns. */
  readonly openingNs: number;
  /** Round trips of the probes behind it, ns, shortest first. */
  readonly roundTripsNs: Float64Array;
}

/** `count` probes `everyMs` apart on one connection, whether or not the one before is back. */
export async function probe(url: string, count: number, everyMs: number): Promise<Probed> {
  const beganNs = now();
  const socket = await connectTo(url);
  const sentNs = new Float64Array(count);
  const roundTripsNs = new Float64Array(count);
  let answered = 0;
  socket.write(Buffer.alloc(PROBE_BYTES));
  await once(socket, 'data');
  const openingNs = now() - beganNs;
  const all = new Promise<void>((resolve, reject) => {
    socket.once('error', reject);
    let bytes = 0;
    socket.on('data', (chunk: Buffer) => {
      bytes += chunk.length;
      for (; (answered + 1) * PROBE_BYTES <= bytes; answered++) {
        roundTripsNs[answered] = now() - (sentNs[answered] as number);
      }
      if (answered === count) resolve();
    });
  });
  for (let i = 0; i < count; i++) {
    sentNs[i] = now();
    socket.write(Buffer.alloc(PROBE_BYTES));
    await delay(everyMs);
  }
  await all;
  socket.destroy();
  return { openingNs, roundTripsNs: roundTripsNs.sort() };
}

const CARRIED_BYTES = 128;

/** Messages a second that come back from an echo, of `connections` that each have one under way: a lower bound. */
export async function carriedPerSecond(url: string, connections: number, forMs: number): Promise<number> {
  const sockets = await Promise.all(Array.from({ length: connections }, () => connectTo(url)));
  const message = Buffer.alloc(CARRIED_BYTES);
  let carried = 0;
  for (const socket of sockets) {
    let bytes = 0;
    socket.on('data', (chunk: Buffer) => {
      bytes += chunk.length;
      if (bytes < CARRIED_BYTES) return;
      bytes = 0;
      carried++;
      socket.write(message);
    });
    socket.write(message);
  }
  const beganNs = now();
  await delay(forMs);
  const perSecond = carried / ((now() - beganNs) / 1e9);
  for (const socket of sockets) socket.destroy();
  return perSecond;
}

/** Nearest rank in sorted values. */
export const quantileOf = (sorted: Float64Array, q: number): number =>
  sorted[Math.min(sorted.length - 1, Math.ceil(q * sorted.length) - 1)] ?? Number.NaN;
