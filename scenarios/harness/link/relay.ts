/**
 * The emulated path: a TCP relay that hands every byte on, in order, half a round trip later.
 *
 * Opening a connection costs one round trip, as TCP's handshake does (RFC 9293, section 3.5): a relay in user
 * space cannot delay `connect` itself, so it holds what comes first. Data leave the client's side no sooner
 * than one round trip after the connection was accepted, the server's no sooner than one and a half, which
 * is when the last part of the handshake reaches it. There is no slow start and there are no losses.
 */
import { once } from 'node:events';
import net, { type AddressInfo } from 'node:net';
import type { Clock } from '../../../protocol/clock.js';
import { createDirection, type Line, oneWayNs } from './delay.js';
import type { LinkPath } from './path.js';
import type { Releaser } from './releaser.js';

export interface Relay {
  /** Base URL that leads through the relay. */
  readonly url: string;
  close(): Promise<void>;
}

/**
 * Bytes of one direction of a connection that the relay holds, with those that the receiver has not
 * taken: beyond it, the sender is made to wait. It is what a window of TCP may have under way; a
 * connection carries at most so much a round trip.
 */
export const MOST_HELD_BYTES = 1 << 20;

export interface RelayOptions {
  /** Base URL of the server. */
  readonly target: string;
  readonly path: LinkPath;
  readonly now: Clock;
  readonly releaser: Releaser;
  /** Uniform numbers in [0, 1), for the jitter. */
  readonly random: () => number;
}

/** @throws Error where it cannot listen */
export async function openRelay({ target, path, now, releaser, random }: RelayOptions): Promise<Relay> {
  const { protocol, hostname, port } = new URL(target);
  const host = hostname.replace(/^\[|\]$/g, '');
  const up = createDirection(path, random);
  const down = createDirection(path, random);
  const delayNs = oneWayNs(path);
  const sockets = new Set<net.Socket>();
  const server = net.createServer({ allowHalfOpen: true, noDelay: true }, (near) => {
    const acceptedNs = now();
    const far = net.connect({ host, port: Number(port), allowHalfOpen: true, noDelay: true });
    for (const socket of [near, far]) {
      sockets.add(socket);
      socket.once('close', () => sockets.delete(socket));
    }
    const clock = { now, releaser };
    passOn(near, far, up.line(acceptedNs + 2 * delayNs), clock);
    passOn(far, near, down.line(acceptedNs + 3 * delayNs), clock);
  });
  server.listen(0, host);
  await once(server, 'listening');
  return {
    url: `${protocol}//${hostname}:${(server.address() as AddressInfo).port}`,
    async close() {
      for (const socket of sockets) socket.destroy();
      server.close();
      if (server.listening) await once(server, 'close');
    },
  };
}

/** Hands on what `from` says to `to`: its bytes, its end, and the reset that it may end with. */
function passOn(
  from: net.Socket,
  to: net.Socket,
  line: Line,
  { now, releaser }: Pick<RelayOptions, 'now' | 'releaser'>,
): void {
  let heldBytes = 0;
  const waitsFor = (): number => heldBytes + to.writableLength;
  const goOn = (): void => {
    if (from.isPaused() && waitsFor() < MOST_HELD_BYTES / 2) from.resume();
  };
  from.on('data', (chunk) => {
    heldBytes += chunk.length;
    if (waitsFor() >= MOST_HELD_BYTES) from.pause();
    releaser.put(line(now(), chunk.length), () => {
      heldBytes -= chunk.length;
      if (to.writable) to.write(chunk);
      goOn();
    });
  });
  to.on('drain', goOn);
  from.on('end', () => releaser.put(line(now(), 0), () => to.end()));
  // Without a listener an error would end the process; that it came, `close` tells.
  from.on('error', () => {});
  from.on('close', (hadError) => {
    if (hadError) releaser.put(line(now(), 0), () => to.resetAndDestroy());
  });
}
