/** The answers of both polling transports. */
import { controlText } from '../../protocol/message.js';
import type { Backlog, Published } from '../../protocol/transport.js';

/** An answer's content: an array of texts, which are JSON already. */
export function pollBody(texts: readonly string[]): Buffer {
  return Buffer.from(`[${texts.join(',')}]`);
}

/** The content that tells where a reader stands, and why, where its cursor could not be honoured. */
export function noteBody({ cursor, reset }: Backlog): Buffer {
  return pollBody([controlText(reset ? { cursor, reset } : { cursor })]);
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
