/** HTTP/1.1 written and read by hand (RFC 9112), in the field order of the lanes' own clients. */
import type { HeaderFields } from '../../protocol/headers.js';
import type { Cut } from './line.js';

export interface Request {
  readonly method: 'GET' | 'POST';
  readonly target: string;
  readonly fields: HeaderFields;
  readonly body?: string;
}

/** The request's bytes: what the profile says, then what Node's client adds, in its order. */
export function requestText(
  url: string,
  { method, target, fields, body }: Request,
  keepAlive: boolean,
): string {
  const length = body === undefined ? {} : { 'Content-Length': String(Buffer.byteLength(body)) };
  const implied = { Host: new URL(url).host, Connection: keepAlive ? 'keep-alive' : 'close', ...length };
  return head(`${method} ${target} HTTP/1.1`, { ...fields, ...implied }) + (body ?? '');
}

/** A WebSocket's handshake (RFC 6455, section 4.1), as the client of ws writes it. */
export function handshakeText(url: string, fields: HeaderFields, key: string): string {
  const upgrade = {
    'Sec-WebSocket-Version': '13',
    'Sec-WebSocket-Key': key,
    Connection: 'Upgrade',
    Upgrade: 'websocket',
    Host: new URL(url).host,
  };
  return head('GET /socket HTTP/1.1', { ...fields, ...upgrade });
}

export function head(start: string, fields: HeaderFields): string {
  const lines = Object.entries(fields).map(([name, value]) => `${name}: ${value}\r\n`);
  return `${start}\r\n${lines.join('')}\r\n`;
}

export interface AnswerHead {
  readonly status: number;
  /** Of the last field of that name, which is written in lower case; undefined where there is none. */
  field(name: string): string | undefined;
}

const HEAD_END = '\r\n\r\n';

export function cutHead(unread: Buffer): Cut<AnswerHead> | undefined {
  const end = unread.indexOf(HEAD_END);
  if (end === -1) return undefined;
  const [start = '', ...lines] = unread.toString('latin1', 0, end).split('\r\n');
  const fields = new Map(
    lines.map((line) => {
      const colon = line.indexOf(':');
      return [line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim()] as const;
    }),
  );
  const value = { status: Number(start.split(' ')[1]), field: (name: string) => fields.get(name) };
  return { value, bytes: end + HEAD_END.length };
}

export interface Answer {
  readonly head: AnswerHead;
  readonly content: string;
}

/** A whole answer whose length its head tells. */
export function cutAnswer(unread: Buffer): Cut<Answer> | undefined {
  const found = cutHead(unread);
  if (!found) return undefined;
  const end = found.bytes + Number(found.value.field('content-length') ?? 0);
  if (unread.length < end) return undefined;
  return { value: { head: found.value, content: unread.toString('utf8', found.bytes, end) }, bytes: end };
}

/**
 * The data of one chunk (RFC 9112, section 7.1). The line break behind it may come with the next one, as
 * it does on µWebSockets.js: it is taken from the front.
 */
export function cutChunk(unread: Buffer): Cut<string> | undefined {
  const begin = unread.indexOf('\r\n') === 0 ? 2 : 0;
  const lineEnd = unread.indexOf('\r\n', begin);
  if (lineEnd === -1) return undefined;
  const data = lineEnd + 2;
  const end = data + Number.parseInt(unread.toString('latin1', begin, lineEnd), 16);
  if (unread.length < end) return undefined;
  return { value: unread.toString('utf8', data, end), bytes: end };
}
