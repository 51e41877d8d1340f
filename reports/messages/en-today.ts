/** English: today's web. A browser's limits, HTTP/2, TLS, compression, a browser as client, frameworks. */
import { join, type Prose, say } from '../prose.js';
import { mid } from './en-findings.js';
import type { Change, TodayWords } from './today-shapes.js';

const instead = ({ plain, other, told }: Change): Prose =>
  say`${other} instead of ${plain}${told === false ? ' (which their intervals do not tell apart)' : ''}`;

/** Those of the clauses that the run can fill, one after another. */
const clauses = (all: readonly (Prose | undefined)[]): Prose =>
  join(
    all.flatMap((prose) => (prose ? [prose] : [])),
    ', ',
    ' and ',
  );

const fate = (hung: boolean | undefined): string => {
  if (hung === undefined) return '';
  return hung
    ? '; an ordinary fetch beside them got no answer'
    : '; an ordinary fetch beside them was answered';
};

export const todayWords: TodayWords = {
  browser: {
    titlePlain: 'What one browser keeps open to one host',
    title: ({ asked, served, hung, sockets }) => {
      const streams = say`Of ${asked} streams to one host the browser served ${served}${hung ? ', and then answered nothing else' : ''}`;
      return sockets === undefined ? streams : say`${streams}; of ${asked} WebSockets, ${sockets}`;
    },
    subtitle: 'In a real browser, one tab or two. Lit: had its message. Dark: was still waiting',
    head: {
      lamps: (asked) => `${asked} clients asked for at once`,
      fetch: 'an ordinary fetch',
    },
    about: (protocol, tabs) =>
      `${protocol}, ${tabs === 1 ? 'one tab' : tabs === 2 ? 'two tabs' : `${tabs} tabs`}`,
    count: (served, asked) => `${served} of ${asked}`,
    fetch: {
      answered: (time) => `answered in ${time}`,
      plain: 'answered',
      hung: 'no answer',
      unknown: 'not seen',
    },
    column: { asked: 'Asked for', open: 'Served', connections: 'Connections', fetch: 'An ordinary fetch' },
    unmeasured: (command) =>
      say`And over HTTP/1.1 browsers commonly open at most six connections to a host, for all tabs together, of which every stream keeps one: known of browsers, but not measured in this run (${command} measures it).`,
    served: ({ lane, asked, served, hung }) =>
      say`In a real browser, ${served} of ${asked} clients were served by ${mid(lane)} over HTTP/1.1${fate(hung)}.`,
    shared: (tabs, served) => say`In ${tabs} tabs it was ${served} for all of them together.`,
    sockets: ({ lane, asked, served, hung }) =>
      say`By ${mid(lane)} the browser served ${served} of ${asked}${fate(hung)}.`,
    lifted: ({ lane, asked, served, connections }) =>
      say`By ${mid(lane)} the same browser served ${served} of ${asked}${connections ? say`, over ${connections}` : []}.`,
  },
  heads: {
    title: ({ old, later, frame }) =>
      `Around one message: ${old} by a poll over HTTP/1.1, ${later} once HTTP/2 knows the headers${frame === undefined ? '' : `, ${frame} by a frame`}`,
    subtitle: 'One square is one byte. Counted exactly; bytes of TLS and of TCP/IP stand apart',
    group: {
      old: 'A long poll over HTTP/1.1, each one',
      first: 'A long poll over HTTP/2, the first',
      later: 'A long poll over HTTP/2, each later one',
      frame: 'A WebSocket frame',
    },
    run: {
      asked: 'request headers',
      answered: 'answer headers',
      firstAsked: 'request, settings, opening',
      firstAnswered: 'answer, settings',
      framing: 'framing',
    },
  },
  aside: {
    http2: 'HTTP/2',
    tls: 'TLS',
    compression: 'Compression',
    browser: 'A browser as client',
    framework: 'What people deploy: socket.io',
  },
  unmeasured: (command) => [`Not measured in this run; ${command} measures it.`],
  http2: {
    packed: ({ first, later, old }) =>
      say`The first request moved ${first}, settings and answer included. After it, both sides know the headers by number (RFC 7541): a poll put ${later} around a message, over HTTP/1.1 ${old}.`,
    sent: ({ packed, old, frame }) =>
      say`A message from the client moved ${packed} as a request over HTTP/2, ${old} over HTTP/1.1, ${frame} as a frame.`,
    connections: ({ lane, packed, old }) =>
      say`By ${mid(lane)} a client that listens and speaks held ${packed}, over HTTP/1.1 ${old}.`,
    fresh: ({ stream, socket, told }) =>
      say`News was ${stream.figure} old by ${mid(stream.lane)} and ${socket.figure} by ${mid(socket.lane)}${told === false ? ', which could not be told apart' : ''}.`,
    socket: (framing) =>
      say`A WebSocket inside HTTP/2 (RFC 8441) is one stream among others; around a message it had ${framing} of framing.`,
    noSocket: (reason) => say`A WebSocket inside HTTP/2 (RFC 8441) has no figure here. ${reason}.`,
  },
  tls: ({ lane, opening, cpu, message }) =>
    say`With TLS, ${mid(lane)} took ${clauses([
      opening &&
        (opening.distance
          ? say`${instead(opening)} until the first message could arrive over a round-trip time of ${opening.distance}, ${opening.later} more`
          : say`${instead(opening)} until the first message could arrive`),
      cpu && say`${instead(cpu)} of server CPU to open a connection`,
      message && say`${instead(message)} of it for a message`,
    ])}.`,
  records: ({ lane, opening, message }) =>
    say`By ${mid(lane)}, records added ${message} to a message${opening ? say`, handshakes ${opening} to a client’s opening` : []}.`,
  compression: ({ lane, bytes, cpu, memory }) =>
    say`Compressed, a message by ${mid(lane)} took ${clauses([
      bytes && say`${instead(bytes)} down`,
      cpu && say`${instead(cpu)} of server CPU`,
    ])}${memory ? say`${bytes || cpu ? '; ' : ''}a client that may compress, though silent, ${instead(memory)} of the server’s memory` : []}.`,
  client: {
    age: ({ lane, plain, other, told }) =>
      say`By ${mid(lane)} a message was ${plain} old at Node’s clients and ${other} in a page${told === false ? ', which their intervals do not tell apart' : ''}.`,
    bytes: ({ plain, other, same }) =>
      same
        ? say`Both read ${other} a message.`
        : say`Node’s clients read ${plain} a message, the page ${other}.`,
    all: (lane) => say`Every message sent by ${mid(lane)} reached the page.`,
    missing: (lane, missing) => say`By ${mid(lane)} the page missed ${missing}.`,
  },
  framework: {
    moved: ({ lane, framework, plain, opening }) =>
      say`For a message ${mid(lane)} moved ${framework}, ${mid(plain.lane)} ${plain.figure}${opening ? say`; before the first it was ${opening.framework} against ${opening.plain}` : []}.`,
    apart: () => [
      'A framework has a protocol of its own on top: names of events, acknowledgements, heartbeats, a way back to polling. It stands beside the transports here and is ranked with none.',
    ],
  },
  answer: {
    polls: ({ later, old, frame }) =>
      say`What a poll puts around a message shrinks from ${old} to ${later}; a frame puts ${frame} there.`,
    up: ({ packed, frame }) =>
      say`A client’s own message no longer needs a second connection, and moves ${packed} instead of ${frame} in a frame.`,
    six: (served) => say`The browser’s six are gone as well: it served ${served}.`,
    remains: () => [
      'What remains: the client still asks, or sends each word as a request of its own beside the stream; there are no frames of its own to speak in. That WebSocket was then put inside HTTP/2 (RFC 8441) says that this was wanted all the same; how badly, no figure says.',
    ],
  },
};
