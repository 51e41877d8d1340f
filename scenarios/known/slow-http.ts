/** Slow-downs of HTTP answers: laid before every node:http server of this process, whatever stands on it. */
import http, { type IncomingMessage, type ServerResponse } from 'node:http';
import type { Socket } from 'node:net';

type Intercept = (request: IncomingMessage, response: ServerResponse) => boolean;

/** Calls `intercept` before each request is handled; where it answers true, it has answered the request. */
function interceptRequests(intercept: Intercept): void {
  const { emit } = http.Server.prototype;
  http.Server.prototype.emit = function (this: http.Server, event: string | symbol, ...args: unknown[]) {
    if (event === 'request' && intercept(args[0] as IncomingMessage, args[1] as ServerResponse)) return true;
    return emit.apply(this, [event, ...args] as Parameters<typeof emit>);
  };
}

const FIELD = 'X-Injected';
/** Colon, blank, carriage return and line feed. */
const AROUND_FIELD = 4;

export function addHeader(bytes: number): void {
  const value = 'x'.repeat(bytes - FIELD.length - AROUND_FIELD);
  interceptRequests((_, response) => {
    response.setHeader(FIELD, value);
    return false;
  });
}

/** The path of a held poll with a cursor: see docs/wire-contract.md. */
const HELD_POLL = /^\/messages\/next\?after=/;

export function answerEmptyFirst(): void {
  const asked = new WeakMap<Socket, string>();
  interceptRequests(({ url = '', socket }, response) => {
    if (!HELD_POLL.test(url) || asked.get(socket) === url) return false;
    asked.set(socket, url);
    response.writeHead(200, { 'Content-Type': 'application/json', 'Content-Length': 2 });
    response.end('[]');
    return true;
  });
}
