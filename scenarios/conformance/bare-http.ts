/** Requests made by hand, for what no well-behaved client would send. */
import { once } from 'node:events';
import http from 'node:http';
import net from 'node:net';

export interface BareRequest {
  readonly method?: string;
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Buffer;
}

export interface BareAnswer {
  readonly status: number;
  readonly headers: http.IncomingHttpHeaders;
}

/** The head of the answer to one request on a connection of its own. */
export function ask(url: string, { method = 'GET', path, headers, body }: BareRequest): Promise<BareAnswer> {
  return new Promise((resolve, reject) => {
    const { hostname, port } = new URL(url);
    const request = http.request({ host: hostname, port, method, path, headers, agent: false });
    request.on('response', (answer) => {
      resolve({ status: answer.statusCode ?? 0, headers: answer.headers });
      answer.on('error', () => {});
      answer.destroy();
    });
    request.on('upgrade', (answer, socket) => {
      resolve({ status: answer.statusCode ?? 0, headers: answer.headers });
      socket.destroy();
    });
    request.on('error', reject);
    request.end(body);
  });
}

/** Opens a bare connection, writes `bytes`, and answers all that comes back until the server ends it. */
export async function sayUntilEnd(url: string, bytes: string | Buffer): Promise<string> {
  const socket = await dial(url);
  const heard: Buffer[] = [];
  socket.on('data', (chunk) => heard.push(chunk));
  socket.on('error', () => {});
  socket.write(bytes);
  await once(socket, 'close');
  return Buffer.concat(heard).toString();
}

export async function dial(url: string): Promise<net.Socket> {
  const { hostname, port } = new URL(url);
  const socket = net.connect({ host: hostname, port: Number(port) });
  await once(socket, 'connect');
  return socket;
}

/** The fields of a WebSocket handshake (RFC 6455, section 4.1). */
export const upgradeFields = {
  Connection: 'Upgrade',
  Upgrade: 'websocket',
  'Sec-WebSocket-Version': '13',
  'Sec-WebSocket-Key': 'dGhlIHNhbXBsZSBub25jZQ==',
} as const;
