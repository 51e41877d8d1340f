/** English: the ledger of claims. */
import { join, type Prose, say } from '../prose.js';
import type { ClaimEvidence, ClaimWords, VerdictCounts } from './claims-shapes.js';
import { claimTexts } from './en-claim-texts.js';
import { list, mid } from './en-findings.js';

const WITNESS = {
  kernel: 'the kernel’s table of connections (/proc/net/tcp)',
  socket: 'the sockets themselves',
} as const;
const witnesses = (by: readonly (keyof typeof WITNESS)[]): Prose => list(by.map((one) => WITNESS[one]));

const evidence: ClaimEvidence = {
  newsWaits: ({ interval, polled, pushed }) =>
    say`Asked for every ${interval}, news was ${polled.figure} old when it arrived by ${mid(polled.name)}. By ${mid(pushed.name)}, where the server speaks when it has something to say, it was ${pushed.figure} old.`,
  waitFollows: ({ interval, polled }) =>
    say`Asked for every ${interval}, it was ${polled.figure} old: the wait follows the interval.`,
  nothingCosts: ({ interval, polling, polled, holding, held }) =>
    say`While nothing happened, a client that asked every ${interval} moved ${polled} a minute by ${mid(polling)}, and every answer was empty. By ${mid(holding)} it moved ${held}.`,
  mostAreEmpty: ({ interval, rate, share }) =>
    say`How many answers are empty depends on how often there is news: with ${rate} messages a second and a question every ${interval} it was ${share}.`,
  fresherCosts: ({ fastInterval, slowInterval, fast, slow }) =>
    say`A question every ${fastInterval} instead of every ${slowInterval} took ${fast.figure} a message instead of ${slow.figure}.`,
  requestEach: ({ held, streamed }) =>
    say`Counted one message at a time, each took ${held.figure} by ${mid(held.name)}, and ${streamed.figure} by ${mid(streamed.name)}.`,
  waitGone: ({ held, polled }) =>
    say`The wait for the next question is gone: side by side, a message was ${held.figure} old by ${mid(held.name)} and ${polled.figure} by ${mid(polled.name)}.`,
  fallsBehind: ({ distance, rate, held, pushed }) =>
    say`At a round-trip time of ${distance} and ${rate} messages a second it was ${held.figure} old by ${mid(held.name)}, ${pushed.figure} by ${mid(pushed.name)}.`,
  kept: ({ requests, opened }) =>
    say`With keep-alive, which HTTP/1.1 has by default, ${requests} for each message opened ${opened}.`,
  closed: ({ requests, opened }) =>
    say`Told to close after each answer, as the first HTTP did, ${requests} opened ${opened}.`,
  toldAgain: ({ heads }) =>
    say`That HTTP keeps no state stands: for each message ${mid(heads.name)} told the server ${heads.figure} of request heads, most of it what the request before had told it.`,

  sendsApart: ({ requests, connections, socketRequests, socketConnections }) =>
    say`To send one message, a client of ${mid(requests.name)} made ${requests.figure} of its own and used ${connections.figure} in all. A client of ${mid(socketRequests.name)} made ${socketRequests.figure} and used ${socketConnections.figure}.`,
  sendCosts: ({ stream, streamed, socket, framed }) =>
    say`That message and its answer took ${streamed} beside the stream of ${mid(stream)}, and ${framed} within ${mid(socket)}.`,
  headsGone: ({ socket, heads, framing, payload }) =>
    say`After the upgrade a message of ${payload} came by ${mid(socket)} with ${framing} of framing and ${heads} of HTTP heads.`,
  maskedUp: ({ framing }) => say`On its way up a message has a mask as well: ${framing} of framing.`,
  bothWays: ({ socket, rate, connections, requests, time }) =>
    say`While clients sent and the room passed on ${rate} messages a second, ${mid(socket)} used ${connections} for each client and ${requests}. There and back took ${time}.`,
  heldMemory: ({ clients, stream, socket, times }) => {
    const sizes = say`With ${clients} silent clients, each held ${stream.figure} of the server’s memory by ${mid(stream.name)} and ${socket.figure} by ${mid(socket.name)}`;
    return times.status === 'tie' ? say`${sizes}; the two could not be told apart.` : say`${sizes}.`;
  },
  heldCpu: ({ stream, socket }) =>
    say`Being silent took ${stream.figure} of server CPU a second by ${mid(stream.name)} and ${socket.figure} by ${mid(socket.name)}.`,
  byHand: ({ lost, doubled, misplaced, framing }) =>
    say`A server written on node:net alone was among the lanes. It lost ${lost}, doubled ${doubled} and misplaced ${misplaced}, and framed each with ${framing}.`,

  handshake: ({ socket, up, down, right }) =>
    right
      ? say`The client of ${mid(socket)} opened with a GET that asks for the upgrade, ${up} with all its fields. The first of the ${down} that came back were the 101, with the accept key that its own key asks for.`
      : say`The client of ${mid(socket)} asked in ${up} and was answered in ${down}, but not with 101 and the right accept key.`,
  sameConnection: ({ socket, client, server, by, same }) =>
    same
      ? say`Before the 101 ${mid(socket)} went from port ${client} to port ${server}; after it, from the same to the same, and no other connection was opened. So say ${witnesses(by)}.`
      : say`Before the 101 ${mid(socket)} went from port ${client} to port ${server}, and after it not over that one connection alone. So say ${witnesses(by)}.`,
  ownLayer: ({ socket, up, news, both }) =>
    both
      ? say`Over one TCP connection ${mid(socket)} sent ${up} of HTTP heads, and later got a message as a frame of ${news}. To TCP both are payload.`
      : say`What ${mid(socket)} sent as HTTP (${up}) and the frame that followed (${news}) were not seen on one and the same connection.`,
  handled: {
    fragments: ({ socket, sent, whole }) =>
      say`By ${mid(socket)} a message left in several frames, ${sent} with a ping between them. It ${whole ? 'arrived as one message' : 'did not arrive as one message'}.`,
    split: ({ sent, whole }) =>
      say`A frame was written in two pieces, ${sent} together, so that TCP carried them apart. It ${whole ? 'arrived whole' : 'did not arrive whole'}.`,
    joined: ({ sent, whole }) =>
      say`Two frames left in one write of ${sent}. They ${whole ? 'arrived as two messages' : 'did not arrive as two messages'}.`,
  },
  alike: ({ stream, chunked, socket, framed, up }) =>
    say`By ${mid(stream)} a message came as a chunk, ${chunked} with its length in front; by ${mid(socket)} one came as a frame, ${framed} with its length in front. A frame also went up, ${up}; a chunk did not.`,
  controls: ({ socket, ping, pong, answered, closed }) =>
    answered
      ? say`By ${mid(socket)} a ping of ${ping} went up the connection that carries the messages, and ${pong} of pong came down it. ${closed ? 'Close frames went the same way.' : 'No close frame was seen.'}`
      : say`By ${mid(socket)} ${ping} went up as a ping, but the ${pong} that came down hold no pong.`,
  closeThenFin: ({ socket, up, down, by, inOrder }) =>
    inOrder
      ? say`By ${mid(socket)} a close frame went each way, ${up} up and ${down} down. Only then came the FINs of both sides, seen in ${witnesses(by)}.`
      : say`By ${mid(socket)} closing took ${up} up and ${down} down, but FINs of both sides were not seen behind close frames, in ${witnesses(by)}.`,
  door: ({ protocol, bytes, switched, spoken }) => {
    if (!switched) return say`${protocol} was asked for by the same field and not answered 101 (${bytes}).`;
    return spoken
      ? say`${protocol} went through the same field: a 101, and then its own protocol on the same connection, ${bytes} of answers in all.`
      : say`${protocol} got a 101 by the same field, but nothing of its own was heard after it (${bytes}).`;
  },

  nearer: ({ socket, polled }) =>
    say`Half of the messages came within ${socket.figure} by ${mid(socket.name)}, within ${polled.figure} by ${mid(polled.name)}.`,
  noBound: ({ socket, median, late, oldest }) => {
    const spread = say`But by ${mid(socket)} one in a hundred took ${late} or longer, where half took less than ${median}`;
    return oldest ? say`${spread}; the slowest took ${oldest}.` : say`${spread}.`;
  },
  met: ({ title, distance, other, socket, outcome }) => {
    const where: Prose = distance ? say` at a round-trip time of ${distance}` : [];
    const figures = say`${title}${where}: ${other.figure} by ${mid(other.name)}, ${socket.figure} by ${mid(socket.name)}`;
    return outcome === 'equals'
      ? say`${figures}, which is the same within this run’s margin.`
      : say`${figures}.`;
  },
};

