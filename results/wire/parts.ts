/** What a run of captured bytes can be: one table of names, each with the section that defines it. */

/** Where each part is defined; null for what no specification speaks of. */
export const partSources = {
  'request-line': 'RFC 9112, 3',
  'status-line': 'RFC 9112, 4',
  field: 'RFC 9112, 5',
  'blank-line': 'RFC 9112, 2.1',
  body: 'RFC 9112, 6',
  'chunk-size': 'RFC 9112, 7.1',
  'chunk-data': 'RFC 9112, 7.1',
  'chunk-end': 'RFC 9112, 7.1',
  'last-chunk': 'RFC 9112, 7.1',
  'trailer-field': 'RFC 9112, 7.1.2',
  'event-field': 'WHATWG HTML, 9.2.5',
  'event-end': 'WHATWG HTML, 9.2.5',
  'frame-head': 'RFC 6455, 5.2',
  'frame-length': 'RFC 6455, 5.2',
  'masking-key': 'RFC 6455, 5.3',
  'frame-payload': 'RFC 6455, 5.2',
  'close-code': 'RFC 6455, 5.5.1',
  'close-reason': 'RFC 6455, 5.5.1',
  'tls-record-head': 'RFC 8446, 5.1',
  'tls-record': 'RFC 8446, 5.1',
  'http2-preface': 'RFC 9113, 3.4',
  'http2-frame-head': 'RFC 9113, 4.1',
  'http2-frame-payload': 'RFC 9113, 4.1',
  unread: null,
} as const satisfies Readonly<Record<string, string | null>>;

export type PartId = keyof typeof partSources;

/** A frame's head, bit by bit (RFC 6455, section 5.2). */
export interface FrameHead {
  readonly fin: boolean;
  /** The three reserved bits, 0 to 7. */
  readonly reserved: number;
  readonly opcode: number;
  /** By name; the number where the specification has none for it. */
  readonly opcodeName: string;
  readonly masked: boolean;
  /** How many bits the length took: in the head itself, or behind it. */
  readonly lengthBits: 7 | 16 | 64;
  /** Of the payload, in bytes. */
  readonly payloadBytes: number;
  /** Bytes before the payload. */
  readonly headBytes: number;
}

export interface WirePart {
  readonly id: PartId;
  /** From the beginning of that way of the connection. */
  readonly offset: number;
  /** In bytes; 1 or more. */
  readonly length: number;
  /** A field's or an event field's name; empty elsewhere. */
  readonly name: string;
  /** What the bytes say, as text: unmasked, without line ends; a code in digits. */
  readonly value: string;
  /** Of `frame-head` only. */
  readonly frame?: FrameHead;
}

/** Adds a part and gives the offset behind it; nothing is added for no bytes. */
export type Push = (part: WirePart) => number;

/** What a stretch of one way holds, from `at` on: it pushes what it reads and returns where it stopped. */
export type Reader = (bytes: Uint8Array, at: number, push: Push) => number;

/** A part of `id` from `offset` to `end`. */
export function partOf(id: PartId, offset: number, end: number, value = '', name = ''): WirePart {
  return { id, offset, length: end - offset, name, value };
}
