/**
 * Lane over lane within each of two runs, beside each other. A machine's speed divides out of such a
 * ratio in part only: lanes lean on the kernel, on memory and on the runtime in different shares.
 */

import { pointKey } from '../point.js';
import type { Comparison, MetricInfo, RunFile } from '../schema.js';
import { askedOtherwise } from './asked.js';
import type { Place } from './change.js';
import { tierAt } from './judge-change.js';

export type RatioRun = Pick<RunFile, 'plan' | 'comparisons' | 'metrics'>;
type RatioSide = Pick<Comparison, 'ratio' | 'low' | 'high' | 'pairs'>;

export interface LaneRatioChange extends Place {
  readonly against: string;
  readonly metric: MetricInfo;
  /** lane ÷ against, in each run. */
  readonly base: RatioSide;
  readonly head: RatioSide;
  /** Of the ratio; told only where the intervals do not overlap. */
  readonly change: 'lower' | 'higher' | 'same' | 'cannot tell';
}

export const RATIO_CAVEAT =
  'Ratios between lanes of one run depend less on the machine than the figures themselves, and still depend on it: ' +
  'lanes lean on kernel, memory and runtime in different shares.';

/** The ratios that both runs hold of lanes that both asked alike, in base's order. */
export function laneRatioChanges(base: RatioRun, head: RatioRun): LaneRatioChange[] {
  const others = new Map(head.comparisons.map((comparison) => [keyOf(comparison), comparison]));
  const known = new Map([...base.metrics, ...head.metrics].map((metric) => [metric.id, metric]));
  return base.comparisons.flatMap((comparison) => {
    const other = others.get(keyOf(comparison));
    const metric = known.get(comparison.metric);
    const { scenario, point, lane, against } = comparison;
    if (!other || !metric || variesWithPhase(metric, scenario)) return [];
    const alike = [lane, against].every(
      (id) => askedOtherwise(base.plan, head.plan, { scenario, point, lane: id }).length === 0,
    );
    if (!alike) return [];
    const sides = { base: sideOf(comparison), head: sideOf(other) };
    return [{ scenario, point, lane, against, metric, ...sides, change: judge(sides.base, sides.head) }];
  });
}

/** Counts under load: where all rounds happen to read alike their interval is a point, and says too much. */
const variesWithPhase = (metric: MetricInfo, scenario: string): boolean =>
  metric.tier === 'exact' && tierAt(metric, scenario) !== 'exact';

const keyOf = ({ scenario, point, metric, lane, against }: Comparison): string =>
  JSON.stringify([scenario, pointKey(point), metric, lane, against]);

const sideOf = ({ ratio, low, high, pairs }: Comparison): RatioSide => ({ ratio, low, high, pairs });

function judge(base: RatioSide, head: RatioSide): LaneRatioChange['change'] {
  if (base.low === null || base.high === null || head.low === null || head.high === null)
    return 'cannot tell';
  if (head.high < base.low) return 'lower';
  if (head.low > base.high) return 'higher';
  const points = base.low === base.high && head.low === head.high;
  return points ? 'same' : 'cannot tell';
}
