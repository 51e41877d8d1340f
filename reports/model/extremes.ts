/**
 * Which lane is best, which worst, and which cannot be told from the best. The run's own comparisons
 * decide; where it made none for a pair, nothing is said of it. Controls are never ranked.
 */
import type { Estimate, Point, ScenarioInfo } from '../../results/schema.js';
import { estimateOf, type Place, type PlacedCell, type RunView } from './view.js';

export interface LaneEstimate {
  readonly lane: string;
  readonly placed: PlacedCell;
  readonly estimate: Estimate;
}

export interface Standing {
  readonly best: LaneEstimate;
  readonly worst: LaneEstimate;
  /** Lanes other than the best that the comparisons do not tell from it. */
  readonly tied: readonly string[];
  /** Every pair of lanes was compared and no difference was told. */
  readonly allTied: boolean;
  readonly lanes: readonly LaneEstimate[];
}

export interface Ratio {
  readonly value: number;
  readonly from: string;
}

const TIES: ReadonlySet<string> = new Set(['cannot tell', 'equivalent']);

/** The lanes that have a figure of the metric at that point, in the lane table's order. */
export function estimatesOf(view: RunView, scenario: string, point: Point, metric: string): LaneEstimate[] {
  return view.shown
    .filter((lane) => lane.family !== 'control' && lane.set !== 'control')
    .flatMap(({ id }) => {
      const placed = view.cellAt(scenario, id, point);
      const estimate = estimateOf(placed, metric);
      return placed && estimate ? [{ lane: id, placed, estimate }] : [];
    });
}

/** Whether the run compared two lanes and could not tell them apart; undefined where it did not compare. */
function tiedLanes(view: RunView, at: Place, one: string, other: string): boolean | undefined {
  const index = view.comparisonOf(at, one, other);
  const found = index === undefined ? undefined : view.run.comparisons[index];
  return found && TIES.has(found.verdict);
}

/** `one` ÷ `other` as the run compared them, and where that stands; undefined where it did not. */
export function ratioOf(view: RunView, at: Place, one: string, other: string): Ratio | undefined {
  const index = view.comparisonOf(at, one, other);
  const found = index === undefined ? undefined : view.run.comparisons[index];
  if (!found || TIES.has(found.verdict) || !(found.ratio > 0)) return undefined;
  const value = found.lane === one ? found.ratio : 1 / found.ratio;
  return { value, from: `/comparisons/${index}/ratio` };
}

/** The standing of the lanes, or undefined where fewer than two have a figure. */
export function standing(
  view: RunView,
  scenario: Pick<ScenarioInfo, 'id'>,
  point: Point,
  metric: string,
): Standing | undefined {
  const lanes = estimatesOf(view, scenario.id, point, metric);
  if (lanes.length < 2) return undefined;
  const way = view.metric(metric).better === 'higher' ? -1 : 1;
  const ordered = [...lanes].sort((a, b) => way * (a.estimate.value - b.estimate.value));
  const best = ordered[0] as LaneEstimate;
  const worst = ordered.at(-1) as LaneEstimate;
  const at = { scenario: scenario.id, point, metric };
  const tied = ordered
    .slice(1)
    .map(({ lane }) => lane)
    .filter((lane) => tiedLanes(view, at, best.lane, lane) === true);
  const pairs = lanes.flatMap((one, index) => lanes.slice(index + 1).map((other) => [one.lane, other.lane]));
  const allTied = pairs.every(([one, other]) => tiedLanes(view, at, one as string, other as string) === true);
  return { best, worst, tied, allTied, lanes };
}
