/** Ask, and let it wait: what a held question cures, and that it has to be asked again. */
import type { LaneFigure } from '../messages/shapes.js';
import type { Verdict } from '../messages/way-shapes.js';
import type { Prose } from '../prose.js';
import { asked, spotOf } from './asked.js';
import { countOf } from './derived.js';
import type { Facts, Reading, Times, Where } from './facts.js';
import { isRead, named, together, withheldSentence } from './mentions.js';
import type { StepDefinition } from './step.js';

const HELD = 'long-polling';
const SOCKET = 'websocket';
const TOLD = ['short-polling', HELD, SOCKET] as const;
const AGE = 'latencyP50Ns';

export const verdictOf = (times: Times): Verdict =>
  times.status === 'apart' ? times.figure : times.status === 'tie' ? null : undefined;

const readAt = (facts: Facts, transport: string, metric: string, at: Where): Reading | undefined => {
  const read = facts.read(transport, 'push', metric, at);
  return isRead(read) ? read : undefined;
};

const spotHere = (facts: Facts) => spotOf(facts, TOLD, 'push', AGE);

function finding(facts: Facts): Prose {
  const words = facts.view.words.way.hold;
  const { at } = spotHere(facts);
  const [polled, held] = TOLD.map((transport) => readAt(facts, transport, AGE, at));
  const times = facts.times('push', AGE, HELD, 'short-polling', at);
  if (!held) return words.plain();
  if (polled && times.status === 'apart' && times.value < 1) return words.finding(held.figure, polled.figure);
  return words.ages(agesAt(facts, at));
}

const agesAt = (facts: Facts, at: Where): LaneFigure[] =>
  [HELD, 'short-polling', SOCKET].flatMap((transport) => {
    const read = readAt(facts, transport, AGE, at);
    return read ? [named(read)] : [];
  });

/** The wait is gone: ages at the distance that is spoken of. */
function cured(facts: Facts): Prose {
  const { words } = facts.view;
  if (!facts.point('push', 'near')) return words.after.notMeasured('npm run bench -- --scenarios push');
  const { at, distance } = spotHere(facts);
  const lanes = agesAt(facts, at);
  return together(
    lanes.length > 1 ? words.way.hold.cured(distance, lanes) : undefined,
    withheldSentence(facts, TOLD, 'push', AGE, at),
  );
}

/** What is published while the client is on its way to ask again has to wait. */
function behind(facts: Facts): Prose {
  const { at, distance } = spotHere(facts);
  const [held, socket] = [readAt(facts, HELD, AGE, at), readAt(facts, SOCKET, AGE, at)];
  if (!held || !socket) return [];
  const times = facts.times('push', AGE, HELD, SOCKET, at);
  if (times.status === 'apart' && times.value <= 1) return [];
  return facts.view.words.way.hold.behind(held.name, socket.name, verdictOf(times), distance !== undefined);
}

function requests(facts: Facts): Prose {
  const words = facts.view.words.way.hold;
  const each = facts.read(HELD, 'exact', 'requestsPerMessage');
  const bytes = ['upBytesPerMessage', 'downBytesPerMessage', 'payloadBytesPerMessage'].map((metric) =>
    facts.read(HELD, 'exact', metric),
  );
  const { at, distance } = spotHere(facts);
  const [under, rate] = [
    readAt(facts, HELD, 'requestsPerMessage', at),
    asked(facts, 'push', 'ratePerSecond', at),
  ];
  const [up, down, text] = bytes.every(isRead) ? bytes.map(({ figure }) => figure) : [];
  return together(
    isRead(each) && up && down && text ? words.requests(countOf(facts, each), up, down, text) : undefined,
    under && rate && under.value < 0.9
      ? words.shared(rate, countOf(facts, under), distance !== undefined)
      : undefined,
    withheldSentence(facts, [HELD], 'exact', 'requestsPerMessage'),
  );
}

function cpu(facts: Facts): Prose {
  const metric = 'serverCpuUsPerMessage';
  const [held, socket] = [readAt(facts, HELD, metric, 'near'), readAt(facts, SOCKET, metric, 'near')];
  if (!held || !socket) return [];
  const words = facts.view.words.way.hold;
  const times = verdictOf(facts.times('push', metric, HELD, SOCKET));
  return together(
    words.cpu(named(held), named(socket), times),
    times && held.lane.engine !== socket.lane.engine ? words.otherServers() : undefined,
  );
}

export const hold: StepDefinition = {
  id: 'hold',
  finding,
  beats(facts) {
    const words = facts.view.words.way.hold;
    return {
      wanted: words.wanted(),
      tried: together(words.tried(), cured(facts)),
      hurt: together(behind(facts), requests(facts), cpu(facts)),
      next: words.next(),
    };
  },
  charts: [
    [
      { scenario: 'push', metric: AGE, over: 'rttMs' },
      { scenario: 'push', metric: AGE, over: null },
    ],
  ],
};
