/** English: the answer, and the story from the question to the stream. */
import { type Prose, say } from '../prose.js';
import { capital, list, mid } from './en-findings.js';
import { sentences } from './en-phrases.js';
import type { LaneFigure } from './shapes.js';
import type { Verdict, WayWords } from './way-shapes.js';

const by = ({ lane, figure }: LaneFigure): Prose => say`${figure} by ${mid(lane)}`;
const askedFor = (every: Prose | undefined): Prose => (every ? say`asked for ${every}, ` : []);
const over = (distance: Parameters<typeof say>[1] | undefined): Prose =>
  distance === undefined ? ['With no distance between them,'] : say`Over a round-trip time of ${distance}`;

/** What the run's comparison says of the first against the second. */
function against(times: Verdict, what: string): Prose {
  if (times === undefined) return ['.'];
  return times === null ? ['; the run cannot tell the two apart.'] : say`: ${times} times ${what}.`;
}

export const wayWords: WayWords = {
  every: (interval, intervalMs) => (intervalMs === 1000 ? ['once a second'] : say`every ${interval}`),

  answer: {
    title: ({ distance, polled, others, ranks }) => {
      const [first, ...rest] = others;
      const ages = polled
        ? [
            say`${polled.figure} old${polled.every ? say` if you ask ${polled.every}` : say` by ${mid(polled.lane)}`}`,
            ...others.map(by),
          ]
        : [first ? say`${first.figure} old by ${mid(first.lane)}` : [], ...rest.map(by)];
      const told = say`${distance === undefined ? [] : say`over a ${distance} round trip, `}news is ${list(ages)}`;
      return ranks ? capital(told) : say`A first look: ${told}`;
    },
    why: () => ['HTTP lets only the client begin, so news waits for the next question.'],
    held: (held, socket, times) =>
      times === null
        ? say`A question that is held open takes out that wait: ${mid(held)} and ${mid(socket)} cannot be told apart here.`
        : say`A question that is held open takes out that wait and has to be asked again: by ${mid(held)} news is ${times} times as old as by ${mid(socket)}.`,
    streamsTied: (streams, socket) =>
      say`${capital(list(streams.map(mid)))}, answers that never end, could not be told apart from ${mid(socket)}.`,
    streamApart: (stream, socket, times) =>
      say`By ${mid(stream)}, an answer that never ends, it is ${times} times as old as by ${mid(socket)}.`,
    cheaper: (polled, every, socket, times) =>
      say`WebSocket does not win everywhere. With no distance in between, ${mid(socket)} took ${times} times the server CPU a message that ${mid(polled)} did${every ? say` asking ${every}` : []}: one answer brings all that has gathered, and the news is as old as it waited.`,
    leaner: (sockets, polled) =>
      say`${capital(list(sockets.map(mid)))}, on another server, took less than ${mid(polled)}.`,
    measured: (rounds, one) =>
      say`Age counts from the moment a message was due until the client had it: ${one ? say`${rounds}` : say`medians of ${rounds}`}.`,
    emulated: () => ['Server and clients ran on one machine; the distance is emulated.'],
  },

  ask: {
    finding: (up, down) =>
      say`A question carries ${up} of headers and its answer ${down}, even when there is no news`,
    plain: () => ['In HTTP only the client may begin'],
    wanted: () => [
      'Something happens elsewhere: a message, a price, a move in a game. The page should hear of it. But an HTTP server only answers (RFC 9110, section 3.4). It cannot speak first.',
    ],
    tried: () => [
      'So the client asks. In the beginning each question opened a TCP connection and the answer closed it (HTTP/1.0, RFC 1945); since HTTP/1.1 it may stay open for the next.',
    ],
    connections: (requests, closed, kept) =>
      say`Here one message took ${requests.figure}. New connections for it, closed each time: ${closed}; kept open: ${kept}.`,
    closedUnasked: () => ['This run kept its connections; what closing them costs was not measured.'],
    heads: (up, down, browser) =>
      say`Each question carried ${up} of headers${browser ? ', as a browser sends them with a cookie' : ''}, and each answer ${down} on average. Each took a round trip, with or without news.`,
    empties: (answers, empty) =>
      say`Of ${answers.count} answers for one message, ${empty.count} were empty: the scenario asks more often than there is news, on purpose.`,
    handshake: () => [
      'On a new connection it takes one round trip more, for TCP’s handshake (RFC 9293). That is the protocol’s rule, and no figure of this run.',
    ],
    next: () => ['A question buys an answer, and not news. To hear of news, the client has to ask again.'],
  },

  poll: {
    finding: ({ figure, every }) => capital(say`${askedFor(every)}news was ${figure} old when it arrived`),
    curve: (slow, fast, times) =>
      capital(
        say`${askedFor(slow.every)}news was ${slow.figure} old; ${askedFor(fast.every)}${fast.figure}${times === undefined ? [] : say`, for ${times} times the requests`}`,
      ),
    plain: () => ['Between two questions, news waits'],
    wanted: () => ['Fresh news, with the servers and browsers that there are.'],
    tried: (every) =>
      say`A timer, and the same request again${every ? say`, here ${every}` : []}. The server answers at once with all that has come since, or with an empty list.`,
    law: (predicted, mean, agrees) =>
      say`On average news waits half the interval T for the next question and then travels for d: T/2 + d, here ${predicted}. The mean measured was ${mean}${agrees ? ', which agrees.' : ', which this alone does not explain.'}`,
    oneInterval: () => ['Other intervals were not measured in this run.'],
    empty: (every, rate, share, none) =>
      none
        ? say`With ${rate} messages a second no answer came back empty${every ? say` when asking ${every}` : []}.`
        : say`With ${rate} messages a second to tell, ${share} of the answers were empty${every ? say` when asking ${every}` : []}.`,
    nothing: ({ clients, every, perSecond, bytes }) =>
      say`When nothing happens, all of them are: ${clients} clients asking ${every} made ${perSecond.count} requests a second, and each moved ${bytes} a minute to learn nothing.`,
    silent: (socket, bytes) => say`By ${mid(socket)} such a minute moved ${bytes}.`,
    next: () => [
      'A shorter interval makes news fresher and asking dearer; a longer one, the reverse. The next idea left the timer out: let the question wait for the news.',
    ],
  },

  hold: {
    finding: (held, polled) =>
      say`Held open, a question brings news after ${held} instead of ${polled}, and then has to be asked again`,
    ages: (lanes) => say`News was ${list(lanes.map((lane) => say`${lane.figure} old by ${mid(lane.lane)}`))}`,
    plain: () => ['A question that waits for its answer must still be asked again'],
    wanted: () => ['The freshness of constant asking without the empty answers.'],
    tried: () => [
      'The client asks as before. The server keeps the request until it has something to say, and answers then. The client reads the answer and asks again at once (RFC 6202).',
    ],
    cured: (distance, lanes) =>
      say`${over(distance)} news was ${list(lanes.map((lane) => say`${lane.figure} old by ${mid(lane.lane)}`))}.`,
    behind: (held, socket, times, distance) => {
      const verdict =
        times === undefined
          ? []
          : times === null
            ? say`${capital([mid(held)])} and ${mid(socket)} could not be told apart${distance ? ' at this distance' : ''}.`
            : say`By ${mid(held)} news was ${times} times as old as by ${mid(socket)}.`;
      const why = [
        'What is published while the client is on its way to ask again has to wait for it, one to three transits in all (d to 3d, RFC 6202).',
      ];
      return sentences(verdict, distance && times !== null ? why : []);
    },
    requests: (requests, up, down, text) =>
      say`And the asking stayed: counted one by one, a message took ${requests.figure}, ${up} up and ${down} down for a text of ${text}.`,
    shared: (rate, requests, distance) =>
      say`With ${rate} messages a second${distance ? ' at this distance' : ''}, several shared an answer (${requests.figure} a message), because the client could not ask as fast as news came.`,
    cpu: (held, socket, times) =>
      say`Side by side, a message cost the server ${held.figure} of CPU by ${mid(held.lane)} and ${socket.figure} by ${mid(socket.lane)}${against(times, 'as much')}`,
    otherServers: () => [
      'The two stand on different servers, so not all of that difference need be the protocol’s.',
    ],
    next: () => ['The timer is gone, the asking is not. What if the answer simply did not end?'],
  },

  stream: {
    finding: (held, stream) =>
      say`An answer that never ends brings a message in ${stream} instead of ${held}, but only downwards`,
    plain: () => ['A stream carries news down, and nothing up'],
    wanted: () => ['One question, for all the news to come.'],
    tried: () => [
      'The server begins an answer and does not finish it. Chunked transfer coding lets it send a piece whenever it has one (RFC 9112, section 7.1). Server-Sent Events give the pieces a form that browsers read by themselves, with an id from which to resume after a cut (WHATWG HTML).',
    ],
    freed: (requests) => say`Now the asking is gone: ${requests.figure} a message.`,
    framing: (text, lanes) => say`Around a text of ${text} go ${list(lanes.map(by))}.`,
    age: (distance, stream, socket, times) =>
      say`${over(distance)} news was ${stream.figure} old by ${mid(stream.lane)} and ${socket.figure} by ${mid(socket.lane)}${against(times, 'as old')}`,
    oneWay: () => [
      'But nothing can be said back on that connection: the request is over, only its answer goes on.',
    ],
    back: (stream, connections, bytes) =>
      say`By ${mid(stream)} a client that speaks makes requests on the side${connections ? say` and held ${connections.figure}` : []}.${bytes ? say` Sending one message moved ${bytes}, headers of request and answer included.` : []}`,
    next: () => [
      'News comes down on one connection, words go up on another. To have both on one, the rules of the connection have to change.',
    ],
  },
};
