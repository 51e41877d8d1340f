/**
 * A reader of an answer that never ends, as chunked streaming and SSE both are: one GET whose content
 * is handed on piece by piece, and `POST`s on a second connection.
 */
import { formatCursor } from '../protocol/cursor.js';
import type { HeaderFields } from '../protocol/headers.js';
import type { ClientEvents, Connection, ConnectOptions } from '../protocol/transport.js';
import { countChunkOverhead } from './chunk-overhead.js';
import { asking, decodeStream } from './content-decoding.js';
import type { HttpAnswer } from './http-peer.js';
import { createPeer } from './peer.js';
import { createPostQueue } from './post-queue.js';
import { openSession } from './session.js';
import { createTextIntake, type TextIntake } from './text-intake.js';

export interface StreamKind {
  readonly path: string;
  readonly type: string;
  /** Request fields, and where the cursor goes. */
  fields(options: ConnectOptions): HeaderFields;
  readonly cursorInQuery: boolean;
  /** Cuts the content, in pieces of any size, into texts. */
  cut(intake: TextIntake): (chunk: Buffer) => void;
}

export function openStream(
  kind: StreamKind,
  url: string,
  options: ConnectOptions,
  events: ClientEvents,
): Connection {
  const source = `GET ${kind.path}`;
  const session = openSession(events, options, () => peer.abandon());
  const peer = createPeer(url, session, options);
  const onChunk = kind.cut(createTextIntake(session, source));
  let reading: HttpAnswer | undefined;
  let paused = false;

  peer.request(
    {
      method: 'GET',
      path: kind.path,
      query: kind.cursorInQuery && options.after ? `?after=${formatCursor(options.after)}` : '',
      fields: asking(kind.fields(options), options.compression),
      expected: { status: 200, type: kind.type },
      endless: true,
      onWire: countChunkOverhead(session.counters),
    },
    (answer) => {
      reading = answer;
      // Only an explicit pause keeps a 'data' listener from starting the flow.
      if (paused) answer.pause();
      decodeStream(answer, session, onChunk);
    },
    () => session.fail(`${source}: the server ended the stream`),
  );

  return {
    send: createPostQueue(peer, session, options.headers.fields.send),
    close: session.close,
    counters: session.reading,
    // Node reads one more chunk (64 KiB at most) into the answer's buffer before it stops the socket.
    pause() {
      paused = true;
      reading?.pause();
    },
    resume() {
      paused = false;
      reading?.resume();
    },
  };
}
