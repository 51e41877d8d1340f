/** The browser's limits in sentences, for the steps and the claim that speak of them. */
import { formatNumber } from '../format.js';
import type { Figure, Prose } from '../prose.js';
import { asked } from './asked.js';
import { type Browsed, browserLimits, isAnswered, isServed, type Served } from './browser-limits.js';
import type { Facts, Reading } from './facts.js';
import { isRead } from './mentions.js';

const COMMAND = 'npm run bench -- --scenarios browser-limits';

/** A number of clients or connections, as a plain number. */
const plainly = ({ view }: Facts, { value, figure }: Reading): Figure => ({
  ...figure,
  text: formatNumber(value, view.lang, 1),
});

export const askedOf = (facts: Facts, { point }: Browsed): Figure | string =>
  asked(facts, 'browser-limits', 'asked', point) ?? formatNumber(Number(point.asked), facts.view.lang);

const tabsOf = (facts: Facts, { point, tabs }: Browsed): Figure | string =>
  asked(facts, 'browser-limits', 'tabs', point) ?? String(tabs);

/** How many were served, as a plain number. */
export const servedFigure = (facts: Facts, one: Served): Figure => plainly(facts, one.open);

const told = (facts: Facts, one: Served) => ({
  lane: facts.view.laneTitle(one.lane.id),
  asked: askedOf(facts, one),
  served: plainly(facts, one.open),
  hung: isAnswered(one) === undefined ? undefined : !isAnswered(one),
});

export const servedSentence = (facts: Facts, one: Served): Prose =>
  facts.view.words.today.browser.served(told(facts, one));

export const sharedSentence = (facts: Facts, one: Served): Prose =>
  facts.view.words.today.browser.shared(tabsOf(facts, one), plainly(facts, one.open));

export const socketsSentence = (facts: Facts, one: Served): Prose =>
  facts.view.words.today.browser.sockets(told(facts, one));

export const liftedSentence = (facts: Facts, one: Served): Prose =>
  facts.view.words.today.browser.lifted({
    ...told(facts, one),
    connections: isRead(one.connections) ? one.connections.figure : undefined,
  });

/** What was found of the browser's limits, in a sentence; nothing where no stream was served. */
export function browserFinding(facts: Facts): Prose {
  const limits = browserLimits(facts);
  if (!limits || !isServed(limits.stream)) return [];
  const { stream, socket } = limits;
  return facts.view.words.today.browser.title({
    asked: askedOf(facts, stream),
    served: servedFigure(facts, stream),
    hung: isAnswered(stream) === false,
    sockets: isServed(socket) ? servedFigure(facts, socket) : undefined,
  });
}

/** What a stream's client meets in a browser: measured, or what is known and what would measure it. */
export function browserStreams(facts: Facts): Prose {
  const limits = browserLimits(facts);
  const words = facts.view.words.today.browser;
  if (!limits?.stream) return words.unmeasured(COMMAND);
  const { stream } = limits;
  if (!isServed(stream)) {
    const reason = stream.open.status === 'withheld' ? stream.open.reason : facts.view.words.missing;
    return facts.view.words.after.withheld([{ lane: facts.view.laneTitle(stream.lane.id), reason }]);
  }
  return servedSentence(facts, stream);
}

/** The same of sockets; nothing where the run did not ask. */
export function browserSockets(facts: Facts): Prose {
  const socket = browserLimits(facts)?.socket;
  return isServed(socket) ? socketsSentence(facts, socket) : [];
}
