/**
 * Sizes of HTTP heads, worked out from their parts by RFC 9112 (sections 2.1 and 5): a start line, one
 * line a field with one space behind the colon, an empty line. Names and values are Latin-1, a byte a
 * character.
 */
import type { IncomingMessage } from 'node:http';
import type { HeaderFields } from '../protocol/headers.js';

const CRLF = 2;
const COLON_SPACE = 2;

const fieldBytes = (name: string, value: string): number => name.length + COLON_SPACE + value.length + CRLF;

/** A request's head: `fields` are all there are, `Host` included. */
export function requestHeadBytes(method: string, target: string, fields: HeaderFields): number {
  let bytes = `${method} ${target} HTTP/1.1`.length + CRLF;
  for (const name in fields) bytes += fieldBytes(name, fields[name] as string);
  return bytes + CRLF;
}

/** The head that an answer came with. */
export function responseHeadBytes({ httpVersion, statusCode, statusMessage, rawHeaders }: IncomingMessage) {
  let bytes = `HTTP/${httpVersion} ${statusCode} ${statusMessage}`.length + CRLF;
  for (let i = 0; i < rawHeaders.length; i += 2) {
    bytes += fieldBytes(rawHeaders[i] as string, rawHeaders[i + 1] as string);
  }
  return bytes + CRLF;
}
