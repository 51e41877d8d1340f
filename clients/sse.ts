/** Server-Sent Events, resumed with `Last-Event-ID` as a browser's EventSource does. */
import { StringDecoder } from 'node:string_decoder';
import { createParser } from 'eventsource-parser';
import { formatCursor } from '../protocol/cursor.js';
import { defineClient } from './define-client.js';
import { openStream, type StreamKind } from './http-stream.js';
import type { TextIntake } from './text-intake.js';

/** Cuts bytes into events and hands on the data of each. */
export function cutEvents(intake: TextIntake): (chunk: Buffer) => void {
  const decoder = new StringDecoder('utf8');
  const parser = createParser({ onEvent: ({ data }) => intake(data, Buffer.byteLength(data)) });
  return (chunk) => parser.feed(decoder.write(chunk));
}

const events: StreamKind = {
  path: '/events',
  type: 'text/event-stream',
  fields: ({ headers, after }) =>
    after ? { ...headers.fields.events, 'Last-Event-ID': formatCursor(after) } : headers.fields.events,
  cursorInQuery: false,
  cut: cutEvents,
};

export const sse = defineClient('sse', (url, options, clientEvents) =>
  openStream(events, url, options, clientEvents),
);
