/** English: the story from the upgrade to what came after. */
import { join, type Prose, say } from '../prose.js';
import type { AfterWords } from './after-shapes.js';
import { afterStepWords } from './en-after-step.js';
import { capital, list, mid } from './en-findings.js';
import type { LaneFigure } from './shapes.js';

const having = ({ lane, figure }: LaneFigure): Prose => say`${figure} with ${mid(lane)}`;
const each = (lanes: readonly LaneFigure[]): Prose => list(lanes.map(having));
const HARDSHIP = {
  recovery: 'how long clients take to return when their server dies',
  'slow-reader': 'what a client that stops reading costs the server',
} as const;

export const afterWords: AfterWords = {
  withheld: (of) =>
    say`Withheld here: ${join(
      of.map(({ lane, reason }) => `${mid(lane)} (${reason})`),
      '; ',
      '; ',
    )}.`,
  notMeasured: (command) => [`Not measured in this run; ${command} measures it.`],

  upgrade: {
    finding: (request, frame) =>
      say`One message from the client: ${request} as a request, ${frame} as a frame`,
    wanted: () => [
      'A stream brings news down and takes nothing up. In a chat or a game the client has things to say as well, and each of them needed a request of its own.',
    ],
    connections: (stream, socket) =>
      say`With ${mid(stream.lane)} a client held ${stream.figure} connections here, with ${mid(socket.lane)} ${socket.figure}.`,
    tried: () => [
      'Keep the TCP connection and change what is spoken on it. The client sends an ordinary GET with Upgrade: websocket among its headers, the server answers 101 Switching Protocols, and after the blank line neither side speaks HTTP again.',
    ],
    opening: (socket, up, down) =>
      say`With ${mid(socket)} this took ${up} up and ${down} down, once for each client.`,
    sameConnection: (key) => [
      key === 'right'
        ? 'Addresses and ports were the same before and after, and the accept key was the right one.'
        : 'Addresses and ports were the same before and after, but the accept key was wrong.',
    ],
    otherConnection: () => ['Addresses or ports were not the same before and after.'],
    framesAre: () => [
      'What follows are frames: the payload, with two to fourteen bytes in front of it (RFC 6455).',
    ],
    frames: ({ text, down, up }) =>
      say`Before a text of ${text} the server put ${down} here. The client’s frames had ${up}, four of them the key that masks the payload.`,
    sent: (other, socket) =>
      say`On every lane that asks or streams, the client speaks by request. With ${mid(other.lane)} a message of its own moved ${other.figure}, headers and answer included; with ${mid(socket.lane)} it moved ${socket.figure}.`,
    trips: 'There and back',
    near: ({ other, socket, told }) =>
      say`Side by side, a client’s own message was back after ${having(other)} and ${having(socket)}${told === false ? ', which could not be told apart' : ''}.`,
    away: (distance, { other, socket, told }, hidden) =>
      say`Over a round-trip time of ${distance} it was ${having(other)} and ${having(socket)}${told === false ? ', which could not be told apart' : ''}${hidden ? ': distance hides what the request takes' : ''}.`,
    polled: (polling) => say`Those who must ask before they hear it waited ${each(polling)}.`,
    next: () => [
      'A message now costs little more than itself, in both directions. What is left to pay for is the connection, held open while nobody speaks.',
    ],
  },

  rest: {
    finding: (stream, socket) =>
      say`A silent client took ${stream.figure} of the server’s memory with ${mid(stream.lane)}, ${socket.figure} with ${mid(socket.lane)}`,
    wanted: () => [
      'News can come at once only where the connection is already there. Somebody has to keep it while nothing happens, be it a held request, a stream or a socket.',
    ],
    tried: (clients) => say`This run connected ${clients} clients and told them nothing.`,
    memory: (lanes) => say`For each of them the server kept ${each(lanes)}.`,
    otherServers: (stream, socket) =>
      say`${capital([mid(stream)])} and ${mid(socket)} stand on different servers here, so what lies between them need not be the protocol’s alone.`,
    waiting: 'What waiting takes',
    cpu: (lanes) => say`In server CPU, a second of a client’s waiting took ${each(lanes)}.`,
    asked: (polling, perSecond) =>
      say`${capital([mid(polling)])} keeps its connections as well, and asks: requests came in at ${perSecond} a second, and none brought news.`,
    uncompared: () => ['These are sizes: the question was put in too few rounds to compare lanes.'],
    notTold: (one, other) => say`In memory ${mid(one)} and ${mid(other)} could not be told apart.`,
    recovered: (lanes) =>
      say`When the server was killed and another took its place, the last client was served again after ${each(lanes)}.`,
    queued: (lanes) => say`For a client that stopped reading the server held back up to ${each(lanes)}.`,
    notAsked: (missing, command) =>
      say`Not measured in this run: ${list(missing.map((one) => HARDSHIP[one]))}. The command ${command} measures this.`,
  },

  framework: {
    wanted: () => [
      'When one lane is cheaper than another, is that the protocol, or the program that speaks it? The lanes of this report differ in both.',
    ],
    tried: (hosted) =>
      say`So the same transport was put on different servers: ${join(
        hosted.map(({ transport, engines }) => say`${mid(transport)} on ${list(engines)}`),
        '; ',
        '; ',
      )}.`,
    onlyOne: () => [
      'This run has no transport’s cost on two servers. What is the protocol’s and what the program’s cannot be told from it.',
    ],
    sameBytes: (bytes) =>
      say`A message was ${bytes} from either WebSocket server: bytes belong to the protocol.`,
    costs: (lanes) =>
      say`A message’s share of the server’s CPU, side by side and at an equal rate: ${each(lanes)}.`,
    both: (lane) =>
      say`${capital([mid(lane)])} differs from the rest in protocol and server; whose that difference is, stays open.`,
    onlyServer: (transports) =>
      say`For ${list(transports.map(mid))} nothing but the server changed: that difference is the server’s.`,
    noDifference: (transports) =>
      say`For ${list(transports.map(mid))} the change of server made no difference that could be told.`,
    shared: () => [
      'Along a row of the table the server changes, down a column the transport does. Only the second is the protocol’s.',
    ],
    notShared: (command) => [
      `What polling and streams would take on the leaner server, this run did not ask. The command ${command} does.`,
    ],
  },

  after: afterStepWords,
};
