/**
 * One client's side of HTTP/2: all its requests are streams of one connection, those that it sends beside an
 * answer that never ends included. Without keep-alive each request has a connection of its own.
 */
import type { ClientHttp2Stream } from 'node:http2';
import type { HeaderFields } from '../protocol/headers.js';
import { segmentsOf } from '../protocol/tcp-ip.js';
import { type H2Connection, openH2 } from './h2-connection.js';
import type { HttpAnswer, HttpAsk, HttpPeer, OnAnswer } from './http-peer.js';
import type { Session } from './session.js';

export function createH2Peer(url: string, session: Session, keepAlive: boolean): HttpPeer {
  const { host: authority, pathname } = new URL(url);
  const prefix = pathname === '/' ? '' : pathname;
  const open = new Set<H2Connection>();
  const { counters } = session;
  let connections = 0;
  let shared: H2Connection | undefined;

  function connection(): H2Connection {
    if (keepAlive && shared && !shared.http2.closed && !shared.http2.destroyed) return shared;
    const made = openH2(url, session, connections++ === 0);
    open.add(made);
    made.http2.once('close', () => open.delete(made));
    shared = made;
    return made;
  }

  function request(ask: HttpAsk, onAnswer: OnAnswer, onDone: () => void): void {
    const { method, path, query, fields, body, expected } = ask;
    const source = `${method} ${path}`;
    const opens = counters.requests++ === 0;
    const on = connection();
    const bodyBytes = body === undefined ? 0 : Buffer.byteLength(body);
    const stream = on.http2.request(
      {
        ':method': method,
        ':scheme': 'https',
        ':authority': authority,
        ':path': prefix + path + (query ?? ''),
        ...h2Fields(fields),
        ...(body === undefined ? {} : { 'content-length': String(bodyBytes) }),
      },
      { endStream: body === undefined },
    );
    let complete = false;
    if (ask.endless) on.expectEndless(stream);
    stream.on('finish', () => {
      counters.payloadUpBytes += bodyBytes;
      counters.estimatedUpSegments += segmentsOf(bodyBytes) + (body === undefined ? 1 : 0);
    });
    stream.on('response', (headers) => {
      const status = Number(headers[':status']);
      const type = headers['content-type'];
      if (status !== expected.status) {
        session.fail(`${source}: expected status ${expected.status}, got ${status}`);
      } else if (expected.type !== undefined && !type?.startsWith(expected.type)) {
        session.fail(`${source}: expected Content-Type ${expected.type}, got ${type ?? 'none'}`);
      } else
        onAnswer(
          answerOf(stream, headers, () => complete),
          opens,
          on.headBytes(stream.id as number),
        );
    });
    stream.on('end', () => {
      complete = stream.rstCode === 0 && !stream.aborted;
    });
    stream.on('error', (error) => session.fail(`${source}: ${reasonOf(error)}`, error));
    stream.on('close', () => {
      if (complete) counters.answers++;
      if (!keepAlive) on.http2.close();
      if (session.over) return;
      if (!complete) return session.fail(`${source}: the connection was cut before the answer was complete`);
      process.nextTick(() => session.over || onDone());
    });
    if (body !== undefined) stream.end(body);
  }

  return {
    request,
    abandon() {
      for (const each of open) each.http2.destroy();
    },
  };
}

/** Of a session that is over, the reason stands behind the error that its streams are told. */
const reasonOf = (error: Error): string =>
  error.cause instanceof Error ? error.cause.message : error.message;

function answerOf(
  stream: ClientHttp2Stream,
  headers: HttpAnswer['headers'],
  isComplete: () => boolean,
): HttpAnswer {
  return {
    headers,
    on: (event: string, listener: (chunk: Buffer) => void) => stream.on(event, listener),
    pause: () => void stream.pause(),
    resume: () => void stream.resume(),
    get complete() {
      return isComplete();
    },
  };
}

/** Names in lower case, and without what belongs to a connection of HTTP/1.1 (RFC 9113 section 8.2). */
export function h2Fields(fields: HeaderFields): Record<string, string> {
  const kept = Object.entries(fields).map(([name, value]) => [name.toLowerCase(), value as string] as const);
  return Object.fromEntries(kept.filter(([name]) => !OF_CONNECTION.has(name)));
}

const OF_CONNECTION = new Set([
  'connection',
  'host',
  'keep-alive',
  'upgrade',
  'transfer-encoding',
  'http2-settings',
]);
