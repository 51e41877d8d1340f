/** Chunked streaming: an answer of JSON lines that never ends. */

import { defineClient } from './define-client.js';
import { openStream, type StreamKind } from './http-stream.js';
import type { TextIntake } from './text-intake.js';

const LINE_FEED = 0x0a;
const LINE_FEED_BYTES = 1;

/**
 * Cuts bytes into lines. Cutting at the last line feed before decoding keeps multi-byte characters
 * whole without a stateful decoder (no byte of one is a line feed), and a line that spans many
 * chunks is joined once.
 */
export function cutLines(intake: TextIntake): (chunk: Buffer) => void {
  let rest: Buffer[] = [];
  return (chunk) => {
    const last = chunk.lastIndexOf(LINE_FEED);
    if (last === -1) {
      rest.push(chunk);
      return;
    }
    let whole = chunk.subarray(0, last + 1);
    if (rest.length > 0) {
      whole = Buffer.concat([...rest, whole]);
      rest = [];
    }
    if (last + 1 < chunk.length) rest.push(chunk.subarray(last + 1));
    takeLines(whole, intake);
  };
}

function takeLines(bytes: Buffer, intake: TextIntake): void {
  const text = bytes.toString();
  const isAscii = text.length === bytes.length;
  for (let at = 0, end = text.indexOf('\n'); end !== -1; at = end + 1, end = text.indexOf('\n', at)) {
    const line = text.slice(at, end);
    intake(line, isAscii ? line.length : Buffer.byteLength(line), LINE_FEED_BYTES);
  }
}

const stream: StreamKind = {
  path: '/stream',
  type: 'application/x-ndjson',
  fields: (options) => options.headers.fields.stream,
  cursorInQuery: true,
  cut: cutLines,
};

export const chunked = defineClient('chunked', (url, options, clientEvents) =>
  openStream(stream, url, options, clientEvents),
);
