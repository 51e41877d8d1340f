/** The client must ask: what a question and its answer weigh, and what became of the connection. */
import type { Point } from '../../results/schema.js';
import { ownPoints } from '../model/points.js';
import type { Prose } from '../prose.js';
import { countOf, perEach } from './derived.js';
import type { Facts } from './facts.js';
import { isRead, together, withheldSentence } from './mentions.js';
import type { StepDefinition } from './step.js';

const ASKING = 'short-polling';

/** Heads of one question and of one answer, on average; undefined where they were not counted. */
function headsOf(facts: Facts) {
  const [up, down, requests] = [
    facts.read(ASKING, 'exact', 'requestHeadBytesPerMessage'),
    facts.read(ASKING, 'exact', 'responseHeadBytesPerMessage'),
    facts.read(ASKING, 'exact', 'requestsPerMessage'),
  ];
  if (!isRead(up) || !isRead(down) || !isRead(requests) || requests.value === 0) return undefined;
  return { up: perEach(facts, up, requests), down: perEach(facts, down, requests) };
}

/** Connections opened for a message, with and without keep-alive. */
function connections(facts: Facts): Prose {
  const { view, read, point } = facts;
  const words = view.words.way.ask;
  const scenario = view.run.scenarios.find(({ id }) => id === 'exact');
  if (!scenario || !point('exact', 'near')) return [];
  const isOff = ({ keepAlive = view.run.plan.keepAlive ? 'on' : 'off' }: Point) => keepAlive === 'off';
  const points = ownPoints(view, scenario);
  const off = points.find(isOff);
  const on = points.find((one) => !isOff(one));
  if (!off) return words.closedUnasked();
  if (!on) return [];
  const [requests, closed, kept] = [
    read(ASKING, 'exact', 'requestsPerMessage', off),
    read(ASKING, 'exact', 'connectionsPerMessage', off),
    read(ASKING, 'exact', 'connectionsPerMessage', on),
  ];
  if (!isRead(requests) || !isRead(closed) || !isRead(kept)) return [];
  const [each, opened, left] = [requests, closed, kept].map((one) => countOf(facts, one));
  return each && opened && left ? words.connections(each, opened.count, left.count) : [];
}

function empties(facts: Facts): Prose {
  const [requests, empty] = [
    facts.read(ASKING, 'exact', 'requestsPerMessage'),
    facts.read(ASKING, 'exact', 'emptyAnswersPerMessage'),
  ];
  if (!isRead(requests) || !isRead(empty) || empty.value === 0) return [];
  return facts.view.words.way.ask.empties(countOf(facts, requests), countOf(facts, empty));
}

function hurt(facts: Facts): Prose {
  const { words } = facts.view;
  if (!facts.point('exact', 'near')) return words.after.notMeasured('npm run bench -- --scenarios exact');
  const heads = headsOf(facts);
  if (!heads) return withheldSentence(facts, [ASKING], 'exact', 'requestsPerMessage');
  return together(
    words.way.ask.heads(heads.up, heads.down, facts.view.run.plan.headers === 'browser'),
    empties(facts),
    words.way.ask.handshake(),
  );
}

export const ask: StepDefinition = {
  id: 'ask',
  finding(facts) {
    const words = facts.view.words.way.ask;
    const heads = headsOf(facts);
    return heads ? words.finding(heads.up, heads.down) : words.plain();
  },
  beats(facts) {
    const words = facts.view.words.way.ask;
    return {
      wanted: words.wanted(),
      tried: together(words.tried(), connections(facts)),
      hurt: hurt(facts),
      next: words.next(),
    };
  },
  charts: [{ scenario: 'exact', metric: 'connectionsPerMessage', over: 'keepAlive' }],
};
