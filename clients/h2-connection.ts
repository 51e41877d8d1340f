/** One HTTP/2 connection of a client, and its part in the client's ledger: every frame is entered as it passes. */
import http2, { type ClientHttp2Session, type ClientHttp2Stream } from 'node:http2';
import type { TLSSocket } from 'node:tls';
import { segmentsOf } from '../protocol/tcp-ip.js';
import {
  FRAME_HEADER_BYTES,
  frameTypes,
  PREFACE_BYTES,
  readFrameHeaders,
  type SeenFrame,
  watchedDuplex,
} from './h2-frames.js';
import type { OwnCounters, Session } from './session.js';

export interface H2Connection {
  readonly http2: ClientHttp2Session;
  /** The answer of this stream never ends: of its content only the first piece belongs to the opening. */
  expectEndless(stream: ClientHttp2Stream): void;
  /** Size of the stream's answer's head. */
  headBytes(stream: number): number;
}

/** A client's first request, whose connection is the opening with all that sets it up. */
const FIRST_STREAM = 1;

/** @param opens this is the client's first connection */
export function openH2(url: string, session: Session, opens: boolean): H2Connection {
  const { hostname, port } = new URL(url);
  const host = hostname.replace(/^\[|\]$/g, '');
  const books = keepBooks(session.counters, opens);
  const connection = http2.connect(url, {
    createConnection() {
      const socket = session.meter.connect({ host, port: Number(port), alpn: 'h2' }) as TLSSocket;
      return watchedDuplex(socket, books.up, books.down);
    },
    settings: { enablePush: false },
  });
  // Its streams tell of trouble; without any there is nobody to be told.
  connection.on('error', () => {});
  return { http2: connection, expectEndless: books.expectEndless, headBytes: books.headBytes };
}

type Part = 'opening' | 'head' | 'framing';

function keepBooks(counters: OwnCounters, opens: boolean) {
  const heads = new Map<number, number>();
  const endless = new Set<number>();
  const begun = new Set<number>();

  function partOf({ type, stream }: SeenFrame, isDown: boolean): Part {
    if (type === frameTypes.settings) return opens ? 'opening' : 'framing';
    const isFirst = opens && stream === FIRST_STREAM;
    if (type === frameTypes.headers || type === frameTypes.continuation) return isFirst ? 'opening' : 'head';
    if (type !== frameTypes.data || !isFirst || !isDown) return 'framing';
    const isFirstPiece = !begun.has(stream);
    begun.add(stream);
    return isFirstPiece || !endless.has(stream) ? 'opening' : 'framing';
  }

  /** What of a frame is its own: a DATA frame's content is for who understands it. */
  const ownBytes = ({ type, bytes }: SeenFrame): number =>
    FRAME_HEADER_BYTES + (type === frameTypes.data ? 0 : bytes);

  function enterUp(frame: SeenFrame): void {
    const part = partOf(frame, false);
    if (part === 'opening') counters.openingUpBytes += ownBytes(frame);
    else if (part === 'head') counters.requestHeadBytes += ownBytes(frame);
    else counters.framingUpBytes += ownBytes(frame);
  }

  function enterDown(frame: SeenFrame): void {
    const part = partOf(frame, true);
    if (part === 'opening') counters.openingDownBytes += ownBytes(frame);
    else if (part === 'head') counters.responseHeadBytes += ownBytes(frame);
    else counters.framingDownBytes += ownBytes(frame);
    if (frame.type === frameTypes.headers) heads.set(frame.stream, ownBytes(frame));
    if (frame.type === frameTypes.data && endless.has(frame.stream))
      counters.estimatedDownSegments += segmentsOf(FRAME_HEADER_BYTES + frame.bytes);
  }

  if (opens) counters.openingUpBytes += PREFACE_BYTES;
  else counters.framingUpBytes += PREFACE_BYTES;
  return {
    up: readFrameHeaders(enterUp, PREFACE_BYTES),
    down: readFrameHeaders(enterDown),
    expectEndless(stream: ClientHttp2Stream) {
      // On a connection that stands the stream has its number at once.
      if (stream.id !== undefined) endless.add(stream.id);
      else stream.once('ready', () => endless.add(stream.id as number));
    },
    headBytes(stream: number) {
      const bytes = heads.get(stream) ?? 0;
      heads.delete(stream);
      return bytes;
    },
  };
}
