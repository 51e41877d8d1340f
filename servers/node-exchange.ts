/** Requests and answers of node:http, as the HTTP transports see them on Express and without it. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Topic } from '../protocol/transport.js';
import { receiveBody } from './receive-body.js';
import { refuse } from './refusals.js';
import type { HttpExchange, StreamOutlet } from './transports/http-transport.js';

/** @param after how the engine reads the query, which is a good part of what tells the two apart */
export function nodeExchange(req: IncomingMessage, res: ServerResponse, after: () => unknown): HttpExchange {
  return {
    after,
    lastEventId: () => req.headers['last-event-id'],
    acceptEncoding: () => req.headers['accept-encoding']?.toString(),
    answerJson: (body, fields) => answerJson(res, body, fields),
    refuse: (refusal) => refuse(res, refusal),
    beginStream: (contentType, fields) => beginStream(res, contentType, fields),
    onceOver: (leave) => void res.once('close', leave),
  };
}

export function answerJson(
  res: ServerResponse,
  body: Buffer,
  fields: Readonly<Record<string, string>> = {},
): void {
  res.writeHead(200, {
    'Content-Type': 'application/json',
    'Cache-Control': 'no-store',
    ...fields,
    'Content-Length': body.length,
  });
  res.end(body);
}

function beginStream(
  res: ServerResponse,
  contentType: string,
  fields: Readonly<Record<string, string>> = {},
): StreamOutlet {
  res.writeHead(200, { 'Content-Type': contentType, 'Cache-Control': 'no-store', ...fields });
  return {
    write: (bytes) => void res.write(bytes),
    queuedBytes: () => res.writableLength,
    onDrain: (drained) => void res.on('drain', drained),
    cut: () => void res.destroy(),
  };
}

/** Publishes the body of a `POST /messages` and answers. */
export function answerPost(res: ServerResponse, topic: Topic, body: Buffer): void {
  const refusal = receiveBody(topic, body);
  if (refusal) refuse(res, refusal);
  else res.writeHead(204, { 'Cache-Control': 'no-store' }).end();
}
