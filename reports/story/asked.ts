/** What the plan asked, as figures for sentences: intervals, rates, and the place at which a story is told. */
import { samePoint } from '../../results/point.js';
import type { Point } from '../../results/schema.js';
import { formatDurationMs, formatNumber } from '../format.js';
import type { Figure, Prose } from '../prose.js';
import type { Facts, Where } from './facts.js';
import { isRead } from './mentions.js';

/** A parameter of the scenario's point as the plan has it; undefined where the plan has none. */
export function asked(
  { view, point }: Facts,
  scenario: string,
  parameter: string,
  at: Where | Point = 'near',
): Figure | undefined {
  const where = typeof at === 'string' ? point(scenario, at) : at;
  const value = where?.[parameter];
  const index = where
    ? view.run.plan.asks.findIndex((ask) => ask.scenario === scenario && samePoint(ask.point, where))
    : -1;
  if (typeof value !== 'number' || index < 0) return undefined;
  const text = parameter.endsWith('Ms')
    ? formatDurationMs(value, view.lang)
    : formatNumber(value, view.lang, 3);
  return { text, from: [`/plan/asks/${index}/point/${parameter}`] };
}

/** How often short polling asked there: `once a second`, `every 400 ms`. */
export function howOften(facts: Facts, scenario: string, at: Where | Point = 'near'): Prose | undefined {
  const where = typeof at === 'string' ? facts.point(scenario, at) : at;
  const interval = asked(facts, scenario, 'pollIntervalMs', at);
  return interval && facts.view.words.way.every(interval, Number(where?.pollIntervalMs));
}

export interface Spot {
  readonly at: Where;
  /** Round-trip time; undefined where server and clients stood side by side, or the run does not say. */
  readonly distance: Figure | undefined;
}

/** Away where the run has the figure of any of the transports there, else near. */
export function spotOf(facts: Facts, transports: readonly string[], scenario: string, metric: string): Spot {
  const away = transports.some((transport) => isRead(facts.read(transport, scenario, metric, 'away')));
  if (away) return { at: 'away', distance: facts.distance(scenario) };
  const apart = Number(facts.point(scenario, 'near')?.rttMs) > 0;
  return { at: 'near', distance: apart ? asked(facts, scenario, 'rttMs') : undefined };
}
