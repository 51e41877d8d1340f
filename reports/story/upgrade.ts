/** Change the rules of the connection: the handshake, the frames, and a client that speaks. */
import type { RoundTrips } from '../messages/after-shapes.js';
import type { LaneFigure } from '../messages/shapes.js';
import type { Prose } from '../prose.js';
import { browserSockets } from './browser-words.js';
import type { Facts, Where } from './facts.js';
import {
  bothWays,
  counted,
  firstRead,
  isRead,
  named,
  STREAMS,
  together,
  withheldSentence,
} from './mentions.js';
import type { StepDefinition } from './step.js';
import { wireOf } from './wire-facts.js';

const SOCKET = 'websocket';
const TRIP = 'roundTripP50Ns';
const POLLING = ['long-polling', 'short-polling'];

/** What sending one message moved, both ways: by a request of a stream's client, or a poller's, and by a frame. */
export function sendingOf(
  facts: Facts,
): { readonly request: LaneFigure; readonly frame: LaneFigure } | undefined {
  const moved = (transport: string) =>
    bothWays(facts, transport, 'sendUpBytesPerMessage', 'sendDownBytesPerMessage');
  const request = [...STREAMS, 'long-polling', 'short-polling'].map(moved).find((one) => one !== undefined);
  const frame = moved(SOCKET);
  return request && frame ? { request, frame } : undefined;
}

function connections(facts: Facts): Prose {
  const stream = firstRead(facts, STREAMS, 'duplex', 'connectionsPerClient');
  const socket = facts.read(SOCKET, 'duplex', 'connectionsPerClient');
  if (!stream || !isRead(socket) || stream.value <= socket.value) return [];
  return facts.view.words.after.upgrade.connections(counted(facts, stream), counted(facts, socket));
}

/** What the opening moved, and whether it left the connection what it was, where that was captured. */
function opening(facts: Facts): Prose {
  const { upgrade } = facts.view.words.after;
  const [up, down] = [
    facts.read(SOCKET, 'exact', 'openingUpBytes'),
    facts.read(SOCKET, 'exact', 'openingDownBytes'),
  ];
  const wire = wireOf(facts).of(SOCKET);
  const key = wire?.acceptKeyRight ? 'right' : 'wrong';
  return together(
    isRead(up) && isRead(down) ? upgrade.opening(up.name, up.figure, down.figure) : undefined,
    wire?.sameEnds === true ? upgrade.sameConnection(key) : undefined,
    wire?.sameEnds === false ? upgrade.otherConnection() : undefined,
  );
}

function frames(facts: Facts): Prose {
  const { upgrade } = facts.view.words.after;
  const [text, down, up] = [
    facts.read(SOCKET, 'exact', 'payloadBytesPerMessage'),
    facts.read(SOCKET, 'exact', 'framingBytesPerMessage'),
    facts.read(SOCKET, 'exact', 'sendFramingBytesPerMessage'),
  ];
  if (!isRead(text) || !isRead(down) || !isRead(up)) return [];
  return upgrade.frames({ text: text.figure, down: down.figure, up: up.figure });
}

interface Trip extends RoundTrips {
  /** Different engines serve the two. */
  readonly otherServers: boolean;
}

/** A lane's round trip beside the socket's; undefined where one of them has none. */
function tripOf(facts: Facts, transport: string, at: Where): Trip | undefined {
  const [other, socket] = [facts.read(transport, 'duplex', TRIP, at), facts.read(SOCKET, 'duplex', TRIP, at)];
  if (!isRead(other) || !isRead(socket)) return undefined;
  const { status } = facts.times('duplex', TRIP, transport, SOCKET, at);
  const told = status === 'absent' ? undefined : status === 'apart';
  const otherServers = other.lane.engine !== socket.lane.engine;
  return { other: named(other), socket: named(socket), told, otherServers };
}

const firstTrip = (facts: Facts, at: Where) =>
  STREAMS.map((stream) => tripOf(facts, stream, at)).find((trip) => trip !== undefined);

function roundTrips(facts: Facts): Prose {
  const { upgrade } = facts.view.words.after;
  const [near, away, distance] = [
    firstTrip(facts, 'near'),
    firstTrip(facts, 'away'),
    facts.distance('duplex'),
  ];
  const polled = POLLING.map((one) => facts.read(one, 'duplex', TRIP, away ? 'away' : 'near')).filter(isRead);
  return together(
    near && upgrade.near(near),
    near?.told && near.otherServers ? facts.view.words.way.hold.otherServers() : undefined,
    distance && away && upgrade.away(distance, away, near?.told === true && away.told === false),
    (near ?? away) && polled.length > 0 ? upgrade.polled(polled.map(named)) : undefined,
    withheldSentence(facts, [...STREAMS, SOCKET], 'duplex', TRIP),
  );
}

export const upgrade: StepDefinition = {
  id: 'upgrade',
  finding(facts) {
    const { words } = facts.view;
    const sending = sendingOf(facts);
    if (!sending) return [words.story.title.upgrade];
    return words.after.upgrade.finding(sending.request.figure, sending.frame.figure);
  },
  beats(facts) {
    const words = facts.view.words.after.upgrade;
    const sending = sendingOf(facts);
    return {
      wanted: together(words.wanted(), connections(facts)),
      tried: together(words.tried(), opening(facts), words.framesAre(), frames(facts)),
      hurt: together(
        sending && words.sent(sending.request, sending.frame),
        withheldSentence(facts, [...STREAMS, SOCKET], 'exact', 'sendUpBytesPerMessage'),
        browserSockets(facts),
      ),
      next: words.next(),
    };
  },
  asides: (facts) => [{ id: 'trips', title: facts.view.words.after.upgrade.trips, said: roundTrips(facts) }],
  charts: [
    { scenario: 'exact', metric: 'sendUpBytesPerMessage', over: null },
    [
      { scenario: 'duplex', metric: TRIP, over: 'rttMs' },
      { scenario: 'duplex', metric: TRIP, over: null },
    ],
  ],
};
