/**
 * Turns the texts of a stream or a socket into events. This is the hot path of every pushed message:
 * no closure and no allocation beyond the message itself.
 */
import { asControlNote, isMessageText, type Message, parseMessage } from '../protocol/message.js';
import { clientTimeouts, type Session } from './session.js';

/** Takes one text, a message or a control note, its size in UTF-8 bytes, and that of what framed it. */
export type TextIntake = (text: string, bytes: number, framingBytes: number) => void;

/** What of a session it takes to count texts and to tell of them. */
type IntakeSession = Pick<Session, 'events' | 'counters' | 'over' | 'fail' | 'deadline'> & {
  readonly meter: Pick<Session['meter'], 'opened'>;
};

/** How much of a text that was not understood an error quotes. */
const QUOTED_CHARACTERS = 60;

/** @param source what the texts come from, such as `GET /stream`, for errors */
export function createTextIntake(session: IntakeSession, source: string): TextIntake {
  const { events, counters } = session;
  const seconds = clientTimeouts.readyMs / 1000;
  const gotReady = session.deadline(clientTimeouts.readyMs, `${source}: no control note within ${seconds} s`);
  let ready = false;

  function reject(expected: string, text: string, cause?: unknown): void {
    session.fail(`${source}: expected ${expected}, got ${quote(text)}`, cause);
  }

  function takeNote(text: string, bytes: number): void {
    let note: ReturnType<typeof asControlNote>;
    try {
      note = asControlNote(JSON.parse(text));
    } catch (error) {
      reject('a message or a control note', text, error);
      return;
    }
    if (ready) counters.framingDownBytes += bytes;
    else counters.openingDownBytes += bytes;
    if (note.reset) events.onReset(note.cursor, note.reset);
    if (ready) return;
    ready = true;
    session.meter.opened();
    gotReady();
    events.onReady();
  }

  return (text, bytes, framingBytes) => {
    if (session.over) return;
    if (!isMessageText(text)) return takeNote(text, bytes + framingBytes);
    if (!ready) return reject('a control note first', text);
    let message: Message;
    try {
      message = parseMessage(text);
    } catch (error) {
      return reject('a message [seq,"body"]', text, error);
    }
    counters.messages++;
    counters.payloadBytes += bytes;
    counters.framingDownBytes += framingBytes;
    events.onMessage(message);
  };
}

/** The beginning of a text that came from outside, safe to print on one line. */
export function quote(text: string): string {
  const shown = text.length > QUOTED_CHARACTERS ? `${text.slice(0, QUOTED_CHARACTERS)}…` : text;
  return JSON.stringify(shown);
}
