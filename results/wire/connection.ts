/** Both ways of one TCP connection, read as HTTP/1.1 and, from a 101 on, as what the two agreed on. */
import { readFrames } from './frames.js';
import { type Head, readBody, readHead } from './http.js';
import { type Push, partOf, type Reader, type WirePart } from './parts.js';
import { readHttp2, readTlsRecords } from './records.js';

export interface ReadConnection {
  readonly up: readonly WirePart[];
  readonly down: readonly WirePart[];
  readonly heads: { readonly up: readonly Head[]; readonly down: readonly Head[] };
  /** Where the protocol changed on each way; null where it did not. */
  readonly switched: { readonly up: number; readonly down: number } | null;
}

/** What an `Upgrade` token leads to. */
const protocols: readonly (readonly [token: RegExp, reader: Reader])[] = [
  [/^websocket$/i, readFrames],
  [/^TLS\//i, readTlsRecords],
  [/^h2c$/i, readHttp2],
];

const SWITCHING_PROTOCOLS = 101;

interface Way {
  readonly parts: readonly WirePart[];
  readonly heads: readonly Head[];
  /** Where the messages ended. */
  readonly at: number;
}

/** HTTP's messages one after another, up to and with the first for which `last` is true. */
function readMessages(bytes: Uint8Array, last: (head: Head, index: number) => boolean): Way {
  const parts: WirePart[] = [];
  const heads: Head[] = [];
  const push: Push = (part) => {
    parts.push(part);
    return part.offset + part.length;
  };
  let at = 0;
  while (at < bytes.length) {
    const head = readHead(bytes, at, push);
    if (!head) break;
    heads.push(head);
    const body = readBody(bytes, head, push);
    at = body.at;
    if (!body.whole || last(head, heads.length - 1)) break;
  }
  return { parts, heads, at };
}

/** The rest of a way: as `reader` reads it, and what that leaves as `unread`. */
function readRest(bytes: Uint8Array, { parts, at }: Way, reader: Reader | undefined): WirePart[] {
  const all = [...parts];
  const push: Push = (part) => {
    all.push(part);
    return part.offset + part.length;
  };
  const end = reader ? reader(bytes, at, push) : at;
  if (end < bytes.length) push(partOf('unread', end, bytes.length));
  return all;
}

/**
 * Reads what went over one connection. Never throws: what cannot be read is one last part `unread`. The
 * parts of a way cover all its bytes once, in order.
 */
export function readConnection(up: Uint8Array, down: Uint8Array): ReadConnection {
  const answers = readMessages(down, ({ status }) => status === SWITCHING_PROTOCOLS);
  const last = answers.heads.at(-1);
  const switching = last?.status === SWITCHING_PROTOCOLS ? last : undefined;
  // An interim answer (1xx) has no request of its own; 101 is the final one of its request here.
  const answered = answers.heads.filter(
    ({ status }) => status === SWITCHING_PROTOCOLS || (status ?? 0) >= 200,
  );
  const requests = readMessages(
    up,
    (_head, index) => switching !== undefined && index + 1 >= answered.length,
  );
  const token = switching?.fields.get('upgrade') ?? '';
  const reader = switching && protocols.find(([known]) => known.test(token))?.[1];
  return {
    up: readRest(up, requests, reader),
    down: readRest(down, answers, reader),
    heads: { up: requests.heads, down: answers.heads },
    switched: switching ? { up: requests.at, down: answers.at } : null,
  };
}
