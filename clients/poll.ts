/**
 * One poll, as short and long polling both make it: a GET behind the reader's cursor, answered with
 * a JSON array of messages or with one control note in it.
 */
import type { IncomingMessage } from 'node:http';
import { type Cursor, formatCursor } from '../protocol/cursor.js';
import { asControlNote, asMessage, type ControlNote, type Message } from '../protocol/message.js';
import type { ConnectOptions } from '../protocol/transport.js';
import type { HttpPeer } from './http-peer.js';
import { clientTimeouts, type Session } from './session.js';
import { quote } from './text-intake.js';

export interface Poller {
  /** Polls once; `onDone` follows when the messages are delivered and the connection is free. */
  poll(onDone: () => void): void;
  /** Leaves the answer that is under way unread. */
  pause(): void;
  resume(): void;
}

export function createPoller(
  peer: HttpPeer,
  session: Session,
  path: string,
  options: ConnectOptions,
): Poller {
  const { events, counters } = session;
  const expected = { status: 200, type: 'application/json' };
  const fields = options.headers.fields.poll;
  const late = `GET ${path}: no complete answer within ${clientTimeouts.answerMs / 1000} s`;
  let cursor: Cursor | undefined = options.after;
  let ready = false;
  let paused = false;
  let reading: IncomingMessage | undefined;

  function deliver(content: Buffer): void {
    let answer: PollAnswer;
    try {
      answer = parseAnswer(content);
    } catch (error) {
      const got = quote(content.toString());
      session.fail(`GET ${path}: expected a JSON array of messages, got ${got}`, error);
      return;
    }
    const { note, messages } = answer;
    if (note) cursor = note.cursor;
    if (note?.reset) events.onReset(note.cursor, note.reset);
    if (!ready) {
      ready = true;
      events.onReady();
    }
    counters.payloadBytes += answer.payloadBytes;
    if (messages.length === 0) counters.emptyAnswers++;
    for (const message of messages) {
      if (session.over) return;
      if (cursor) cursor = { epoch: cursor.epoch, seq: message.seq };
      counters.messages++;
      events.onMessage(message);
    }
  }

  function take(answer: IncomingMessage): void {
    const chunks: Buffer[] = [];
    reading = answer;
    if (paused) answer.pause();
    answer.on('data', (chunk: Buffer) => chunks.push(chunk));
    answer.on('end', () => {
      reading = undefined;
      if (answer.complete && !session.over) deliver(Buffer.concat(chunks));
    });
  }

  return {
    poll(onDone) {
      const answered = session.deadline(clientTimeouts.answerMs, late);
      const query = cursor ? `?after=${formatCursor(cursor)}` : '';
      peer.request({ method: 'GET', path, query, fields, expected }, take, () => {
        answered();
        onDone();
      });
    },
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

interface PollAnswer {
  readonly note: ControlNote | undefined;
  readonly messages: readonly Message[];
  /** UTF-8 bytes of the messages' texts, taken from the content's size instead of encoding again. */
  readonly payloadBytes: number;
}

/** @throws SyntaxError where the content is not an array of messages, or of one control note */
export function parseAnswer(content: Buffer): PollAnswer {
  const items: unknown = JSON.parse(content.toString());
  if (!Array.isArray(items)) throw new SyntaxError('expected a JSON array');
  const isNote = items.length === 1 && !Array.isArray(items[0]);
  if (isNote) return { note: asControlNote(items[0]), messages: [], payloadBytes: 0 };
  const messages = items.map(asMessage);
  const punctuation = 2 + Math.max(0, items.length - 1);
  return { note: undefined, messages, payloadBytes: items.length > 0 ? content.length - punctuation : 0 };
}
