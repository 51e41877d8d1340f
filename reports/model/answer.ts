/** The answer first: how old news is by asking, by a held question and by a socket, and what that means. */
import type { Polled } from '../messages/way-shapes.js';
import type { Figure, Prose } from '../prose.js';
import { howOften, spotOf } from '../story/asked.js';
import { leanerSockets } from '../story/contests.js';
import { type Facts, factsOf, type Reading, type Where } from '../story/facts.js';
import { isRead, named, STREAMS, together, withheldSentence } from '../story/mentions.js';
import { pointerTo, type RunView } from './view.js';

export interface Said {
  readonly title: Prose;
  /** A paragraph each. */
  readonly deck: readonly Prose[];
}

const SCENARIO = 'push';
const AGE = 'latencyP50Ns';
const POLLED = 'short-polling';
const HELD = 'long-polling';
const SOCKET = 'websocket';
const TOLD = [POLLED, HELD, SOCKET] as const;

const readAll = (facts: Facts, transports: readonly string[], at: Where): Reading[] =>
  transports.map((transport) => facts.read(transport, SCENARIO, AGE, at)).filter(isRead);

/** How many rounds the figures were taken in: those of the lane with most. */
function roundsOf(view: RunView, readings: readonly Reading[]): Figure | undefined {
  const counts = readings.flatMap(({ placed }) =>
    placed.cell.status === 'valid' ? [{ placed, n: placed.cell.metrics[AGE]?.rounds.length ?? 0 }] : [],
  );
  const [most] = counts.sort((a, b) => b.n - a.n);
  if (!most) return undefined;
  const from = [pointerTo(most.placed, AGE).replace(/value$/, 'rounds')];
  return { text: view.words.roundsRange(most.n, most.n), from, how: 'count' };
}

/** What was measured, in how many rounds, and where. */
export function measuredSentence(view: RunView, readings: readonly Reading[]): Prose {
  const words = view.words.way.answer;
  const [first] = readings;
  const rounds = roundsOf(view, readings);
  if (!first || !rounds) return [];
  const { point } = first.placed.cell;
  const one = rounds.text === view.words.roundsRange(1, 1);
  const here = view.run.plan.target === undefined && Number(point.rttMs) > 0;
  return together(words.measured(rounds, one), here ? words.emulated() : undefined);
}

function heldSentence(facts: Facts, at: Where): Prose {
  const [held, socket] = [facts.lane(HELD), facts.lane(SOCKET)];
  const times = facts.times(SCENARIO, AGE, HELD, SOCKET, at);
  if (!held || !socket || times.status === 'absent') return [];
  const { laneTitle, words } = facts.view;
  const told = times.status === 'tie' ? null : times.value > 1 ? times.figure : undefined;
  return told === undefined ? [] : words.way.answer.held(laneTitle(held.id), laneTitle(socket.id), told);
}

/** Streams beside the socket: ties are called ties. */
function streamsSentence(facts: Facts, at: Where): Prose {
  const words = facts.view.words.way.answer;
  const socket = facts.lane(SOCKET);
  if (!socket) return [];
  const title = facts.view.laneTitle(socket.id);
  const met = readAll(facts, STREAMS, at).map(({ name, lane }) => ({
    name,
    times: facts.times(SCENARIO, AGE, lane.id, socket.id, at),
  }));
  const tied = met.filter(({ times }) => times.status === 'tie').map(({ name }) => name);
  const apart = met.flatMap(({ name, times }) =>
    times.status === 'apart' ? [words.streamApart(name, title, times.figure)] : [],
  );
  return together(tied.length > 0 ? words.streamsTied(tied, title) : undefined, ...apart);
}

/** Where the socket does not win: a poller's message may cost the server less. */
function cheaperSentence(facts: Facts): Prose {
  const metric = 'serverCpuUsPerMessage';
  const [polled, socket] = [facts.read(POLLED, SCENARIO, metric), facts.read(SOCKET, SCENARIO, metric)];
  const times = facts.times(SCENARIO, metric, SOCKET, POLLED);
  if (!isRead(polled) || !isRead(socket) || times.status !== 'apart' || times.value <= 1) return [];
  const every = howOften(facts, SCENARIO);
  return together(
    facts.view.words.way.answer.cheaper(polled.name, every, socket.name, times.figure),
    leanerSockets(facts),
  );
}

/** The answer in this run's figures; undefined where fewer than two of the three have one. */
export function answerOf(view: RunView): Said | undefined {
  const facts = factsOf(view);
  const { words, run } = view;
  const { at, distance } = spotOf(facts, TOLD, SCENARIO, AGE);
  const readings = readAll(facts, TOLD, at);
  if (readings.length < 2) return undefined;
  const asking = facts.read(POLLED, SCENARIO, AGE, at);
  const polled: Polled | undefined = isRead(asking)
    ? { ...named(asking), every: howOften(facts, SCENARIO, at) }
    : undefined;
  const others = readAll(facts, [HELD, SOCKET], at).map(named);
  const meaning = together(
    polled ? words.way.answer.why() : undefined,
    heldSentence(facts, at),
    streamsSentence(facts, at),
    withheldSentence(facts, [...TOLD, ...STREAMS], SCENARIO, AGE, at),
  );
  const deck = [
    ...(run.ranks ? [] : [words.deckUnranked(run.plan.rounds)]),
    meaning,
    cheaperSentence(facts),
    measuredSentence(view, readings),
  ];
  return {
    title: words.way.answer.title({ distance, polled, others, ranks: run.ranks }),
    deck: deck.filter((sentence) => sentence.length > 0),
  };
}
