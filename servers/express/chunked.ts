/** Chunked streaming on Express: one text a line, in a response that never ends. */
import { controlText } from '../../protocol/message.js';
import type { TransportServer } from '../../protocol/transport.js';
import { onceEncoded } from '../once-encoded.js';
import { listenExpress } from './express-app.js';
import { type StreamForm, stream } from './stream.js';

export const server: TransportServer = {
  lane: 'chunked',
  capabilities: { serverPush: true, duplex: false, nativeFanOut: false, resume: true },
  listen: (topic, options) =>
    listenExpress(topic, options, {
      path: '/stream',
      get: (counters) => stream(topic, options, counters, lines()),
    }),
};

function lines(): StreamForm {
  return {
    contentType: 'application/x-ndjson',
    cursorField: (req) => req.query.after,
    note: (note) => `${controlText(note)}\n`,
    message: onceEncoded(({ text }) => `${text}\n`),
  };
}
