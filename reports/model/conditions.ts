/** Under which conditions a figure was read: the point's parameters, and what its trials recorded. */
import { pointKey } from '../../results/point.js';
import type { Point, ScenarioInfo } from '../../results/schema.js';
import { cleanName } from '../text.js';
import type { RunView } from './view.js';

/** Settings of a trial that a reader needs beside the point, where the trial recorded them. */
const FROM_SETTINGS = ['textBytes', 'rttMs'];

/** Counters that hold what was asked of a trial. */
const FROM_COUNTERS = ['sloMs'];

/** Settings of the plan that a scenario's figures cannot be read without. */
const FROM_PLAN: Readonly<Record<string, readonly string[]>> = { exact: ['exactPollsPerMessage'] };

/** What concerns short polling alone, and says nothing where it was not asked. */
const OF_POLLING: ReadonlySet<string> = new Set(['pollIntervalMs', 'exactPollsPerMessage']);

/** The order in which a reader asks; what is not named here comes last. */
const ORDER = [
  'clients',
  'serial',
  'held',
  'concurrency',
  'ratePerSecond',
  'outstanding',
  'textBytes',
  'pollIntervalMs',
  'rttMs',
  'sloMs',
];
const placeOf = (name: string) => (ORDER.includes(name) ? ORDER.indexOf(name) : ORDER.length);

export function conditionWord(view: RunView, name: string, value: string | number): string {
  const shown = typeof value === 'string' ? cleanName(value) : value;
  return view.words.condition({ name: cleanName(name), value: shown });
}

/** Such as `20 clients, 10 messages/s, 64-byte messages`, but for the parameter `without`; empty where there is none. */
export function conditionsText(
  view: RunView,
  scenario: Pick<ScenarioInfo, 'id'>,
  point: Point,
  without?: string,
): string {
  const entries = new Map<string, string | number>(Object.entries(point));
  const key = pointKey(point);
  const trial = view.run.trials.find(
    ({ scenario: id, status, point: at }) => id === scenario.id && status === 'valid' && pointKey(at) === key,
  );
  const counters = trial?.status === 'valid' ? trial.counters : {};
  for (const name of FROM_COUNTERS) {
    if (Object.hasOwn(counters, name)) entries.set(name, counters[name] as number);
  }
  for (const name of FROM_SETTINGS) {
    const value = trial?.settings[name];
    if (!entries.has(name) && typeof value === 'number') entries.set(name, value);
  }
  for (const name of FROM_PLAN[scenario.id] ?? []) {
    const value = view.run.plan.settings[name];
    if (typeof value === 'number') entries.set(name, value);
  }
  if (!view.lanes.some(({ transport }) => transport === 'short-polling')) {
    for (const name of OF_POLLING) entries.delete(name);
  }
  if (without !== undefined) entries.delete(without);
  const ordered = [...entries].sort(([a], [b]) => placeOf(a) - placeOf(b));
  return ordered.map(([name, value]) => conditionWord(view, name, value)).join(', ');
}
