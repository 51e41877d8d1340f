/** Lane against lane: every pair of valid cells of a scenario and point, metric by metric. */
import { type CellTrials, cellKey, groupTrials, ownValue } from './cells.js';
import { pointKey } from './point.js';
import type { Cell, Comparison, MetricInfo, RunFile, ScenarioInfo, ValidTrial } from './schema.js';
import { median } from './statistics/centre.js';
import { compareRatios, type Pair } from './statistics/compare-ratios.js';

/** With fewer rounds than this nothing is ranked. */
export const FEWEST_ROUNDS_TO_RANK = 4;

/**
 * Ratios that make no difference worth naming, by tier. Exact figures depend on no clock, so any
 * difference between them is one; of the others 5 % is the least that this suite sets out to detect.
 */
export const equivalenceMargins = { exact: 0, cost: 0.05, trend: 0.05 } as const satisfies Record<
  MetricInfo['tier'],
  number
>;

export type ComparableRun = Pick<RunFile, 'plan' | 'trials' | 'cells' | 'lanes' | 'metrics' | 'scenarios'>;

/** Whether a run of so many rounds ranks lanes. */
export function ranksLanes(rounds: number): boolean {
  return rounds >= FEWEST_ROUNDS_TO_RANK;
}

/**
 * Compares the lanes of a run in the order of its lane table. Controls are never compared, nor are
 * bounds, nor cells that are not valid. `lane` comes before `against` in the table, unless the later
 * lane's figure is zero: then it is the other way round, since a ratio against zero is not a number.
 */
export function comparisonsOf(run: ComparableRun): Comparison[] {
  const place = new Map(
    run.lanes.filter((lane) => lane.family !== 'control').map((lane, index) => [lane.id, index]),
  );
  const trialsByCell = new Map(groupTrials(run.trials).map((group) => [cellKey(group), group]));
  const ranked = run.cells
    .filter((cell): cell is ValidCell => cell.status === 'valid' && ranksLanes(cell.validRounds))
    .filter((cell) => place.has(cell.lane) && trialsByCell.has(cellKey(cell)))
    .sort((a, b) => place.get(a.lane)! - place.get(b.lane)!)
    .map((cell) => ({ cell, byRound: validByRound(trialsByCell.get(cellKey(cell))!) }));
  return run.scenarios.flatMap((scenario) =>
    samePointGroups(ranked.filter(({ cell }) => cell.scenario === scenario.id)).flatMap((group) =>
      comparedMetrics(scenario, run.metrics).flatMap((metric) => comparePairs(group, metric)),
    ),
  );
}

type ValidCell = Extract<Cell, { status: 'valid' }>;
interface RankedCell {
  readonly cell: ValidCell;
  readonly byRound: ReadonlyMap<number, ValidTrial>;
}

function validByRound({ rounds }: CellTrials): Map<number, ValidTrial> {
  const valid = rounds.filter((trial) => trial.status === 'valid');
  return new Map(valid.map((trial) => [trial.round, trial]));
}

function samePointGroups(cells: readonly RankedCell[]): RankedCell[][] {
  const groups = new Map<string, RankedCell[]>();
  for (const ranked of cells) {
    const key = pointKey(ranked.cell.point);
    groups.set(key, [...(groups.get(key) ?? []), ranked]);
  }
  return [...groups.values()];
}

/** High percentiles and rates are shown, not ranked; the metric a chart shows first always is. */
function comparedMetrics(scenario: ScenarioInfo, metrics: readonly MetricInfo[]): MetricInfo[] {
  const asked = new Set([...scenario.metrics, scenario.primaryMetric]);
  return metrics.filter(
    ({ id, tier }) => asked.has(id) && (tier !== 'trend' || id === scenario.primaryMetric),
  );
}

function comparePairs(group: readonly RankedCell[], metric: MetricInfo): Comparison[] {
  const comparable = group.filter(({ cell }) => ownValue(cell.metrics, metric.id)?.bound === null);
  return comparable.flatMap((lane, index) =>
    comparable.slice(index + 1).flatMap((against) => compareTwo(lane, against, metric) ?? []),
  );
}

function compareTwo(lane: RankedCell, against: RankedCell, metric: MetricInfo): Comparison | undefined {
  const pairs: Pair[] = [];
  for (const [round, trial] of lane.byRound) {
    const value = ownValue(trial.metrics, metric.id);
    const other = ownValue(against.byRound.get(round)?.metrics ?? {}, metric.id);
    if (value !== undefined && other !== undefined) pairs.push([value, other]);
  }
  if (pairs.length === 0) return undefined;
  if (median(pairs.map((pair) => pair[1])) === 0 && median(pairs.map((pair) => pair[0])) !== 0) {
    return compareTwo(against, lane, metric);
  }
  return {
    scenario: lane.cell.scenario,
    point: lane.cell.point,
    metric: metric.id,
    lane: lane.cell.lane,
    against: against.cell.lane,
    ...compareRatios(pairs, { margin: equivalenceMargins[metric.tier], better: metric.better }),
  };
}
