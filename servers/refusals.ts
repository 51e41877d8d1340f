/** What every lane answers to what it does not take: one table for HTTP, one for WebSocket. */
import { type IncomingMessage, type ServerResponse, STATUS_CODES } from 'node:http';
import type { Duplex } from 'node:stream';

export interface Refusal {
  readonly status: number;
  /** One line for whoever reads the answer. */
  readonly text: string;
  readonly headers?: Readonly<Record<string, string>>;
}

export const refusals = {
  badCursor: { status: 400, text: 'that is no cursor: expected EPOCH-SEQ, such as k3x9ab-10000041' },
  badHandshake: {
    status: 400,
    text: 'a WebSocket handshake needs a Sec-WebSocket-Key of 16 bytes in base64',
  },
  badConnect: { status: 400, text: 'this path takes an extended CONNECT for websocket, version 13' },
  malformed: { status: 400, text: 'that is no HTTP/1.1 request' },
  notUtf8: { status: 400, text: 'the body is not UTF-8' },
  unknownPath: { status: 404, text: 'there is nothing at this path' },
  tooSlow: { status: 408, text: 'the request took too long to arrive' },
  tooLarge: { status: 413, text: 'the body is too large' },
  upgradeRequired: {
    status: 426,
    text: 'this path speaks WebSocket, version 13',
    // RFC 9110 section 15.5.22 and RFC 6455 section 4.4 ask for these two.
    headers: { Upgrade: 'websocket', 'Sec-WebSocket-Version': '13' },
  },
  headTooLarge: { status: 431, text: 'the head of the request is too large' },
  failed: { status: 500, text: 'the server failed to answer' },
} as const satisfies Record<string, Refusal>;

export function wrongMethod(allowed: readonly string[]): Refusal {
  const allow = allowed.join(', ');
  return { status: 405, text: `this path takes ${allow}`, headers: { Allow: allow } };
}

/** Close codes of RFC 6455 section 7.4.1, and 1013 of IANA's registry. */
export const closings = {
  binary: { code: 1003, reason: 'only text messages are taken' },
  tooLarge: { code: 1009, reason: 'the message is too large' },
  failed: { code: 1011, reason: 'the server could not publish the message' },
  tooSlow: { code: 1013, reason: 'the reader fell too far behind; come back with the cursor' },
} as const;

/** Header fields of a refusal, all but the ones that frame its text. */
export function refusalHeaders(refusal: Refusal): Record<string, string> {
  return { 'Content-Type': 'text/plain;charset=UTF-8', 'Cache-Control': 'no-store', ...refusal.headers };
}

export function refuse(res: ServerResponse<IncomingMessage>, refusal: Refusal): void {
  const text = `${refusal.text}\n`;
  res.writeHead(refusal.status, { ...refusalHeaders(refusal), 'Content-Length': Buffer.byteLength(text) });
  res.end(text);
}

/** Refuses on a socket that has no response object (yet, or any more), and ends the connection. */
export function refuseOnSocket(socket: Duplex, refusal: Refusal): void {
  const text = `${refusal.text}\n`;
  const fields = {
    ...refusalHeaders(refusal),
    'Content-Length': String(Buffer.byteLength(text)),
    Connection: 'close',
  };
  const lines = Object.entries(fields).map(([name, value]) => `${name}: ${value}\r\n`);
  socket.end(`HTTP/1.1 ${refusal.status} ${STATUS_CODES[refusal.status]}\r\n${lines.join('')}\r\n${text}`);
  // A peer that has more to say must have time to read the answer: closing at once would reset it away.
  const linger = setTimeout(() => socket.destroy(), LINGER_MS);
  socket.once('close', () => clearTimeout(linger));
}

const LINGER_MS = 500;
