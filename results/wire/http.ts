/** HTTP/1.1 messages: heads, bodies and chunks (RFC 9112). */
import { latin1, lineEnd, lineText, utf8 } from './bytes.js';
import { readEventLines } from './events.js';
import { type Push, partOf, type WirePart } from './parts.js';

export interface Head {
  readonly kind: 'request' | 'response';
  /** The status code of an answer; null for a request. */
  readonly status: number | null;
  /** By name in small letters; the last one where a name stands twice. */
  readonly fields: ReadonlyMap<string, string>;
  /** Where the body begins. */
  readonly end: number;
}

const REQUEST_LINE = /^[!#$%&'*+.^_`|~\w-]+ \S+ HTTP\/\d\.\d$/;
const STATUS_LINE = /^HTTP\/\d\.\d (\d{3})(?: .*)?$/;
/** A field name is a token (RFC 9110, section 5.6.2). */
const FIELD = /^([!#$%&'*+.^_`|~\w-]+):[ \t]*(.*?)[ \t]*$/;

/** Reads a head; undefined, and nothing pushed, where none that is whole begins at `at`. */
export function readHead(bytes: Uint8Array, at: number, push: Push): Head | undefined {
  const parts: WirePart[] = [];
  const fields = new Map<string, string>();
  let end = lineEnd(bytes, at);
  if (end < 0) return undefined;
  const first = lineText(bytes, at, end);
  const status = STATUS_LINE.exec(first)?.[1];
  if (status === undefined && !REQUEST_LINE.test(first)) return undefined;
  parts.push(partOf(status === undefined ? 'request-line' : 'status-line', at, end, first));
  for (;;) {
    const from = end;
    end = lineEnd(bytes, from);
    if (end < 0) return undefined;
    const line = lineText(bytes, from, end);
    if (line === '') {
      parts.push(partOf('blank-line', from, end));
      break;
    }
    const [, name, value] = FIELD.exec(line) ?? [];
    if (name === undefined || value === undefined) return undefined;
    fields.set(name.toLowerCase(), value);
    parts.push(partOf('field', from, end, value, name));
  }
  for (const part of parts) push(part);
  const kind = status === undefined ? 'request' : 'response';
  return { kind, status: status === undefined ? null : Number(status), fields, end };
}

/** Without a body whatever the fields say (RFC 9112, section 6.3). */
const bodiless = (status: number) => status < 200 || status === 204 || status === 304;

const DIGITS = /^\d{1,15}$/;

/** Reads the body of a message: where it ends, or where it could be read no further. */
export function readBody(bytes: Uint8Array, head: Head, push: Push): { at: number; whole: boolean } {
  const { status, fields, end: at } = head;
  if (status !== null && bodiless(status)) return { at, whole: true };
  const isEvents = /^text\/event-stream\b/i.test(fields.get('content-type') ?? '');
  if (/\bchunked$/i.test(fields.get('transfer-encoding') ?? '')) return readChunks(bytes, at, isEvents, push);
  const length = fields.get('content-length');
  if (length !== undefined && DIGITS.test(length)) {
    const end = Math.min(at + Number(length), bytes.length);
    return { at: pushData('body', bytes, at, end, isEvents, push), whole: end === at + Number(length) };
  }
  if (status === null) return { at, whole: true };
  // Without a length an answer ends with the connection.
  return { at: pushData('body', bytes, at, bytes.length, isEvents, push), whole: true };
}

function pushData(
  id: 'body' | 'chunk-data',
  bytes: Uint8Array,
  at: number,
  end: number,
  isEvents: boolean,
  push: Push,
): number {
  if (at >= end) return at;
  return isEvents ? readEventLines(bytes, at, end, push) : push(partOf(id, at, end, utf8(bytes, at, end)));
}

const CHUNK_SIZE = /^([0-9a-fA-F]{1,8})[ \t]*(?:;.*)?$/;
const CRLF = '\r\n';

function readChunks(bytes: Uint8Array, from: number, isEvents: boolean, push: Push) {
  let at = from;
  for (;;) {
    const sizeEnd = lineEnd(bytes, at);
    const digits = sizeEnd < 0 ? undefined : CHUNK_SIZE.exec(lineText(bytes, at, sizeEnd))?.[1];
    if (digits === undefined) return { at, whole: false };
    const size = Number.parseInt(digits, 16);
    if (size === 0) return readLastChunk(bytes, at, sizeEnd, push);
    const end = sizeEnd + size;
    // The line break behind a chunk may come with the next one, so that the last may be without it.
    const isLast = end === bytes.length;
    if (!isLast && latin1(bytes, end, end + 2) !== CRLF) return { at, whole: false };
    push(partOf('chunk-size', at, sizeEnd, digits));
    pushData('chunk-data', bytes, sizeEnd, end, isEvents, push);
    if (isLast) return { at: end, whole: false };
    at = push(partOf('chunk-end', end, end + 2));
  }
}

/** The chunk of no bytes, trailer fields and the blank line (RFC 9112, section 7.1.2). */
function readLastChunk(bytes: Uint8Array, at: number, sizeEnd: number, push: Push) {
  const trailers: WirePart[] = [];
  for (let from = sizeEnd; ; ) {
    const end = lineEnd(bytes, from);
    if (end < 0) return { at, whole: false };
    const line = lineText(bytes, from, end);
    if (line === '') {
      push(partOf('last-chunk', at, sizeEnd, '0'));
      for (const trailer of trailers) push(trailer);
      return { at: push(partOf('blank-line', from, end)), whole: true };
    }
    const [, name, value] = FIELD.exec(line) ?? [];
    if (name === undefined || value === undefined) return { at, whole: false };
    trailers.push(partOf('trailer-field', from, end, value, name));
    from = end;
  }
}
