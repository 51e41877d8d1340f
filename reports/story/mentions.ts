/** What several steps say alike: lanes with their figures, what was withheld, and sentences one after another. */

import { formatEstimate } from '../format.js';
import type { WithheldFigure } from '../messages/after-shapes.js';
import type { LaneFigure } from '../messages/shapes.js';
import { estimateOf } from '../model/view.js';
import { join, type Prose } from '../prose.js';
import type { Facts, Read, Reading, Where } from './facts.js';

/** Transports in the order in which the story meets them. */
export const TRANSPORTS = ['short-polling', 'long-polling', 'chunked', 'sse', 'websocket'] as const;
export const STREAMS = ['sse', 'chunked'] as const;

export const named = ({ name, figure }: Reading): LaneFigure => ({ lane: name, figure });

/** The same as a plain number, where the sentence says what is counted. */
export function counted({ view }: Facts, { name, metric, placed, figure }: Reading): LaneFigure {
  const text = formatEstimate({ id: metric, unit: '' }, estimateOf(placed, metric)!, view.lang);
  return { lane: name, figure: { ...figure, text } };
}

/** Several of one metric, in the unit that fits the largest. */
export function alike({ view }: Facts, readings: readonly Reading[]): LaneFigure[] {
  const like = Math.max(...readings.map(({ value }) => value));
  return readings.map(({ name, metric, placed, figure }) => {
    const text = formatEstimate(view.metric(metric), estimateOf(placed, metric)!, view.lang, like);
    return { lane: name, figure: { ...figure, text } };
  });
}

export const isRead = (of: Read): of is Reading => of.status === 'read';

/** Those that say something, one after another. */
export const together = (...all: readonly (Prose | undefined)[]): Prose =>
  join(
    all.flatMap((prose) => (prose && prose.length > 0 ? [prose] : [])),
    ' ',
    ' ',
  );

/** The first of the transports that has the figure. */
export function firstRead(
  facts: Facts,
  transports: readonly string[],
  scenario: string,
  metric: string,
  at: Where = 'near',
): Reading | undefined {
  return transports.map((transport) => facts.read(transport, scenario, metric, at)).find(isRead);
}

/** Every lane of the six that has the figure, in the order of the lane table. */
export function mainReadings(facts: Facts, scenario: string, metric: string): Reading[] {
  const main = facts.view.lanes.filter(({ set }) => set === 'main');
  return main.map(({ id }) => facts.read(id, scenario, metric)).filter(isRead);
}

/** A sentence on the transports whose figure was asked for and withheld; nothing where there is none. */
export function withheldSentence(
  facts: Facts,
  transports: readonly string[],
  scenario: string,
  metric: string,
  at: Where = 'near',
): Prose {
  const missing = transports.flatMap((transport): WithheldFigure[] => {
    const [lane, read] = [facts.lane(transport), facts.read(transport, scenario, metric, at)];
    if (!lane || read.status !== 'withheld') return [];
    return [{ lane: facts.view.laneTitle(lane.id), reason: read.reason }];
  });
  return missing.length > 0 ? facts.view.words.after.withheld(missing) : [];
}

/** Bytes of both ways together; undefined where one of them is missing. */
export function bothWays(facts: Facts, transport: string, up: string, down: string): LaneFigure | undefined {
  const ways = [facts.read(transport, 'exact', up), facts.read(transport, 'exact', down)].filter(isRead);
  const [first, second] = ways;
  if (!first || !second) return undefined;
  const figure = second.value === 0 ? first.figure : facts.made('sum', ways);
  return { lane: first.name, figure };
}
