/** Server-Sent Events on Express: one event a text, its id the cursor that stands at it. */
import { formatCursor } from '../../protocol/cursor.js';
import { controlText } from '../../protocol/message.js';
import type { TransportServer } from '../../protocol/transport.js';
import { onceEncoded } from '../once-encoded.js';
import { listenExpress } from './express-app.js';
import { type StreamForm, stream } from './stream.js';

export const server: TransportServer = {
  lane: 'sse',
  capabilities: { serverPush: true, duplex: false, nativeFanOut: false, resume: true },
  listen: (topic, options) =>
    listenExpress(topic, options, {
      path: '/events',
      get: (counters) => stream(topic, options, counters, events(topic.epoch)),
    }),
};

function events(epoch: string): StreamForm {
  return {
    contentType: 'text/event-stream',
    // An EventSource that reconnects repeats the query it began with: the field is newer.
    cursorField: (req) => req.headers['last-event-id'] ?? req.query.after,
    note: (note) => `event: cursor\nid: ${formatCursor(note.cursor)}\ndata: ${controlText(note)}\n\n`,
    message: onceEncoded(({ seq, text }) => `id: ${formatCursor({ epoch, seq })}\ndata: ${text}\n\n`),
  };
}
