/** A TCP relay that counts what passes: the second opinion on what a client says of its own bytes. */
import { once } from 'node:events';
import net, { type AddressInfo } from 'node:net';

export interface CountingRelay {
  /** Base URL that leads through the relay. */
  readonly url: string;
  /** What the client's side of the relay has sent to the client and got from it. */
  counts(): { downBytes: number; upBytes: number; connections: number };
  /** Cuts every connection, as a network that fails does. */
  cut(): void;
  close(): Promise<void>;
}

export async function openCountingRelay(target: string): Promise<CountingRelay> {
  const { protocol, hostname, port } = new URL(target);
  const accepted: net.Socket[] = [];
  const dialled: net.Socket[] = [];
  const server = net.createServer({ allowHalfOpen: true, noDelay: true }, (near) => {
    const far = net.connect({ host: hostname, port: Number(port), allowHalfOpen: true, noDelay: true });
    accepted.push(near);
    dialled.push(far);
    near.pipe(far);
    far.pipe(near);
    near.on('error', () => {}).on('close', () => far.destroy());
    far.on('error', () => {}).on('close', () => near.destroySoon());
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');

  function cut(): void {
    for (const socket of [...accepted, ...dialled]) socket.destroy();
  }

  return {
    url: `${protocol}//127.0.0.1:${(server.address() as AddressInfo).port}`,
    counts() {
      const counts = { downBytes: 0, upBytes: 0, connections: accepted.length };
      for (const socket of accepted) {
        counts.downBytes += socket.bytesWritten;
        counts.upBytes += socket.bytesRead;
      }
      return counts;
    },
    cut,
    async close() {
      cut();
      server.close();
      if (server.listening) await once(server, 'close');
    },
  };
}
