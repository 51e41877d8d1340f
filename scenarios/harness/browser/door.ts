/**
 * A relay in front of a server for one host of the browser's: what a page cannot see, bytes and TCP
 * connections, is counted here. It hands on what comes as it comes.
 */
import { once } from 'node:events';
import net, { type AddressInfo } from 'node:net';

/** Sees the bytes of one connection, before they are handed on. */
export interface Tap {
  up(bytes: Buffer): void;
  down(bytes: Buffer): void;
}

export interface Door {
  /** Base URL that leads through the door; a scheme of its target's. */
  readonly url: string;
  /** Connections so far on which something was said; a browser opens some in advance, which may stay unused. */
  connections(): number;
  unusedConnections(): number;
  /** Bytes that came from the browser and went to it. */
  upBytes(): number;
  downBytes(): number;
  /** Cuts every connection, so that the browser keeps none for its next request; settles when all are closed. */
  cut(): Promise<void>;
  close(): void;
}

/** @param tap makes the eyes for each connection when it is first used; none where only counts are wanted */
export async function openDoor(target: string, tap?: () => Tap): Promise<Door> {
  const { hostname, port, protocol } = new URL(target);
  const pairs = new Set<{ near: net.Socket; far: net.Socket }>();
  let accepted = 0;
  let used = 0;
  let upBytes = 0;
  let downBytes = 0;
  const server = net.createServer({ allowHalfOpen: true, noDelay: true }, (near) => {
    accepted++;
    // Of what a browser opens in advance, nobody knows yet who will use it.
    let eyes: Tap | undefined;
    near.once('data', () => {
      used++;
      eyes = tap?.();
    });
    const far = net.connect({ host: hostname, port: Number(port), allowHalfOpen: true, noDelay: true });
    const pair = { near, far };
    pairs.add(pair);
    near.on('data', (bytes) => {
      upBytes += bytes.length;
      eyes?.up(bytes);
      if (!far.write(bytes)) near.pause();
    });
    far.on('data', (bytes) => {
      downBytes += bytes.length;
      eyes?.down(bytes);
      if (!near.write(bytes)) far.pause();
    });
    near.on('drain', () => far.resume()).on('end', () => far.end());
    far.on('drain', () => near.resume()).on('end', () => near.end());
    near.on('error', () => {}).on('close', () => far.destroy());
    far.on('error', () => {}).on('close', () => near.destroySoon());
    near.once('close', () => pairs.delete(pair));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');

  const cut = async (): Promise<void> => {
    const open = [...pairs];
    const closed = open.map(({ near }) => new Promise((resolve) => near.once('close', resolve)));
    for (const { near, far } of open) {
      near.destroy();
      far.destroy();
    }
    await Promise.all(closed);
  };

  return {
    url: `${protocol}//127.0.0.1:${(server.address() as AddressInfo).port}`,
    connections: () => used,
    unusedConnections: () => accepted - used,
    upBytes: () => upBytes,
    downBytes: () => downBytes,
    cut,
    close() {
      server.close();
      void cut();
    },
  };
}
