/** HTTP/2 made by hand, for what no well-behaved client would send. */
import { once } from 'node:events';
import http2, { type ClientHttp2Session, type IncomingHttpHeaders } from 'node:http2';
import tls, { type TLSSocket } from 'node:tls';
import type { TlsTrust } from '../../protocol/conditions.js';
import { tlsOptions } from '../../protocol/tls.js';
import type { BareAnswer, BareRequest } from './bare-http.js';

export function openH2Session(url: string, { ca }: TlsTrust): ClientHttp2Session {
  const session = http2.connect(url, { ca, ...tlsOptions });
  session.on('error', () => {});
  return session;
}

/** The head of the answer to one request on a connection of its own. */
export async function askH2(
  url: string,
  trust: TlsTrust,
  { method = 'GET', path, headers = {}, body }: BareRequest,
): Promise<BareAnswer> {
  const session = openH2Session(url, trust);
  const fields = Object.entries(headers).filter(([name]) => name !== 'Transfer-Encoding');
  try {
    const stream = session.request(
      { ':method': method, ':path': path, ...Object.fromEntries(fields) },
      { endStream: body === undefined },
    );
    stream.on('error', () => {});
    if (body !== undefined) stream.end(body);
    const [answer] = (await once(stream, 'response')) as [IncomingHttpHeaders & { ':status'?: number }];
    return { status: Number(answer[':status']), headers: answer };
  } finally {
    session.destroy();
  }
}

/** A connection on which HTTP/2 was agreed and nothing said yet. */
export async function dialH2(url: string, { ca }: TlsTrust): Promise<TLSSocket> {
  const { hostname, port } = new URL(url);
  const socket = tls.connect({
    host: hostname,
    port: Number(port),
    ca,
    ...tlsOptions,
    ALPNProtocols: ['h2'],
  });
  await once(socket, 'secureConnect');
  return socket;
}
