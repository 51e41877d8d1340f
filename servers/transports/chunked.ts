/** Chunked streaming: one text a line, in an answer that never ends. */
import { controlText } from '../../protocol/message.js';
import { onceEncoded } from '../once-encoded.js';
import type { HttpTransport } from './http-transport.js';
import { type StreamForm, stream, streamCapabilities } from './stream.js';

export const chunked: HttpTransport = {
  path: '/stream',
  capabilities: streamCapabilities,
  handler: (room) => stream(room, lines()),
};

function lines(): StreamForm {
  return {
    contentType: 'application/x-ndjson',
    cursorField: (exchange) => exchange.after(),
    note: (note) => `${controlText(note)}\n`,
    message: onceEncoded(({ text }) => `${text}\n`),
  };
}
