/**
 * A relay between readers and server, with the two faults that lie on the way and not in the room: a
 * connection that is cut, and a reader that takes nothing. Both strike the first connection.
 */
import { once } from 'node:events';
import net, { type AddressInfo } from 'node:net';

export interface FaultyRelay {
  /** Base URL that leads through the relay. */
  readonly url: string;
  /** Cuts the first connection; with `onRequest`, when its client next sends something, which is lost. */
  cut(onRequest: boolean): void;
  /** Takes nothing more from the server for the first connection, until `goOn`. */
  stopTaking(): void;
  goOn(): void;
  close(): void;
}

interface Link {
  readonly near: net.Socket;
  readonly far: net.Socket;
  cutOnData: boolean;
}

export async function openFaultyRelay(target: string): Promise<FaultyRelay> {
  const { hostname, port } = new URL(target);
  const links: Link[] = [];
  const server = net.createServer({ allowHalfOpen: true, noDelay: true }, (near) => {
    const far = net.connect({ host: hostname, port: Number(port), allowHalfOpen: true, noDelay: true });
    links.push(joined({ near, far, cutOnData: false }));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const first = (): Link => {
    const link = links[0];
    if (!link) throw new Error('nobody has connected through the relay yet');
    return link;
  };
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    cut(onRequest) {
      if (onRequest) first().cutOnData = true;
      else sever(first());
    },
    stopTaking: () => void first().far.pause(),
    goOn: () => void first().far.resume(),
    close() {
      links.forEach(sever);
      server.close();
    },
  };
}

function joined(link: Link): Link {
  const { near, far } = link;
  near.on('data', (chunk) => {
    if (link.cutOnData) sever(link);
    else far.write(chunk);
  });
  far.on('data', (chunk) => near.write(chunk));
  near
    .on('end', () => far.end())
    .on('error', () => {})
    .on('close', () => far.destroy());
  far
    .on('end', () => near.end())
    .on('error', () => {})
    .on('close', () => near.destroySoon());
  return link;
}

function sever({ near, far }: Link): void {
  near.destroy();
  far.destroy();
}
