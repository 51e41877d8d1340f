/** The wire forms by transport: raw TCP has none to speak of. */
import { cutLines } from '../../clients/chunked.js';
import { cutEvents } from '../../clients/sse.js';
import type { ContractTransport } from '../../protocol/lanes.js';
import { pollForm } from './poll.js';
import { streamForm } from './stream.js';
import { websocketForm } from './websocket.js';
import type { WireForm } from './wire-form.js';

export type FramedTransport = Exclude<ContractTransport, 'tcp'>;

export const forms: Readonly<Record<FramedTransport, WireForm>> = {
  'short-polling': pollForm('/messages'),
  'long-polling': pollForm('/messages/next'),
  chunked: streamForm({
    path: '/stream',
    contentType: 'application/x-ndjson',
    request: 'stream',
    note: (_cursor, text) => `${text}\n`,
    message: (_cursor, text) => `${text}\n`,
    cut: cutLines,
  }),
  sse: streamForm({
    path: '/events',
    contentType: 'text/event-stream',
    request: 'events',
    note: (cursor, text) => `event: cursor\nid: ${cursor}\ndata: ${text}\n\n`,
    message: (cursor, text) => `id: ${cursor}\ndata: ${text}\n\n`,
    cut: cutEvents,
  }),
  websocket: websocketForm,
};
