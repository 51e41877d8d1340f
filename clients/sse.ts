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
  const parser = createParser({
    onEvent: ({ id, event, data }) => intake(data, Buffer.byteLength(data), fieldBytes(id, event)),
  });
  return (chunk) => parser.feed(decoder.write(chunk));
}

/** `data: ` and its line feed, and the empty line that ends the event. */
const DATA_FIELD_BYTES = 8;
/** `id: ` or `event: ` and its line feed. */
const ID_FIELD_BYTES = 5;
const EVENT_FIELD_BYTES = 8;

/** What an event's text is wrapped in, its fields written as the wire contract has them. */
function fieldBytes(id: string | undefined, event: string | undefined): number {
  const ofId = id === undefined ? 0 : ID_FIELD_BYTES + id.length;
  return DATA_FIELD_BYTES + ofId + (event === undefined ? 0 : EVENT_FIELD_BYTES + event.length);
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
