/** An answer that never ends, as both streaming transports write it. */
import type { ControlNote } from '../../protocol/message.js';
import type { Capabilities, Published } from '../../protocol/transport.js';
import { admitReader } from '../admit-reader.js';
import { refusals } from '../refusals.js';
import { wantedCursor } from '../wanted-cursor.js';
import type { HttpExchange, HttpRoom } from './http-transport.js';

/** What tells one stream from another: its type, where the cursor comes from, and the form of a text. */
export interface StreamForm {
  readonly contentType: string;
  cursorField(exchange: HttpExchange): unknown;
  note(note: ControlNote): string;
  message(message: Published): Buffer;
}

export const streamCapabilities: Capabilities = {
  serverPush: true,
  duplex: false,
  nativeFanOut: false,
  resume: true,
};

export function stream({ topic, limits, counters }: HttpRoom, form: StreamForm) {
  return (exchange: HttpExchange) => {
    const after = wantedCursor(form.cursorField(exchange));
    if (after === 'malformed') return exchange.refuse(refusals.badCursor);
    const outlet = exchange.beginStream(form.contentType);
    const line = {
      sendNote: (note: ControlNote) => outlet.write(Buffer.from(form.note(note))),
      send: (message: Published) => outlet.write(form.message(message)),
      queuedBytes: outlet.queuedBytes,
      cut() {
        counters.slowReadersCut++;
        outlet.cut();
      },
    };
    const reader = admitReader({ topic, after, line, maxQueuedBytes: limits.maxQueuedBytes });
    outlet.onDrain(reader.drained);
    exchange.onceOver(reader.left);
  };
}
