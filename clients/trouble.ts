/** For tests: servers that misbehave, and clients watched to their end. */
import { once } from 'node:events';
import http, { type RequestListener } from 'node:http';
import net, { type AddressInfo } from 'node:net';
import { type HeaderProfile, headerProfiles } from '../protocol/headers.js';
import type { ContractTransport, Transport } from '../protocol/lanes.js';
import type { Connection, ConnectOptions } from '../protocol/transport.js';
import { clients } from './registry.js';

export const CONTROL_NOTE = '{"cursor":"abcdef-09999999"}';

const options: ConnectOptions = {
  headers: headerProfiles.minimal as HeaderProfile,
  keepAlive: true,
  pollIntervalMs: 1000,
  pollPhaseMs: 0,
};

export interface Watched {
  readonly connection: Connection;
  /** The one line that the client ended with. */
  readonly ended: Promise<string>;
  /** Everything the client was told, in order. */
  readonly calls: readonly string[];
}

export interface Trouble {
  /** A server that answers everything with `handler`. */
  serve(handler: RequestListener): Promise<{ url: string; server: http.Server }>;
  /** A server that says `bytes` to whoever connects, HTTP or not. */
  serveBytes(bytes: string): Promise<string>;
  watch(kind: Transport, url: string): Promise<Watched>;
  /** Has `clean` done at the end of the test. */
  after(clean: () => void): void;
  end(): void;
}

export function makeTrouble(): Trouble {
  const cleanups: (() => void)[] = [];

  async function listening(server: net.Server): Promise<string> {
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    cleanups.push(() => server.close());
    return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  }

  return {
    async serve(handler) {
      const server = http.createServer(handler);
      const url = await listening(server);
      cleanups.push(() => server.closeAllConnections());
      return { url, server };
    },
    serveBytes: (bytes) =>
      listening(net.createServer((socket) => void socket.on('error', () => {}).end(bytes))),
    async watch(kind, url) {
      const watched = watchClient(await clients[kind](), url);
      cleanups.push(() => void watched.connection.close());
      return watched;
    },
    after: (clean) => void cleanups.push(clean),
    end() {
      for (const clean of cleanups.splice(0)) clean();
    },
  };
}

function watchClient(client: Awaited<ReturnType<(typeof clients)[Transport]>>, url: string): Watched {
  const calls: string[] = [];
  let told: (line: string) => void = () => {};
  const ended = new Promise<string>((resolve) => {
    told = resolve;
  });
  const connection = client.connect(url, options, {
    onReady: () => void calls.push('ready'),
    onMessage: ({ body }) => void calls.push(`message ${body}`),
    onReset: () => void calls.push('reset'),
    onClose(error) {
      calls.push('close');
      told(error?.message ?? 'closed by the reader');
    },
  });
  return { connection, ended, calls };
}

export const contentTypes: Readonly<Record<Exclude<ContractTransport, 'websocket' | 'tcp'>, string>> = {
  'short-polling': 'application/json',
  'long-polling': 'application/json',
  chunked: 'application/x-ndjson',
  sse: 'text/event-stream',
};
