/** English: the story's last step, on what came after WebSocket and where it is not the answer. */
import { say } from '../prose.js';
import type { AfterStepWords } from './after-shapes.js';
import { list, mid } from './en-findings.js';

const names = (lanes: readonly string[]) => list(lanes.map(mid));

export const afterStepWords: AfterStepWords = {
  findingTie: (stream, socket, distance) =>
    say`Over ${distance}, news by ${mid(stream)} is as fresh as by ${mid(socket)}, as far as this run can tell`,
  findingPacked: (old, later, frame) =>
    say`HTTP/2 packs the ${old} around a poll into ${later}; a frame takes ${frame}`,
  finding: () => ['What came after HTTP/1.1 is mostly not measured here'],
  wanted: () => [
    'HTTP moved on as well. Everything was to be encrypted, and the few connections that a browser gives a host, with the same headers in every request, had become a burden.',
  ],
  tried: () => [
    'HTTP/2 puts many exchanges on one connection and packs their headers (RFC 9113). A WebSocket can travel inside it (RFC 8441), and gRPC streams do. HTTP/3 does the same over QUIC instead of TCP (RFC 9114). The table says what of this the run has seen.',
  ],
  doors: (protocols) =>
    say`The Upgrade header was not made for WebSocket alone: in this run ${list(protocols)} went through it too, each after a 101 of its own.`,
  contests: 'Where else it is not ahead',
  level: () => ['WebSocket is not ahead everywhere.'],
  tied: {
    freshAway: (socket, others, distance) =>
      say`Over ${distance}, news by ${names(others)} was as fresh as by ${mid(socket)}, as far as could be told.`,
    talkAway: (_socket, others, distance) =>
      say`A client’s own message, sent over ${distance}, was not measurably later back with ${names(others)}.`,
    cpu: (socket, others) =>
      say`In server CPU a message, ${names(others)} and ${mid(socket)} could not be told apart.`,
    opening: (_socket, others, distance) =>
      say`A socket is not seen to open sooner: over ${distance} no difference to ${names(others)} could be told.`,
    everyone: (socket, others) =>
      say`Until every client had a message, ${names(others)} took as long as ${mid(socket)}, as far as can be told.`,
    memory: (socket, others) =>
      say`In memory for a silent client, ${names(others)} and ${mid(socket)} could not be told apart.`,
  },
  beaten: {
    freshAway: (socket, { lane, figure }, distance) =>
      say`Over ${distance}, news by ${mid(socket)} was ${figure} times as old as by ${mid(lane)}.`,
    talkAway: (socket, { lane, figure }, distance) =>
      say`A client’s own message took ${figure} times as long to come back over ${distance} with ${mid(socket)} as with ${mid(lane)}.`,
    cpu: (socket, { lane, figure }) =>
      say`A message took ${figure} times as much server CPU with ${mid(socket)} as with ${mid(lane)}.`,
    opening: (socket, { lane, figure }, distance) =>
      say`Over ${distance}, a first message could arrive ${figure} times as late with ${mid(socket)} as with ${mid(lane)}.`,
    everyone: (socket, { lane, figure }) =>
      say`Until every client had a message, ${mid(socket)} took ${figure} times as long as ${mid(lane)}.`,
    memory: (socket, { lane, figure }) =>
      say`A silent client took ${figure} times as much of the server’s memory with ${mid(socket)} as with ${mid(lane)}.`,
  },
  manyAnAnswer: (requests) =>
    say`A poll’s answer brings all that gathered since the last one (${requests} requests a message), and the news is as old as it waited.`,
  unranked: () => [
    'Where another way does as well as WebSocket or better, a run with so few rounds cannot say: it ranks nothing.',
  ],
  uncontested: () => [
    'In what this run compared, no other way came level with WebSocket. That holds for what was compared, and no further.',
  ],
  uncompared: () => [
    'Whether another way does as well as WebSocket or better, this run cannot say: it compared nothing of the kind.',
  ],
  first: () => ['And if HTTP/2 had come first? This run answers a part of it.'],
  firstNone: () => ['And if HTTP/2 had come first? This run has no figure that speaks to it.'],
  firstDown: (distance) =>
    say`Downwards, the age of news gives no reason for a new protocol here: over ${distance} this run cannot tell streams from sockets.`,
  firstUp: (request, frame) =>
    say`The price was paid upwards, ${request} for a request against ${frame} for a frame, and there HTTP/2 helps: it needs no second connection, and headers that repeat go packed.`,
  firstMeasured: () => ['And if HTTP/2 had come first? As far as this run’s figures go:'],
  firstUnknown: () => [
    'How far HTTP/2 helps, and what its own framing adds, was not measured. Whether WebSocket would have come all the same is not in this data.',
  ],
  table: {
    caption: 'What came after, and what this run knows of it',
    column: {
      name: 'Protocol',
      known: 'In this run',
      about: 'What it may change, and what measuring it takes',
    },
    known: {
      no: 'not measured',
      measured: 'measured, above',
      door: 'its way through Upgrade only',
      closedDoor: 'tried through Upgrade, in vain',
    },
    rows: {
      https: {
        name: 'HTTPS (TLS)',
        about: 'A handshake at each opening, a record around each write: dearest for who opens often.',
      },
      h2c: {
        name: 'h2c',
        about:
          'HTTP/2 without TLS, begun by Upgrade. Browsers never spoke it, and RFC 9113 dropped that way.',
      },
      http2: {
        name: 'HTTP/2',
        about:
          'One connection for all requests, headers packed: what a poll repeats shrinks to numbers. The asking stays.',
      },
      socketOverHttp2: {
        name: 'WebSocket over HTTP/2',
        about: 'The socket is one stream among others (RFC 8441). Server and client must both speak it.',
      },
      grpc: {
        name: 'gRPC streaming',
        about:
          'Both ways in one HTTP/2 stream. A page in a browser cannot open one; through a proxy it streams down only.',
      },
      http3: {
        name: 'QUIC and HTTP/3',
        about:
          'A lost packet holds up one stream, not all. Takes a path that loses packets, and QUIC, which this Node.js lacks.',
      },
      webTransport: {
        name: 'WebTransport',
        about:
          'Streams and datagrams over HTTP/3, without order where none is wanted. Takes what HTTP/3 takes, and a browser that trusts the certificate.',
      },
      compression: {
        name: 'Compression',
        about:
          'permessage-deflate for sockets (RFC 7692), gzip and brotli for answers; off unless asked for. Only real texts tell: padding packs too well.',
      },
      browser: {
        name: 'A browser as client',
        about: 'Six connections to a host, tabs that share them, a page at work.',
      },
    },
  },
};
