/**
 * How a reader on a stream or a socket joins the room: a control note, what it has missed, and from
 * then on what is published. The same on every lane that pushes.
 */
import type { Cursor } from '../protocol/cursor.js';
import type { ControlNote } from '../protocol/message.js';
import type { Published, Subscriber, Topic } from '../protocol/transport.js';

/** A reader's connection, as its lane knows to write to it. */
export interface ReaderLine {
  sendNote(note: ControlNote): void;
  send(message: Published): void;
  /** Bytes handed over and not yet taken by the socket. */
  queuedBytes(): number;
  /** Ends the connection of a reader that is too slow. */
  cut(): void;
}

export interface Reader {
  /** The line's queue has emptied. */
  drained(): void;
  /** The line is gone. Safe to call twice. */
  left(): void;
}

/**
 * Most of what was missed is held back until the reader has taken some of it, else a long absence
 * would fill the queue that slowness is judged by. Bytes.
 */
const BACKLOG_QUEUE_BYTES = 1024 * 1024;

export interface Admission {
  readonly topic: Topic;
  readonly after: Cursor | undefined;
  readonly line: ReaderLine;
  /** Where the queue is longer than this when a message comes, the reader is cut. Bytes. */
  readonly maxQueuedBytes: number;
  /** How the reader takes part in what is published from now on; answers the way to leave. */
  readonly join?: (subscriber: Subscriber) => () => void;
}

export function admitReader({
  topic,
  after,
  line,
  maxQueuedBytes,
  join = topic.subscribe,
}: Admission): Reader {
  const { cursor: end, reset } = topic.since(after);
  let standsAt = reset || !after ? end : after;
  let leave: (() => void) | undefined;
  let gone = false;

  function left(): void {
    gone = true;
    leave?.();
  }

  function cut(): void {
    left();
    line.cut();
  }

  function catchUp(): void {
    if (gone || leave) return;
    const backlog = topic.since(standsAt);
    // The ring has overtaken a reader that takes its backlog too slowly.
    if (backlog.reset) {
      cut();
      return;
    }
    for (const message of backlog.messages) {
      if (line.queuedBytes() > BACKLOG_QUEUE_BYTES) return;
      line.send(message);
      standsAt = { epoch: topic.epoch, seq: message.seq };
    }
    leave = join({
      deliver(message) {
        if (line.queuedBytes() > maxQueuedBytes) cut();
        else line.send(message);
      },
      queuedBytes: line.queuedBytes,
    });
  }

  line.sendNote(reset ? { cursor: standsAt, reset } : { cursor: standsAt });
  catchUp();
  return {
    drained() {
      catchUp();
      topic.eased();
    },
    left,
  };
}
