/**
 * One poll, as short and long polling both make it: a GET behind the reader's cursor, answered with
 * a JSON array of messages or with one control note in it.
 */
import { type Cursor, formatCursor } from '../protocol/cursor.js';
import {
  asControlNote,
  asMessage,
  type ControlNote,
  controlText,
  ENVELOPE_BYTES,
  type Message,
  messageText,
} from '../protocol/message.js';
import { segmentsOf } from '../protocol/tcp-ip.js';
import type { ConnectOptions } from '../protocol/transport.js';
import { asking, decodeWhole } from './content-decoding.js';
import type { HttpAnswer, HttpPeer } from './http-peer.js';
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
  const fields = asking(options.headers.fields.poll, options.compression);
  const late = `GET ${path}: no complete answer within ${clientTimeouts.answerMs / 1000} s`;
  let cursor: Cursor | undefined = options.after;
  let ready = false;
  let paused = false;
  let reading: HttpAnswer | undefined;

  function deliver(content: Buffer, opens: boolean): void {
    let answer: PollAnswer;
    try {
      answer = parseAnswer(content);
    } catch (error) {
      const got = quote(content.toString());
      session.fail(`GET ${path}: expected a JSON array of messages, got ${got}`, error);
      return;
    }
    const { note, messages } = answer;
    counters.payloadBytes += answer.payloadBytes;
    if (opens) counters.openingDownBytes += answer.framingBytes;
    else counters.framingDownBytes += answer.framingBytes;
    if (note) cursor = note.cursor;
    if (note?.reset) events.onReset(note.cursor, note.reset);
    if (!ready) {
      ready = true;
      session.meter.opened();
      events.onReady();
    }
    if (messages.length === 0) counters.emptyAnswers++;
    for (const message of messages) {
      if (session.over) return;
      if (cursor) cursor = { epoch: cursor.epoch, seq: message.seq };
      counters.messages++;
      events.onMessage(message);
    }
  }

  function decode(answer: HttpAnswer, coded: Buffer): Buffer | undefined {
    try {
      return decodeWhole(answer, coded, counters);
    } catch (error) {
      session.fail(`GET ${path}: the answer cannot be decoded: ${(error as Error).message}`, error);
      return undefined;
    }
  }

  function take(answer: HttpAnswer, opens: boolean, headBytes: number): void {
    const chunks: Buffer[] = [];
    reading = answer;
    if (paused) answer.pause();
    answer.on('data', (chunk: Buffer) => chunks.push(chunk));
    answer.on('end', () => {
      reading = undefined;
      if (!answer.complete || session.over) return;
      const coded = Buffer.concat(chunks);
      counters.estimatedDownSegments += segmentsOf(headBytes + coded.length);
      const content = decode(answer, coded);
      if (content) deliver(content, opens);
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
  /** UTF-8 bytes of the messages' texts, worked out from the messages. */
  readonly payloadBytes: number;
  /** What stands around them: brackets and commas, or a control note with its brackets. */
  readonly framingBytes: number;
}

const BRACKETS_BYTES = 2;

/** @throws SyntaxError where the content is not an array of messages, or of one control note */
export function parseAnswer(content: Buffer): PollAnswer {
  const text = content.toString();
  const items: unknown = JSON.parse(text);
  if (!Array.isArray(items)) throw new SyntaxError('expected a JSON array');
  if (items.length === 1 && !Array.isArray(items[0])) {
    const note = asControlNote(items[0]);
    return { note, messages: [], payloadBytes: 0, framingBytes: BRACKETS_BYTES + controlText(note).length };
  }
  const messages = items.map(asMessage);
  // Without an escape or a character of several bytes, as all load is, no text need be made again.
  const isPlain = text.length === content.length && !text.includes('\\');
  return {
    note: undefined,
    messages,
    payloadBytes: messages.reduce((sum, message) => sum + (isPlain ? plainBytes : textBytes)(message), 0),
    framingBytes: BRACKETS_BYTES + Math.max(0, messages.length - 1),
  };
}

const plainBytes = ({ body }: Message): number => ENVELOPE_BYTES + body.length;
const textBytes = ({ seq, body }: Message): number => Buffer.byteLength(messageText(seq, body));
