/** Requests and answers of node:http2, as the HTTP transports see them. */
import {
  constants,
  type IncomingHttpHeaders,
  type ServerHttp2Stream,
  type ServerStreamResponseOptions,
} from 'node:http2';
import type { ServerLimits } from '../../protocol/limits.js';
import type { Topic } from '../../protocol/transport.js';
import { receiveBody } from '../receive-body.js';
import { type Refusal, refusalHeaders, refusals } from '../refusals.js';
import type { HttpExchange, StreamOutlet } from '../transports/http-transport.js';
import { afterOf } from '../wanted-cursor.js';

/**
 * No answer has a `date`: HPACK writes it in one byte within a second and in some 24 when the second has
 * changed, so that bytes would depend on the clock. The option is Node's; its types leave it out.
 */
const UNDATED = { sendDate: false } as ServerStreamResponseOptions;

export function h2Exchange(
  stream: ServerHttp2Stream,
  headers: IncomingHttpHeaders,
  query: string,
): HttpExchange {
  return {
    after: () => afterOf(query),
    lastEventId: () => headers['last-event-id'],
    acceptEncoding: () => headers['accept-encoding']?.toString(),
    answerJson: (body, fields) => answerJson(stream, body, fields),
    refuse: (refusal) => refuseOnH2(stream, refusal),
    beginStream: (contentType, fields) => beginStream(stream, contentType, fields),
    onceOver: (leave) => void stream.once('close', leave),
  };
}

type Fields = Readonly<Record<string, string>>;

/** Names as HTTP/2 has them (RFC 9113 section 8.2). */
const lowerCased = (fields: Fields): Fields =>
  Object.fromEntries(Object.entries(fields).map(([name, value]) => [name.toLowerCase(), value]));

function answerJson(stream: ServerHttp2Stream, body: Buffer, fields: Fields = {}): void {
  if (stream.destroyed) return;
  stream.respond(
    {
      ':status': 200,
      'content-type': 'application/json',
      'cache-control': 'no-store',
      ...lowerCased(fields),
      'content-length': body.length,
    },
    UNDATED,
  );
  stream.end(body);
}

function beginStream(stream: ServerHttp2Stream, contentType: string, fields: Fields = {}): StreamOutlet {
  stream.respond(
    { ':status': 200, 'content-type': contentType, 'cache-control': 'no-store', ...lowerCased(fields) },
    UNDATED,
  );
  return {
    write: (bytes) => void stream.write(bytes),
    queuedBytes: () => stream.writableLength,
    onDrain: (drained) => void stream.on('drain', drained),
    // A reset of the stream would wait behind what the socket has not taken.
    cut: () => void stream.session?.destroy(),
  };
}

export function refuseOnH2(stream: ServerHttp2Stream, refusal: Refusal): void {
  if (stream.destroyed || stream.headersSent) return;
  const text = `${refusal.text}\n`;
  const { Upgrade: _, ...fields } = refusalHeaders(refusal);
  stream.respond(
    { ':status': refusal.status, ...lowerCased(fields), 'content-length': Buffer.byteLength(text) },
    UNDATED,
  );
  // The answer to HEAD ended with its head.
  if (!stream.writableEnded) stream.end(text);
}

/** `POST /messages`: gathers the body, within its limit and its time, and publishes it. */
export function receiveMessage(topic: Topic, { maxBodyBytes, requestTimeoutMs }: ServerLimits) {
  return (stream: ServerHttp2Stream, headers: IncomingHttpHeaders): void => {
    const chunks: Buffer[] = [];
    let bytes = Number(headers['content-length'] ?? 0) > maxBodyBytes ? Number.POSITIVE_INFINITY : 0;
    const late = setTimeout(() => refuse(refusals.tooSlow), requestTimeoutMs);
    stream.once('close', () => clearTimeout(late));
    const take = (chunk: Buffer): void => {
      bytes += chunk.length;
      if (bytes <= maxBodyBytes) chunks.push(chunk);
      else refuse(refusals.tooLarge);
    };
    const finish = (): void => {
      clearTimeout(late);
      answerPost(stream, receiveBody(topic, Buffer.concat(chunks)));
    };
    /** What still comes is read and dropped: a client that is busy sending would not see the answer. */
    function refuse(refusal: Refusal): void {
      clearTimeout(late);
      stream.off('data', take).off('end', finish).resume();
      refuseOnH2(stream, refusal);
      if (refusal === refusals.tooSlow) stream.close(constants.NGHTTP2_CANCEL);
    }
    if (bytes > maxBodyBytes) refuse(refusals.tooLarge);
    else stream.on('data', take).on('end', finish);
  };
}

function answerPost(stream: ServerHttp2Stream, refusal: Refusal | undefined): void {
  if (refusal) refuseOnH2(stream, refusal);
  else if (!stream.destroyed)
    stream.respond({ ':status': 204, 'cache-control': 'no-store' }, { ...UNDATED, endStream: true });
}
