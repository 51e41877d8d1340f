import { once } from 'node:events';
import net, { type AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { clockOrigin, clockSince } from '../../../protocol/clock.js';
import { randomSource } from '../schedule.js';
import { connectTo, probe, quantileOf, startEcho } from './probe.js';
import { MOST_HELD_BYTES, openRelay } from './relay.js';
import { createReleaser, SOON_NS } from './releaser.js';

const now = clockSince(clockOrigin());
const MS = 1e6;
/** Beyond what a machine that still gets anything done adds. */
const BUSY_NS = 5_000 * MS;
/** What the kernel may hold of a connection by itself, both its ends and both its hops. */
const KERNEL_BYTES = 24 << 20;

const ends: (() => unknown)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0)) await end();
});

async function relayTo(target: string, rttMs: number): Promise<string> {
  const releaser = createReleaser(now);
  const path = { rttMs, jitterMs: 0, bandwidthMbps: 0 };
  const relay = await openRelay({ target, path, now, releaser, random: Math.random });
  ends.push(relay.close);
  return relay.url;
}

async function echoBehind(rttMs: number): Promise<string> {
  const echo = await startEcho();
  ends.push(echo.close);
  return relayTo(echo.url, rttMs);
}

/** A server behind the path, and what came to it. */
async function serverBehind(rttMs: number, onSocket: (socket: net.Socket) => void): Promise<net.Socket> {
  const sockets: net.Socket[] = [];
  const server = net.createServer({ allowHalfOpen: true, noDelay: true }, (socket) => {
    sockets.push(socket);
    socket.on('error', () => {});
    onSocket(socket);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  ends.push(() => {
    for (const socket of sockets) socket.destroy();
    server.close();
  });
  const url = await relayTo(`http://127.0.0.1:${(server.address() as AddressInfo).port}`, rttMs);
  const client = await connectTo(url);
  client.on('error', () => {});
  ends.push(() => client.destroy());
  return client;
}

function randomChunks(seed: number): Buffer[] {
  const random = randomSource(seed);
  return Array.from({ length: 80 }, () =>
    Buffer.from(Array.from({ length: 1 + Math.floor(random() * 20_000) }, () => Math.floor(random() * 256))),
  );
}

async function collect(socket: net.Socket): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of socket) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

describe('the link', () => {
  it.each([20, 100])(
    'adds a round trip of %i ms: never less than by what it rounds, at the median little more',
    async (rttMs) => {
      const { openingNs, roundTripsNs } = await probe(await echoBehind(rttMs), 40, 3);
      // Each way may be let go as much too early as it is rounded.
      const roundedNs = 2 * SOON_NS;
      expect(roundTripsNs[0]).toBeGreaterThanOrEqual(rttMs * MS - roundedNs);
      expect(quantileOf(roundTripsNs, 0.5)).toBeLessThan(rttMs * MS + BUSY_NS);
      expect(openingNs, 'opening takes a round trip of its own').toBeGreaterThanOrEqual(
        2 * (rttMs * MS - roundedNs),
      );
    },
  );

  it('lets no server speak before the connection is open', async () => {
    const beganNs = now();
    const client = await serverBehind(20, (socket) => void socket.write('first'));
    await once(client, 'data');
    expect(now() - beganNs).toBeGreaterThanOrEqual(40 * MS - 4 * SOON_NS);
  });

  it('loses no byte and keeps their order, both ways at once, to the end', async () => {
    const [up, down] = [randomChunks(1), randomChunks(2)];
    let got: Promise<Buffer> | undefined;
    const client = await serverBehind(4, (socket) => {
      got = collect(socket);
      for (const chunk of down) socket.write(chunk);
      socket.end();
    });
    const back = collect(client);
    for (const chunk of up) client.write(chunk);
    client.end();
    expect((await back).equals(Buffer.concat(down))).toBe(true);
    expect((await got!).equals(Buffer.concat(up))).toBe(true);
  });

  it('passes on that one side has ended while the other goes on', async () => {
    const said: string[] = [];
    const client = await serverBehind(4, (socket) => {
      socket.on('data', (chunk) => said.push(String(chunk)));
      socket.on('end', () => socket.end(`heard ${said.join('')}`));
    });
    client.end('the last word');
    expect(String(await collect(client))).toBe('heard the last word');
  });

  it('makes a sender wait whose reader has stopped, and loses nothing of it', async () => {
    const readers: net.Socket[] = [];
    let bothThere = () => {};
    const both = new Promise<void>((resolve) => {
      bothThere = resolve;
    });
    const client = await serverBehind(4, (socket) => {
      if (readers.push(socket.pause()) === 2) bothThere();
    });
    // The first reader takes nothing: a path that did not hold its sender back would take it all.
    const sentBytes = MOST_HELD_BYTES + KERNEL_BYTES + 40 * CHUNK.length;
    sendAll(client, sentBytes);
    // How long to look: until as much has gone through the same path to somebody who reads.
    const other = await connectTo(`http://127.0.0.1:${client.remotePort}`);
    ends.push(() => other.destroy());
    sendAll(other, sentBytes);
    await both;
    expect(await receivedBytes(readers[1]!)).toBe(sentBytes);
    const leftBytes = client.writableLength;
    expect(sentBytes - leftBytes).toBeLessThanOrEqual(MOST_HELD_BYTES + KERNEL_BYTES);
    expect(leftBytes).toBeGreaterThan(0);
    expect(await receivedBytes(readers[0]!)).toBe(sentBytes);
  });

  it.each(['client', 'server'] as const)('passes on that the %s has reset the connection', async (who) => {
    let server: net.Socket | undefined;
    const client = await serverBehind(4, (socket) => {
      server = socket;
      socket.on('data', () => socket.write('answer'));
    });
    client.write('request');
    await once(client, 'data');
    const [from, to] = who === 'client' ? [client, server!] : [server!, client];
    const reset = once(to, 'error');
    to.resume();
    from.resetAndDestroy();
    const [error] = (await reset) as [NodeJS.ErrnoException];
    expect(error.code).toBe('ECONNRESET');
  });

  it('passes on that nobody listens', async () => {
    const gone = net.createServer();
    gone.listen(0, '127.0.0.1');
    await once(gone, 'listening');
    const { port } = gone.address() as AddressInfo;
    gone.close();
    await once(gone, 'close');
    const client = await connectTo(await relayTo(`http://127.0.0.1:${port}`, 4));
    const [error] = (await once(client, 'error')) as [NodeJS.ErrnoException];
    expect(error.code).toBe('ECONNRESET');
  });
});

const CHUNK = Buffer.alloc(1 << 20, 'x');

function sendAll(socket: net.Socket, bytes: number): void {
  for (let sent = 0; sent < bytes; sent += CHUNK.length) socket.write(CHUNK);
  socket.end();
}

/** Bytes that come until the end, once somebody reads. */
async function receivedBytes(socket: net.Socket): Promise<number> {
  let bytes = 0;
  for await (const chunk of socket) bytes += (chunk as Buffer).length;
  return bytes;
}
