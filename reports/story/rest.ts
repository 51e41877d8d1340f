/** What it costs to hold on: clients to whom nothing is said, servers that die, readers that stop. */
import { samePoint } from '../../results/point.js';
import { formatNumber } from '../format.js';
import type { LaneFigure } from '../messages/shapes.js';
import type { Figure, Prose } from '../prose.js';
import type { Facts } from './facts.js';
import {
  alike,
  counted,
  firstRead,
  isRead,
  mainReadings,
  named,
  STREAMS,
  TRANSPORTS,
  together,
  withheldSentence,
} from './mentions.js';
import type { StepDefinition } from './step.js';

const SOCKET = 'websocket';
const MEMORY = 'serverBytesPerIdleClient';
const CPU = 'serverCpuUsPerClientSecond';

/** How many clients were at rest, from the plan. */
function clientsAtRest(facts: Facts): Figure | undefined {
  const { run, lang } = facts.view;
  const point = facts.point('idle', 'near');
  const index = point
    ? run.plan.asks.findIndex((ask) => ask.scenario === 'idle' && samePoint(ask.point, point))
    : -1;
  const clients = run.plan.asks[index]?.point.clients;
  if (typeof clients !== 'number') return undefined;
  return { text: formatNumber(clients, lang), from: [`/plan/asks/${index}/point/clients`] };
}

/** What may be said of a stream's memory beside a socket's: by whom they are served, and what was compared. */
function besideSocket(facts: Facts): Prose {
  const { rest } = facts.view.words.after;
  const stream = firstRead(facts, STREAMS, 'idle', MEMORY);
  const socket = facts.read(SOCKET, 'idle', MEMORY);
  if (!stream || !isRead(socket)) return [];
  const { status } = facts.times('idle', MEMORY, stream.lane.id, SOCKET);
  if (status === 'tie') return rest.notTold(stream.name, socket.name);
  return stream.lane.engine === socket.lane.engine ? [] : rest.otherServers(stream.name, socket.name);
}

/** That lanes were not compared, where no pair of those that hold a connection was. */
function uncompared(facts: Facts): Prose {
  const streams = STREAMS.map((stream) => facts.times('idle', MEMORY, stream, SOCKET));
  return streams.every(({ status }) => status === 'absent') ? facts.view.words.after.rest.uncompared() : [];
}

/** CPU of waiting: those who ask, a stream and a socket; the chart has the others. */
function waiting(facts: Facts): Prose {
  const { rest } = facts.view.words.after;
  const some = [
    firstRead(facts, STREAMS, 'idle', CPU),
    ...[SOCKET, 'short-polling'].map((one) => facts.read(one, 'idle', CPU)).filter(isRead),
  ].filter((one) => one !== undefined);
  const asked = facts.read('short-polling', 'idle', 'idleRequestsPerSecond');
  return together(
    some.length > 0 ? rest.cpu(some.map(named)) : undefined,
    isRead(asked) && asked.value > 0 ? rest.asked(asked.name, counted(facts, asked).figure) : undefined,
  );
}

function held(facts: Facts): Prose {
  const { after } = facts.view.words;
  const memory = mainReadings(facts, 'idle', MEMORY);
  const missing = withheldSentence(facts, TRANSPORTS, 'idle', MEMORY);
  if (memory.length > 0) {
    return together(after.rest.memory(alike(facts, memory)), besideSocket(facts), uncompared(facts), missing);
  }
  const isAsked = facts.point('idle', 'near') !== undefined;
  return isAsked ? missing : after.notMeasured('npm run bench -- --scenarios idle');
}

const HARDSHIPS = [
  { scenario: 'recovery', metric: 'servedAgainLastNs', said: 'recovered' },
  { scenario: 'slow-reader', metric: 'slowReaderQueuedBytes', said: 'queued' },
] as const;

/** Recovery and slow readers where the run has them; else that it has not, and what measures them. */
function hardships(facts: Facts): Prose {
  const { rest } = facts.view.words.after;
  const told = HARDSHIPS.map(({ scenario, metric, said }) => {
    const readings = mainReadings(facts, scenario, metric);
    return together(
      readings.length > 0 ? rest[said](alike(facts, readings)) : undefined,
      withheldSentence(facts, TRANSPORTS, scenario, metric),
    );
  });
  const missing = HARDSHIPS.map(({ scenario }) => scenario).filter(
    (scenario) => facts.point(scenario, 'near') === undefined,
  );
  const command = `npm run bench -- --scenarios ${missing.join(',')}`;
  return together(...told, missing.length > 0 ? rest.notAsked(missing, command) : undefined);
}

export const rest: StepDefinition = {
  id: 'rest',
  finding(facts) {
    const { words } = facts.view;
    const stream = firstRead(facts, STREAMS, 'idle', MEMORY);
    const socket = facts.read(SOCKET, 'idle', MEMORY);
    if (!stream || !isRead(socket)) return [words.story.title.rest];
    const [one, other] = alike(facts, [stream, socket]) as [LaneFigure, LaneFigure];
    return words.after.rest.finding(one, other);
  },
  beats(facts) {
    const words = facts.view.words.after.rest;
    const clients = clientsAtRest(facts);
    // An interrupted run may have planned it and never come so far.
    const isTried = facts.view.run.trials.some(({ scenario }) => scenario === 'idle');
    return {
      wanted: words.wanted(),
      tried: clients && isTried ? words.tried(clients) : [],
      hurt: held(facts),
      next: hardships(facts),
    };
  },
  asides: (facts) => [{ id: 'waiting', title: facts.view.words.after.rest.waiting, said: waiting(facts) }],
  charts: [
    [
      { scenario: 'idle', metric: MEMORY, over: 'clients' },
      { scenario: 'idle', metric: MEMORY, over: null },
    ],
    [
      { scenario: 'idle', metric: CPU, over: 'clients' },
      { scenario: 'idle', metric: CPU, over: null },
    ],
    { scenario: 'recovery', metric: 'servedAgainLastNs', over: null },
    { scenario: 'slow-reader', metric: 'slowReaderQueuedBytes', over: null },
  ],
};
