/** Ask again and again: how old news gets between two questions, and what asking costs while there is none. */
import type { Point } from '../../results/schema.js';
import type { Polled } from '../messages/way-shapes.js';
import { ownPoints } from '../model/points.js';
import type { Prose } from '../prose.js';
import { asked, howOften } from './asked.js';
import { countOf, lawOf } from './derived.js';
import type { Facts, Reading } from './facts.js';
import { isRead, together, withheldSentence } from './mentions.js';
import type { StepDefinition } from './step.js';

const ASKING = 'short-polling';
const AGE = 'latencyP50Ns';

/** Short polling's points at shorter intervals than the run's own, the shortest first. */
function shorter({ view, point }: Facts): readonly Point[] {
  const scenario = view.run.scenarios.find(({ id }) => id === 'push');
  const base = point('push', 'near');
  if (!scenario || !base) return [];
  const others = ownPoints(view, scenario).filter((one) => {
    const names = [...new Set([...Object.keys(base), ...Object.keys(one)])];
    const same = names.every((name) => name === 'pollIntervalMs' || one[name] === base[name]);
    return same && Number(one.pollIntervalMs) < Number(base.pollIntervalMs);
  });
  return others.sort((a, b) => Number(a.pollIntervalMs) - Number(b.pollIntervalMs));
}

interface Place extends Polled {
  readonly age: Reading;
  readonly requests: Reading | undefined;
  readonly point: Point;
}

function placeAt(facts: Facts, point: Point | undefined): Place | undefined {
  const age = point && facts.read(ASKING, 'push', AGE, point);
  if (!point || !age || !isRead(age)) return undefined;
  const requests = facts.read(ASKING, 'push', 'requestsPerMessage', point);
  return {
    lane: age.name,
    figure: age.figure,
    every: howOften(facts, 'push', point),
    age,
    requests: isRead(requests) ? requests : undefined,
    point,
  };
}

/** The run's own interval, and those shorter that have a figure, the shortest first. */
function placesOf(facts: Facts): { readonly own: Place | undefined; readonly fast: readonly Place[] } {
  return {
    own: placeAt(facts, facts.point('push', 'near')),
    fast: shorter(facts).flatMap((point) => placeAt(facts, point) ?? []),
  };
}

function finding(facts: Facts): Prose {
  const words = facts.view.words.way.poll;
  const { own, fast } = placesOf(facts);
  const [first] = fast;
  if (!own) return words.plain();
  if (!first || first.age.value >= own.age.value) return words.finding(own);
  const more = first.requests && own.requests && own.requests.value > 0;
  const times = more ? facts.quotient(first.requests, own.requests) : undefined;
  return words.curve(own, first, times);
}

function law(facts: Facts): Prose {
  const mean = facts.read(ASKING, 'push', 'latencyMeanNs');
  const found = isRead(mean) ? lawOf(facts, mean) : undefined;
  if (!isRead(mean) || !found) return [];
  return facts.view.words.way.poll.law(found.predicted, mean.figure, found.agrees);
}

/** The share of answers without news, at the shortest interval that has it. */
function empty(facts: Facts): Prose {
  const { own, fast } = placesOf(facts);
  const at = fast[0] ?? own;
  const share = at && facts.read(ASKING, 'push', 'emptyAnswerShare', at.point);
  const rate = at && asked(facts, 'push', 'ratePerSecond', at.point);
  if (!at || !share || !isRead(share) || !rate) return [];
  return facts.view.words.way.poll.empty(at.every, rate, share.figure, share.value === 0);
}

/** What clients to whom nothing is said cost by asking, and by not asking. */
function nothing(facts: Facts): Prose {
  const words = facts.view.words.way.poll;
  const moved = (transport: string) => {
    const ways = ['upBytesPerClientMinute', 'downBytesPerClientMinute'].map((metric) =>
      facts.read(transport, 'idle', metric),
    );
    const read = ways.filter(isRead);
    return read.length === ways.length ? { lane: read[0]?.name ?? '', bytes: facts.made('sum', read) } : null;
  };
  const [polled, silent] = [moved(ASKING), moved('websocket')];
  const perSecond = facts.read(ASKING, 'idle', 'idleRequestsPerSecond');
  const [clients, every] = [asked(facts, 'idle', 'clients'), howOften(facts, 'idle')];
  if (!polled || !isRead(perSecond) || !clients || !every) {
    return withheldSentence(facts, [ASKING], 'idle', 'idleRequestsPerSecond');
  }
  return together(
    words.nothing({ clients, every, perSecond: countOf(facts, perSecond), bytes: polled.bytes }),
    silent ? words.silent(silent.lane, silent.bytes) : undefined,
  );
}

function ages(facts: Facts): Prose {
  const { words } = facts.view;
  if (!facts.point('push', 'near')) return words.after.notMeasured('npm run bench -- --scenarios push');
  const { own } = placesOf(facts);
  return together(
    law(facts),
    own && shorter(facts).length === 0 ? words.way.poll.oneInterval() : undefined,
    empty(facts),
    withheldSentence(facts, [ASKING], 'push', AGE),
  );
}

export const poll: StepDefinition = {
  id: 'poll',
  finding,
  beats(facts) {
    const words = facts.view.words.way.poll;
    return {
      wanted: words.wanted(),
      tried: words.tried(facts.lane('short-polling') && howOften(facts, 'push')),
      hurt: together(ages(facts), nothing(facts)),
      next: words.next(),
    };
  },
  charts: [
    { scenario: 'push', metric: AGE, over: 'pollIntervalMs' },
    { scenario: 'push', metric: 'upBytesPerMessage', over: AGE },
    { scenario: 'idle', metric: 'upBytesPerClientMinute', over: null },
  ],
};
