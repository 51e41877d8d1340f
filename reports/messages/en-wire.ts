/** The captured bytes' words in English. */
import { say } from '../prose.js';
import { doorWords, partWords, pictureWords } from './en-wire-parts.js';
import type { WireWords } from './wire-shapes.js';

export const wireWords: WireWords = {
  title: 'The bytes themselves',
  finding: (poll, frame) => say`The same news: ${poll} by a poll, ${frame} in a frame`,
  findingPlain: 'What went over each connection, byte by byte',
  lead: 'Captured in this run, one exchange for each transport: every byte that the client wrote and read, in order. The bytes that TCP and IP put around them are not in it.',
  opened: (lane, up, down, framed) =>
    framed
      ? say`To open its connection, ${lane} sent ${up} of HTTP; the answer and the first frame behind it took ${down}.`
      : say`To open its connection, ${lane} sent ${up} of HTTP and was answered with ${down}.`,
  accept: {
    right: 'The answer’s accept key is the one that RFC 6455 derives from the request’s key.',
    wrong: 'The answer’s accept key is not the one that RFC 6455 derives from the request’s key.',
  },
  ends: (same) =>
    same
      ? 'Before and after the change of protocol, the connection had the same addresses and ports at both ends.'
      : 'Before and after the change of protocol, the ends of the connection were not the same.',
  endsUnseen: 'The ends of the connection were not read both before and after the change of protocol.',
  closing: {
    framesFirst: 'Each side sent a close frame first; then TCP’s own FIN ended the connection.',
    other: 'A close frame from each side ahead of the first FIN was not seen.',
  },
  emptyPoll: (lane, up, down) =>
    say`To learn that there was nothing new, ${lane} sent ${up} and read ${down}.`,
  none: (lane, reason) => `${lane}: no bytes to show. ${reason}`,
  behind: (lane, steps) => `${lane}: ${steps === 1 ? '1 step' : `${steps} steps`}, all bytes`,
  step: {
    opening: { name: 'Opening', about: 'The first request on a new connection, and its answer.' },
    nothing: { name: 'Nothing new', about: 'The client asks, and there is no news.' },
    news: { name: 'News', about: 'The server has a message: the bytes that bring it.' },
    answer: { name: 'The client sends', about: 'One message from the client to the server.' },
    fragments: {
      name: 'One message in several frames',
      about: 'FIN is 0 until the last one. A control frame may stand between them.',
    },
    ping: { name: 'Ping and pong', about: 'A control frame asks whether the other side is there.' },
    split: {
      name: 'One frame in two segments',
      about: 'TCP carries a stream of bytes: a frame may be cut anywhere.',
    },
    joined: { name: 'Two frames in one segment', about: 'Frames are told apart by their lengths alone.' },
    closing: { name: 'Closing', about: 'How the connection ends.' },
  },
  way: { up: 'client → server', down: 'server → client' },
  connection: (number) => `connection ${number}`,
  segments: (n) => `in ${n} segments`,
  inOne: (n) => `${n} frames in one segment`,
  again: (fields, bytes) => `${fields === 1 ? '1 field' : `${fields} fields`} as before, ${bytes}`,
  cut: (bytes) => `… ${bytes} in all`,
  ...partWords,
  doors: doorWords,
  ...pictureWords,
};
