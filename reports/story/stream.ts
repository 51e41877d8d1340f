/** Never finish the answer: what a stream cures, and that nothing can be said back on it. */

import { browserFigure } from '../model/browser-figure.js';
import type { Prose } from '../prose.js';
import { spotOf } from './asked.js';
import { browserStreams } from './browser-words.js';
import { countOf } from './derived.js';
import type { Facts, Reading } from './facts.js';
import { verdictOf } from './hold.js';
import { bothWays, firstRead, isRead, named, STREAMS, together, withheldSentence } from './mentions.js';
import type { StepDefinition } from './step.js';

const SOCKET = 'websocket';
const AGE = 'latencyP50Ns';

const streamMoved = (facts: Facts) =>
  STREAMS.flatMap((stream) => bothWays(facts, stream, 'upBytesPerMessage', 'downBytesPerMessage') ?? [])[0];

function finding(facts: Facts): Prose {
  const words = facts.view.words.way.stream;
  const held = bothWays(facts, 'long-polling', 'upBytesPerMessage', 'downBytesPerMessage');
  const stream = streamMoved(facts);
  return held && stream ? words.finding(held.figure, stream.figure) : words.plain();
}

const exactly = (facts: Facts, metric: string): Reading[] =>
  STREAMS.map((stream) => facts.read(stream, 'exact', metric)).filter(isRead);

function freed(facts: Facts): Prose {
  const { words } = facts.view;
  if (!facts.point('exact', 'near')) return words.after.notMeasured('npm run bench -- --scenarios exact');
  const requests = exactly(facts, 'requestsPerMessage');
  const framing = exactly(facts, 'framingBytesPerMessage');
  const [text] = exactly(facts, 'payloadBytesPerMessage');
  const [first] = requests;
  const gone = first && requests.every(({ value }) => value === 0);
  return together(
    gone ? words.way.stream.freed(countOf(facts, first)) : undefined,
    text && framing.length > 0 ? words.way.stream.framing(text.figure, framing.map(named)) : undefined,
    withheldSentence(facts, STREAMS, 'exact', 'requestsPerMessage'),
  );
}

function age(facts: Facts): Prose {
  const { at, distance } = spotOf(facts, [...STREAMS, SOCKET], 'push', AGE);
  const stream = firstRead(facts, STREAMS, 'push', AGE, at);
  const socket = facts.read(SOCKET, 'push', AGE, at);
  const said =
    stream && isRead(socket)
      ? facts.view.words.way.stream.age(
          distance,
          named(stream),
          named(socket),
          verdictOf(facts.times('push', AGE, stream.lane.id, socket.lane.id, at)),
        )
      : undefined;
  return together(said, withheldSentence(facts, STREAMS, 'push', AGE, at));
}

/** What a client of a stream needs to say something: another connection, and a request. */
function back(facts: Facts): Prose {
  const words = facts.view.words.way.stream;
  const held = firstRead(facts, STREAMS, 'duplex', 'connectionsPerClient');
  const sent = STREAMS.flatMap(
    (stream) => bothWays(facts, stream, 'sendUpBytesPerMessage', 'sendDownBytesPerMessage') ?? [],
  )[0];
  const name = held?.name ?? sent?.lane;
  const sameLane = sent && sent.lane === name ? sent.figure : undefined;
  return together(
    words.oneWay(),
    name === undefined
      ? undefined
      : words.back(name, held && countOf(facts, held), held ? undefined : sameLane),
    withheldSentence(facts, STREAMS, 'duplex', 'connectionsPerClient'),
    browserStreams(facts),
  );
}

export const stream: StepDefinition = {
  id: 'stream',
  finding,
  beats(facts) {
    const words = facts.view.words.way.stream;
    return {
      wanted: words.wanted(),
      tried: together(words.tried(), freed(facts), age(facts)),
      hurt: back(facts),
      next: words.next(),
    };
  },
  pictures: (facts) => [browserFigure(facts)].flatMap((figure) => figure ?? []),
  charts: [{ scenario: 'exact', metric: 'upBytesPerMessage', over: null }],
};
