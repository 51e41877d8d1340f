/**
 * One client's side of HTTP/1.1: requests over the client's own metered connections, each judged by
 * what its answer must be.
 */
import http from 'node:http';
import type { HeaderFields } from '../protocol/headers.js';
import type { Session } from './session.js';
import { createMeteredAgent } from './socket-meter.js';

export interface HttpAsk {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly query?: string;
  readonly fields: HeaderFields;
  readonly body?: string;
  readonly expected: { readonly status: number; readonly type?: string };
}

export interface HttpPeer {
  /**
   * Sends one request. `onAnswer` gets the answer once its head is as expected; `onDone` follows when
   * the answer is complete and its connection free again, so that a request made there reuses it.
   * Anything else fails the session.
   */
  request(ask: HttpAsk, onAnswer: (answer: http.IncomingMessage) => void, onDone: () => void): void;
  /** Abandons all requests. */
  abandon(): void;
}

export function createHttpPeer(url: string, session: Session, keepAlive: boolean): HttpPeer {
  const { hostname, port, pathname } = new URL(url);
  const host = hostname.replace(/^\[|\]$/g, ''); // net.connect takes IPv6 addresses bare
  const prefix = pathname === '/' ? '' : pathname;
  const agent = createMeteredAgent(session.meter, keepAlive);
  const pending = new Set<http.ClientRequest>();

  function request(ask: HttpAsk, onAnswer: (answer: http.IncomingMessage) => void, onDone: () => void): void {
    const { method, path, query, fields, body, expected } = ask;
    const source = `${method} ${path}`;
    let complete = false;
    session.counters.requests++;
    const outgoing = http.request({
      agent,
      host,
      port,
      method,
      path: prefix + path + (query ?? ''),
      headers: fields,
    });
    pending.add(outgoing);
    outgoing.on('response', (answer) => {
      answer.on('error', () => {}); // A cut answer also closes the request, where it is reported.
      answer.on('end', () => {
        complete = answer.complete;
      });
      const problem = unexpected(answer, expected);
      if (problem) session.fail(`${source}: ${problem}`);
      else onAnswer(answer);
    });
    outgoing.on('error', (error) => session.fail(`${source}: ${error.message}`, error));
    outgoing.on('close', () => {
      pending.delete(outgoing);
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
