/** The answers of both polling lanes. */
import type { ServerResponse } from 'node:http';
import { controlText } from '../../protocol/message.js';
import type { Backlog, Published } from '../../protocol/transport.js';

/** Answers a poll with an array of texts, which are JSON already. */
export function answerPoll(res: ServerResponse, texts: readonly string[]): void {
  const body = Buffer.from(`[${texts.join(',')}]`);
  res.writeHead(200, {
    'Content-Type': 'application/json',
    'Cache-Control': 'no-store',
    'Content-Length': body.length,
  });
  res.end(body);
}

/** Answers with where the reader stands, and why, where its cursor could not be honoured. */
export function answerWithNote(res: ServerResponse, { cursor, reset }: Backlog): void {
  answerPoll(res, [controlText(reset ? { cursor, reset } : { cursor })]);
}

/**
 * The texts of one answer: at least one, and no more than fit `maxBytes`, so that a poller that does
 * not read holds no more of the server's memory than a slow reader of a stream. The next poll has the rest.
 */
export function textsWithin(messages: readonly Published[], maxBytes: number): string[] {
  const texts: string[] = [];
  let bytes = 0;
  for (const { text } of messages) {
    bytes += Buffer.byteLength(text);
    if (bytes > maxBytes && texts.length > 0) break;
    texts.push(text);
  }
  return texts;
}
