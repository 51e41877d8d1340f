/** HTTP/2 made by hand, for what no well-behaved client would send. */
import { once } from 'node:events';
import http2, { type ClientHttp2Session, type ClientHttp2Stream, type IncomingHttpHeaders } from 'node:http2';
import tls, { type TLSSocket } from 'node:tls';
import type { TlsTrust } from '../../protocol/conditions.js';
import { tlsOptions } from '../../protocol/tls.js';
import type { BareAnswer, BareRequest } from './bare-http.js';

export function openH2Session(url: string, { ca }: TlsTrust): ClientHttp2Session {
  const session = http2.connect(url, { ca, ...tlsOptions });
  session.on('error', () => {});
  return session;
}

const ONLY_HTTP1 = /^(transfer-encoding|connection|upgrade|sec-websocket-key)$/i;

/** A stream that a WebSocket is spoken on (RFC 8441), once the server has agreed. */
export async function openH2Socket(url: string, trust: TlsTrust): Promise<ClientHttp2Stream> {
  const session = openH2Session(url, trust);
  await once(session, 'remoteSettings');
  const asked = { ':method': 'CONNECT', ':protocol': 'websocket', ':path': '/socket' };
  const stream = session.request({ ...asked, 'sec-websocket-version': '13' });
  stream.on('error', () => {}).once('close', () => session.destroy());
  await once(stream, 'response');
  return stream;
}

/** The head of the answer to one request on a connection of its own. */
export async function askH2(
  url: string,
  trust: TlsTrust,
  { method = 'GET', path, headers = {}, body }: BareRequest,
): Promise<BareAnswer> {
  const session = openH2Session(url, trust);
  const fields = Object.entries(headers).filter(([name]) => !ONLY_HTTP1.test(name));
  const asked =
    'Upgrade' in headers ? { ':method': 'CONNECT', ':protocol': 'websocket' } : { ':method': method };
  try {
    if ('Upgrade' in headers) await once(session, 'remoteSettings');
    const stream = session.request(
      { ...asked, ':path': path, ...Object.fromEntries(fields) },
      { endStream: body === undefined && !('Upgrade' in headers) },
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
