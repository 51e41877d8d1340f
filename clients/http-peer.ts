/**
 * One client's side of HTTP/1.1: requests over the client's own metered connections, each judged by
 * what its answer must be.
 */
import http from 'node:http';
import type { Socket } from 'node:net';
import type { HeaderFields } from '../protocol/headers.js';
import { segmentsOf } from '../protocol/tcp-ip.js';
import { requestHeadBytes, responseHeadBytes } from './heads.js';
import type { OwnCounters, Session } from './session.js';
import { createMeteredAgent } from './socket-meter.js';

export interface HttpAsk {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly query?: string;
  readonly fields: HeaderFields;
  readonly body?: string;
  readonly expected: { readonly status: number; readonly type?: string };
  /** Its answer never ends. */
  readonly endless?: true;
  /** Sees what the answer's connection reads, before it is parsed: HTTP/1.1 alone. */
  readonly onWire?: (wire: Buffer) => void;
}

export interface HttpPeer {
  /**
   * Sends one request. `onAnswer` gets the answer once its head is as expected; `onDone` follows when
   * the answer is complete and its connection free again, so that a request made there reuses it.
   * Anything else fails the session. Heads and the body sent are entered in the session's ledger; the
   * answer's content is for who understands it.
   */
  request(ask: HttpAsk, onAnswer: OnAnswer, onDone: () => void): void;
  /** Abandons all requests. */
  abandon(): void;
}

/** `opens`: this is the session's first answer. `headBytes`: the size of its head. */
export type OnAnswer = (answer: HttpAnswer, opens: boolean, headBytes: number) => void;

/** What is read of an answer, whatever its version of HTTP. */
export interface HttpAnswer {
  on(event: 'data', listener: (chunk: Buffer) => void): unknown;
  on(event: 'end' | 'close', listener: () => void): unknown;
  readonly headers: { readonly 'content-encoding'?: string | undefined };
  pause(): void;
  resume(): void;
  /** All of it came, once it has ended. */
  readonly complete: boolean;
}

export function createHttpPeer(url: string, session: Session, keepAlive: boolean): HttpPeer {
  const { hostname, host: authority, port, pathname } = new URL(url);
  const host = hostname.replace(/^\[|\]$/g, ''); // net.connect takes IPv6 addresses bare
  const prefix = pathname === '/' ? '' : pathname;
  const agent = createMeteredAgent(session.meter, keepAlive);
  const pending = new Set<http.ClientRequest>();

  const implied = { Host: authority, Connection: keepAlive ? 'keep-alive' : 'close' };
  const { counters } = session;

  function request(ask: HttpAsk, onAnswer: OnAnswer, onDone: () => void): void {
    const { method, path, query, fields, body, expected, onWire } = ask;
    const source = `${method} ${path}`;
    const target = prefix + path + (query ?? '');
    const opens = counters.requests++ === 0;
    let complete = false;
    const outgoing = http.request({ agent, host, port, method, path: target, headers: fields });
    pending.add(outgoing);
    if (onWire) outgoing.on('socket', (socket: Socket) => socket.prependListener('data', onWire));
    outgoing.on('finish', () => {
      const bodyBytes = body === undefined ? undefined : Buffer.byteLength(body);
      const length = bodyBytes === undefined ? {} : { 'Content-Length': String(bodyBytes) };
      const headBytes = requestHeadBytes(method, target, { ...fields, ...implied, ...length });
      enterRequest(counters, opens, headBytes, bodyBytes ?? 0);
    });
    outgoing.on('response', (answer) => {
      const headBytes = responseHeadBytes(answer);
      if (opens) counters.openingDownBytes += headBytes;
      else counters.responseHeadBytes += headBytes;
      answer.on('error', () => {}); // A cut answer also closes the request, where it is reported.
      answer.on('end', () => {
        complete = answer.complete;
      });
      const problem = unexpected(answer, expected);
      if (problem) session.fail(`${source}: ${problem}`);
      else onAnswer(answer, opens, headBytes);
    });
    outgoing.on('error', (error) => session.fail(`${source}: ${error.message}`, error));
    outgoing.on('close', () => {
      pending.delete(outgoing);
      if (complete) counters.answers++;
      if (session.over) return;
      if (!complete) return session.fail(`${source}: the connection was cut before the answer was complete`);
      // The agent takes the connection back right after this event; a request made before that
      // would open another.
      process.nextTick(() => session.over || onDone());
    });
    outgoing.end(body);
  }

  return {
    request,
    abandon() {
      for (const outgoing of pending) outgoing.destroy();
      agent.destroy();
    },
  };
}

function enterRequest(counters: OwnCounters, opens: boolean, headBytes: number, bodyBytes: number): void {
  if (opens) counters.openingUpBytes += headBytes;
  else counters.requestHeadBytes += headBytes;
  counters.payloadUpBytes += bodyBytes;
  counters.estimatedUpSegments += segmentsOf(headBytes + bodyBytes);
}

/** What is wrong with an answer's head, or undefined. */
function unexpected(answer: http.IncomingMessage, expected: HttpAsk['expected']): string | undefined {
  const { status, type } = expected;
  if (answer.statusCode !== status) {
    return `expected status ${status}, got ${answer.statusCode} ${answer.statusMessage}`.trimEnd();
  }
  const got = answer.headers['content-type'];
  if (type === undefined || got?.startsWith(type)) return undefined;
  return `expected Content-Type ${type}, got ${got ?? 'none'}`;
}
