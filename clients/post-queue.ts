/**
 * How a client of the HTTP lanes sends: `POST /messages`, one after another, each waiting for the
 * answer of the one before, because requests on separate connections may overtake each other.
 */
import type { HeaderFields } from '../protocol/headers.js';
import { segmentsOf } from '../protocol/tcp-ip.js';
import type { HttpPeer } from './http-peer.js';
import { clientTimeouts, type Session } from './session.js';

/** Answers `send`. What the server has not answered when the connection closes may be lost. */
export function createPostQueue(
  peer: HttpPeer,
  session: Session,
  fields: HeaderFields,
): (body: string) => void {
  const ask = { method: 'POST', path: '/messages', fields, expected: { status: 204 } } as const;
  const late = `POST /messages: no answer within ${clientTimeouts.answerMs / 1000} s`;
  const waiting: string[] = [];
  let underWay = false;

  function next(): void {
    const body = waiting.shift();
    underWay = body !== undefined;
    if (body === undefined) return;
    const answered = session.deadline(clientTimeouts.answerMs, late);
    peer.request(
      { ...ask, body },
      (answer, _opens, headBytes) => {
        session.counters.estimatedDownSegments += segmentsOf(headBytes);
        answer.resume();
      },
      () => {
        answered();
        next();
      },
    );
  }

  return (body) => {
    if (session.over) return;
    waiting.push(body);
    if (!underWay) next();
  };
}