const COUNTED = {
  supported: (n: number) => `supports ${n}`,
  refuted: (n: number) => `refutes ${n}`,
  depends: (n: number) => `finds that ${n} ${n === 1 ? 'depends' : 'depend'} on something`,
  'not-measured': (n: number) => `did not measure ${n}`,
} as const;

function counted({ all, ...counts }: VerdictCounts): Prose {
  const parts = (Object.keys(COUNTED) as (keyof typeof COUNTED)[])
    .filter((verdict) => counts[verdict] > 0)
    .map((verdict) => COUNTED[verdict](counts[verdict]));
  return say`Of ${all} claims this run ${join(parts, ', ', ' and ')}.`;
}

export const claimWords: ClaimWords = {
  title: 'Believed and decided',
  lead: 'What is said about polling, streams and WebSocket, each held against this run. A verdict without a figure is not given.',
  counted,
  verdict: {
    supported: 'Supported',
    refuted: 'Refuted',
    depends: 'Depends',
    'not-measured': 'Not measured here',
  },
  misunderstanding: 'common misunderstanding',
  show: 'Show',
  all: 'All',
  ruleAndChange: 'How this was decided, and what would change it',
  rule: 'Decided by',
  change: 'What would change it',
  withheld: (lane, scenario, reason) => `${lane}, ${mid(scenario)}: ${reason}`,
  notAsked: 'This run did not ask what would decide it, or not all of it.',
  measuredBy: 'What asks it:',
  open: 'In some of these this run could not tell which is better.',
  unranked: 'With so few rounds this run compares no lanes, so it cannot say which is better.',
  noSource: 'How long its source is, and what it leaves out, is not in a result file.',
  noHistory: 'Where the idea came from is not in the bytes.',
  text: claimTexts,
  evidence,
};
