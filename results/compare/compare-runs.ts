/** Two result files, figure by figure. */
import { ownValue } from '../cells.js';
import type { MetricInfo, RunFile } from '../schema.js';
import { EXACT_SCENARIO } from './asked.js';
import type { Change, LeftOut, Place, Refusal, RunComparison } from './change.js';
import { differencesOf, otherMachine } from './differences.js';
import { judgeChange, tierAt } from './judge-change.js';
import { type CellPair, type Matched, matchCells } from './match.js';

export type ComparedRun = Pick<RunFile, 'plan' | 'cells' | 'status' | 'environment' | 'metrics'>;

/** Said wherever costs of two files stand: no interval covers it, so no gate goes by it. */
export const UNPAIRED_CAVEAT =
  'Costs of runs made at different times also differ by what the machine did in between. The intervals do not ' +
  'cover that, so no cost here counts as a regression.';

/**
 * Compares two runs that were measured apart: counts of the scenario `exact` between any machines,
 * costs on the same one, all else shown. `match` is for a caller who has matched the cells already.
 */
export function compareRuns(
  base: ComparedRun,
  head: ComparedRun,
  match: Matched = matchCells(base, head),
): RunComparison {
  const machine = otherMachine(base.environment, head.environment);
  const rows = match.pairs.map((pair) => pairRows(pair, base.metrics, head.metrics));
  const all = rows.flatMap(({ changes }) => changes);
  const costs = all.filter(({ tier }) => tier === 'cost').length;
  const refused: Refusal[] =
    machine === null || costs === 0
      ? []
      : [{ tier: 'cost', reason: `not the same machine: ${machine}`, figures: costs }];
  return {
    changes: machine === null ? all : all.filter(({ tier }) => tier !== 'cost'),
    leftOut: [...match.leftOut, ...rows.flatMap(({ leftOut }) => leftOut)],
    refused,
    differences: differencesOf(base, head),
  };
}

function pairRows(
  { base, head }: CellPair,
  before: readonly MetricInfo[],
  after: readonly MetricInfo[],
): { changes: Change[]; leftOut: LeftOut[] } {
  const { scenario, lane, point } = base;
  const place: Place = { scenario, lane, point };
  const known = new Map([...before, ...after].map((metric) => [metric.id, metric]));
  const changes: Change[] = [];
  const leftOut: LeftOut[] = [];
  for (const id of new Set([...Object.keys(base.metrics), ...Object.keys(head.metrics)])) {
    const metric = known.get(id);
    const [one, other] = [ownValue(base.metrics, id), ownValue(head.metrics, id)];
    if (metric && one && other) {
      changes.push(judgeChange(place, metric, one, other));
      continue;
    }
    const kind = one ? (other ? 'asked otherwise' : 'only in base') : 'only in head';
    const reason = metric ? `${one ? 'head' : 'base'} has no such figure` : 'no metric table describes it';
    const exact = metric !== undefined && tierAt(metric, scenario) === 'exact';
    const gates = exact && one !== undefined && scenario === EXACT_SCENARIO && metric.better !== 'neither';
    leftOut.push({ ...place, kind, metric: id, reason, gates });
  }
  return { changes, leftOut };
}
