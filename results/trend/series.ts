/**
 * Figures over many runs as series: what may stand in one line together, in the order of the runs. Costs
 * of another machine or of a question asked otherwise are a series of their own; counts of the scenario `exact`
 * depend on no machine and go on from one to the next.
 */
import { cellKey } from '../cells.js';
import { askedKey } from '../compare/asked.js';
import type { Place } from '../compare/change.js';
import { tierAt } from '../compare/judge-change.js';
import { type Fingerprint, fingerprintOf } from '../fingerprint.js';
import type { RunFindings } from '../read-run.js';
import type { Cell, Environment, Estimate, MetricInfo } from '../schema.js';

/** A run, named by its file. */
export interface TrendRun extends RunFindings {
  readonly name: string;
}

export interface SeriesPoint {
  /** Index among the runs. */
  readonly run: number;
  readonly value: number;
}

export interface Series extends Place {
  readonly metric: MetricInfo;
  /** The tier it is followed in: counts taken under load are a trend. */
  readonly tier: MetricInfo['tier'];
  /** Index among the machines; null where it goes over all of them. */
  readonly machine: number | null;
  /** Which of the ways in which the same was asked, from 0. */
  readonly asked: number;
  readonly points: readonly SeriesPoint[];
}

export interface Machine extends Fingerprint {
  readonly pinned: boolean;
}

export interface History {
  /** In the order in which they began. */
  readonly runs: readonly TrendRun[];
  readonly machines: readonly Machine[];
  readonly series: readonly Series[];
  /** Cells that have no figure: not valid, failed or skipped. */
  readonly withheld: number;
}

export type Wanted = (of: Pick<Series, 'scenario' | 'metric' | 'tier'>) => boolean;
type ValidCell = Extract<Cell, { status: 'valid' }>;
type OpenSeries = Omit<Series, 'points'> & { readonly points: SeriesPoint[] };

/** The order in which runs began; those of one moment stay as they were named. */
export function byStart(a: Pick<RunFindings, 'startedAt'>, b: Pick<RunFindings, 'startedAt'>): number {
  return Number(a.startedAt > b.startedAt) - Number(a.startedAt < b.startedAt);
}

/** Orders the runs and lays out every series that is wanted. */
export function historyOf(named: readonly TrendRun[], wanted: Wanted = () => true): History {
  const runs = named.toSorted(byStart);
  const machines = numbered<Machine>();
  const ways = new Map<string, Numbered<string>>();
  const open = new Map<string, OpenSeries>();
  let withheld = 0;
  runs.forEach((run, index) => {
    const machine = machines.numberOf(machineOf(run.environment));
    const metrics = new Map(run.metrics.map((metric) => [metric.id, metric]));
    for (const cell of run.cells) {
      if (cell.status !== 'valid') {
        withheld++;
        continue;
      }
      const key = cellKey(cell);
      const asked = entry(ways, key, () => numbered<string>()).numberOf(
        askedKey(run.plan, cell) ?? 'not said',
      );
      for (const series of figuresOf(cell, metrics, machine, asked, wanted)) {
        const { value, ...of } = series;
        const name = JSON.stringify([key, of.metric.id, of.machine, asked]);
        entry(open, name, () => ({ ...of, points: [] })).points.push({ run: index, value });
      }
    }
  });
  return { runs, machines: machines.all, series: [...open.values()], withheld };
}

function figuresOf(
  { scenario, lane, point, metrics }: ValidCell,
  known: ReadonlyMap<string, MetricInfo>,
  ofRun: number,
  asked: number,
  wanted: Wanted,
): (Omit<Series, 'points'> & { value: number })[] {
  return Object.entries(metrics).flatMap(([id, estimate]) => {
    const metric = known.get(id);
    // What a bound hides may change without moving it.
    if (!metric || estimate.bound !== null) return [];
    const tier = tierAt(metric, scenario);
    if (!wanted({ scenario, metric, tier })) return [];
    const machine = tier === 'exact' ? null : ofRun;
    return { scenario, lane, point, metric, tier, machine, asked, value: figureOf(estimate, metric, tier) };
  });
}

/** The median of the rounds; of a count the worst of them, since one message lost in one round is a loss. */
function figureOf({ value, rounds }: Estimate, { better }: MetricInfo, tier: Series['tier']): number {
  if (tier !== 'exact' || rounds.length === 0 || better === 'neither') return value;
  return better === 'lower' ? Math.max(...rounds) : Math.min(...rounds);
}

const machineOf = (environment: Environment): Machine => ({
  ...fingerprintOf(environment),
  pinned: environment.pinning.available,
});

interface Numbered<T> {
  readonly all: readonly T[];
  numberOf(value: T): number;
}

/** Like values in the order in which they first came. */
function numbered<T>(): Numbered<T> {
  const all: T[] = [];
  const numbers = new Map<string, number>();
  return {
    all,
    numberOf: (value) => entry(numbers, JSON.stringify(value), () => all.push(value) - 1),
  };
}

function entry<K, V>(map: Map<K, V>, key: K, make: () => V): V {
  const known = map.get(key);
  if (known !== undefined) return known;
  const made = make();
  map.set(key, made);
  return made;
}
