/**
 * Published figures against this run's own: each row has what was claimed, what a model says, what was
 * measured and why they differ. A row whose cells are not valid has their reasons in place of a figure.
 */
import { framing } from './anchors/framing.js';
import { hpbn } from './anchors/hpbn.js';
import { kaazing } from './anchors/kaazing.js';
import { pollingLaw } from './anchors/polling-law.js';
import type { Anchor, FigureAt, Recipe } from './anchors/recipe.js';
import { rfc6202 } from './anchors/rfc6202.js';
import { ownValue } from './cells.js';
import { samePoint } from './point.js';
import type { AnchorRow, RunFile } from './schema.js';

export const anchorTable: readonly Anchor[] = [kaazing, rfc6202, hpbn, pollingLaw, framing];

export type AnchoredRun = Pick<RunFile, 'plan' | 'cells'>;

/** The rows of every published figure that the run was asked to measure again. */
export function anchorRows(run: AnchoredRun): AnchorRow[] {
  return anchorTable
    .filter(({ id }) => run.plan.asks.some(({ anchor }) => anchor?.startsWith(`${id}/`)))
    .flatMap((anchor) => anchor.recipes.map((recipe) => rowOf(run, anchor, recipe)));
}

/** True where the run asks that scenario for nothing but published figures: their rows show what came of it. */
export function onlyForAnchors({ plan }: Pick<RunFile, 'plan'>, scenario: string): boolean {
  const asks = plan.asks.filter((ask) => ask.scenario === scenario);
  return asks.length > 0 && asks.every(({ anchor }) => anchor !== undefined);
}

function rowOf(run: AnchoredRun, { id: anchor, source }: Anchor, recipe: Recipe): AnchorRow {
  const { id, title, unit, claimed, model, extrapolated, why } = recipe;
  const measured = measuredBy(run, anchor, recipe);
  return { id: `${anchor}/${id}`, anchor, title, source, unit, claimed, model, measured, extrapolated, why };
}

function measuredBy(run: AnchoredRun, anchor: string, recipe: Recipe): AnchorRow['measured'] {
  const found = Object.entries(recipe.needs).map(([name, at]) => [name, find(run, anchor, at)] as const);
  const reasons = found.flatMap(([, { reason }]) => reason ?? []);
  if (reasons.length > 0) return { status: 'withheld', reasons: [...new Set(reasons)] };
  const values = Object.fromEntries(found.map(([name, { value }]) => [name, value as number]));
  return {
    status: 'measured',
    value: recipe.measure(values),
    formula: recipe.formula,
    from: found.map(([, { pointer }]) => pointer as string),
  };
}

interface Found {
  readonly value?: number;
  readonly pointer?: string;
  /** Why there is no value. */
  readonly reason?: string;
}

function find({ plan, cells }: AnchoredRun, anchor: string, { ask: name, lane, metric }: FigureAt): Found {
  const ask = plan.asks.find((candidate) => candidate.anchor === `${anchor}/${name}`);
  if (!ask?.lanes.includes(lane)) return { reason: `${lane}: this run did not ask it` };
  const index = cells.findIndex(
    (cell) => cell.scenario === ask.scenario && cell.lane === lane && samePoint(cell.point, ask.point),
  );
  const cell = cells[index];
  if (!cell) return { reason: `${lane}: the run ended before it was measured` };
  if (cell.status !== 'valid') return { reason: `${lane}: ${cell.status}: ${cell.reasons.join('; ')}` };
  const estimate = ownValue(cell.metrics, metric);
  if (!estimate) return { reason: `${lane}: too little was measured for ${metric}` };
  return { value: estimate.value, pointer: `/cells/${index}/metrics/${metric}/value` };
}
