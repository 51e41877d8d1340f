/** Claims about connections that stay open: streams and sockets, what they carry and what they cost. */

import { asked } from '../story/asked.js';
import type { Facts, Reading } from '../story/facts.js';
import type { ClaimDefinition } from './claim.js';
import { evidenceWords, type Piece, unasked, weigh } from './evidence.js';

/** RFC 6455, section 5.2: 2 bytes of frame head, up to 8 more for the length, 4 more for the mask. */
const FRAME_HEAD = { least: 2, most: 14, mask: 4 } as const;

/** A stream's client sends by requests of their own, over a second connection. */
const sendsApart = (facts: Facts): Piece =>
  weigh(
    facts,
    {
      requests: ['sse', 'exact', 'sendRequestsPerMessage'],
      connections: ['sse', 'exact', 'connectionsPerClient'],
      socketRequests: ['websocket', 'exact', 'sendRequestsPerMessage'],
      socketConnections: ['websocket', 'exact', 'connectionsPerClient'],
    },
    (read) => ({
      holds:
        read.requests.value >= 0.9 &&
        read.connections.value > read.socketConnections.value &&
        read.socketRequests.value < 0.1,
      said: evidenceWords(facts).sendsApart(read),
    }),
  );

const sendCosts = (facts: Facts): Piece =>
  weigh(
    facts,
    {
      up: ['sse', 'exact', 'sendUpBytesPerMessage'],
      down: ['sse', 'exact', 'sendDownBytesPerMessage'],
      socketUp: ['websocket', 'exact', 'sendUpBytesPerMessage'],
      socketDown: ['websocket', 'exact', 'sendDownBytesPerMessage'],
    },
    ({ up, down, socketUp, socketDown }) => ({
      holds: up.value + down.value > socketUp.value + socketDown.value,
      said: evidenceWords(facts).sendCosts({
        stream: up.name,
        streamed: facts.made('sum', [up, down]),
        socket: socketUp.name,
        framed: facts.made('sum', [socketUp, socketDown]),
      }),
    }),
  );

/** No heads any more, and no more than a frame's head around the payload. */
const headsGone = (facts: Facts): Piece =>
  weigh(
    facts,
    {
      requestHeads: ['websocket', 'exact', 'requestHeadBytesPerMessage'],
      responseHeads: ['websocket', 'exact', 'responseHeadBytesPerMessage'],
      framing: ['websocket', 'exact', 'framingBytesPerMessage'],
      payload: ['websocket', 'exact', 'payloadBytesPerMessage'],
    },
    ({ requestHeads, responseHeads, framing, payload }) => ({
      holds:
        requestHeads.value + responseHeads.value === 0 &&
        framing.value >= FRAME_HEAD.least &&
        framing.value <= FRAME_HEAD.most,
      said: evidenceWords(facts).headsGone({
        socket: framing.name,
        heads: facts.made('sum', [requestHeads, responseHeads]),
        framing: framing.figure,
        payload: payload.figure,
      }),
    }),
  );

const maskedUp = (facts: Facts): Piece =>
  weigh(facts, { framing: ['websocket', 'exact', 'sendFramingBytesPerMessage'] }, ({ framing }) => ({
    holds: framing.value >= FRAME_HEAD.least + FRAME_HEAD.mask && framing.value <= FRAME_HEAD.most,
    said: evidenceWords(facts).maskedUp({ framing: framing.figure }),
  }));

/** Both ways over one connection, without a request. */
function bothWays(facts: Facts): Piece {
  const rate = asked(facts, 'duplex', 'ratePerSecond');
  if (!rate) return unasked;
  return weigh(
    facts,
    {
      connections: ['websocket', 'duplex', 'connectionsPerClient'],
      requests: ['websocket', 'duplex', 'requestsPerMessage'],
      up: ['websocket', 'duplex', 'upBytesPerMessage'],
      down: ['websocket', 'duplex', 'downBytesPerMessage'],
      time: ['websocket', 'duplex', 'roundTripP50Ns'],
    },
    ({ connections, requests, up, down, time }) => ({
      holds: connections.value === 1 && requests.value === 0 && up.value > 0 && down.value > 0,
      said: evidenceWords(facts).bothWays({
        socket: time.name,
        rate,
        connections: connections.figure,
        requests: requests.figure,
        time: time.figure,
      }),
    }),
  );
}

/** By its interval, where it has one. */
function isMoreThanNothing({ value, metric, placed: { cell } }: Reading): boolean {
  const low = cell.status === 'valid' ? cell.metrics[metric]?.low : undefined;
  return (low ?? value) > 0;
}

function heldMemory(facts: Facts): Piece {
  const clients = asked(facts, 'idle', 'clients');
  if (!clients) return unasked;
  const metric = 'serverBytesPerIdleClient';
  return weigh(
    facts,
    { stream: ['sse', 'idle', metric], socket: ['websocket', 'idle', metric] },
    ({ stream, socket }) => ({
      holds: [stream, socket].every(isMoreThanNothing),
      said: evidenceWords(facts).heldMemory({
        clients,
        stream,
        socket,
        times: facts.times('idle', metric, stream.lane.id, socket.lane.id),
      }),
    }),
  );
}

function heldCpu(facts: Facts): Piece {
  const metric = 'serverCpuUsPerClientSecond';
  return weigh(
    facts,
    { stream: ['sse', 'idle', metric], socket: ['websocket', 'idle', metric] },
    ({ stream, socket }) => ({
      holds: [stream, socket].every(({ value }) => value > 0),
      said: evidenceWords(facts).heldCpu({ stream, socket }),
    }),
  );
}

const BY_HAND = 'websocket@net';
const byHand = (facts: Facts): Piece =>
  weigh(
    facts,
    {
      lost: [BY_HAND, 'exact', 'missingMessages'],
      doubled: [BY_HAND, 'exact', 'duplicateMessages'],
      misplaced: [BY_HAND, 'exact', 'misplacedMessages'],
      framing: [BY_HAND, 'exact', 'framingBytesPerMessage'],
    },
    ({ lost, doubled, misplaced, framing }) => ({
      holds: lost.value + doubled.value + misplaced.value === 0,
      said: evidenceWords(facts).byHand({
        lost: lost.figure,
        doubled: doubled.figure,
        misplaced: misplaced.figure,
        framing: framing.figure,
      }),
    }),
  );

/** The run holds no source: how long it is, and what it leaves out, cannot be read from a result file. */
const sizeOfSource = ({ view }: Facts): Piece => ({
  status: 'unread',
  reasons: [view.words.claims.noSource],
  unasked: false,
});

export const holdingClaims: readonly ClaimDefinition[] = [
  { id: 'stream-one-way', pieces: [sendsApart, sendCosts], measuredBy: '--scenarios exact' },
  { id: 'headers-vanish', pieces: [headsGone, maskedUp], measuredBy: '--scenarios exact' },
  { id: 'full-duplex', pieces: [bothWays], measuredBy: '--scenarios duplex' },
  { id: 'held-connections', pieces: [heldMemory, heldCpu], measuredBy: '--scenarios idle' },
  {
    id: 'write-it-yourself',
    pieces: [byHand, sizeOfSource],
    measuredBy: '--scenarios exact --lanes websocket@net',
  },
];
