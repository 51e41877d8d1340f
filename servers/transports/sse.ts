/** Server-Sent Events: one event a text, its id the cursor that stands at it. */
import { formatCursor } from '../../protocol/cursor.js';
import { controlText } from '../../protocol/message.js';
import { onceEncoded } from '../once-encoded.js';
import type { HttpTransport } from './http-transport.js';
import { type StreamForm, stream, streamCapabilities } from './stream.js';

export const sse: HttpTransport = {
  path: '/events',
  capabilities: streamCapabilities,
  handler: (room) => stream(room, events(room.topic.epoch)),
};

function events(epoch: string): StreamForm {
  return {
    contentType: 'text/event-stream',
    // An EventSource that reconnects repeats the query it began with: the field is newer.
    cursorField: (exchange) => exchange.lastEventId() ?? exchange.after(),
    note: (note) => `event: cursor\nid: ${formatCursor(note.cursor)}\ndata: ${controlText(note)}\n\n`,
    message: onceEncoded(({ seq, text }) => `id: ${formatCursor({ epoch, seq })}\ndata: ${text}\n\n`),
  };
}
