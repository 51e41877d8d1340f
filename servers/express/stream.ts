/** A response that never ends, as both streaming lanes write it. */
import type { Request, RequestHandler } from 'express';
import type { ControlNote } from '../../protocol/message.js';
import type { ListenOptions, Published, ServerCounters, Topic } from '../../protocol/transport.js';
import { admitReader } from '../admit-reader.js';
import { refusals, refuse } from '../refusals.js';
import { wantedCursor } from '../wanted-cursor.js';

/** What tells one stream from another: its type, where the cursor comes from, and the form of a text. */
export interface StreamForm {
  readonly contentType: string;
  cursorField(req: Request): unknown;
  note(note: ControlNote): string;
  message(message: Published): Buffer;
}

export function stream(
  topic: Topic,
  { limits }: ListenOptions,
  counters: ServerCounters,
  form: StreamForm,
): RequestHandler {
  return (req, res) => {
    const after = wantedCursor(form.cursorField(req));
    if (after === 'malformed') return refuse(res, refusals.badCursor);
    res.writeHead(200, { 'Content-Type': form.contentType, 'Cache-Control': 'no-store' });
    const line = {
      sendNote: (note: ControlNote) => void res.write(form.note(note)),
      send: (message: Published) => void res.write(form.message(message)),
      queuedBytes: () => res.writableLength,
      cut() {
        counters.slowReadersCut++;
        res.destroy();
      },
    };
    const reader = admitReader({ topic, after, line, maxQueuedBytes: limits.maxQueuedBytes });
    res.on('drain', reader.drained);
    res.once('close', reader.left);
  };
}
