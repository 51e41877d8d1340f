/** How large a change must be before the gate calls it one. */
import { metrics } from '../metrics.js';
import { LEVEL } from '../statistics/centre-interval.js';
import { tQuantile } from '../statistics/student-t.js';
import type { Threshold } from './measured-schema.js';
import { type CostMetric, defaultThresholds } from './metrics.js';
import type { LikeSpread } from './proof-file.js';

/** The least that this suite sets out to tell. */
const LEAST_THRESHOLD = 0.05;

export interface ThresholdRequest {
  readonly lanes: readonly string[];
  readonly metrics: readonly CostMetric[];
  readonly units: number;
  /** Spread of units of like with like on this machine; empty where none were measured. */
  readonly spreads: readonly LikeSpread[];
  /** For all costs, as a share. */
  readonly asked?: number;
}

/** A threshold for each gated cost of each lane: asked for, or of this machine's calibration, or the written default. */
export function thresholdsOf({ lanes, metrics: ids, units, spreads, asked }: ThresholdRequest): Threshold[] {
  return lanes.flatMap((lane) =>
    ids.map((metric): Threshold => {
      if (asked !== undefined) return { lane, metric, threshold: asked, source: 'asked' };
      const spread = spreads.find((one) => one.lane === lane && one.metric === metric);
      return spread
        ? { lane, metric, threshold: reachOf(spread.sd, units), source: 'calibration' }
        : { lane, metric, threshold: defaultThresholds[metric], source: 'default' };
    }),
  );
}

/**
 * Half of the 95 % interval that so many units of like with like have: what this machine's noise alone makes of no
 * change at all. So units of the same code come out as equivalent more often than not.
 */
export function reachOf(sd: number, units: number): number {
  const reach = Math.expm1((tQuantile((1 + LEVEL) / 2, units - 1) * sd) / Math.sqrt(units));
  return Math.max(LEAST_THRESHOLD, Number(reach.toFixed(4)));
}

/** `CPU 8 % (default)`: one text where all lanes have the same, else the range. */
export function thresholdText(thresholds: readonly Threshold[]): string {
  const ids = [...new Set(thresholds.map(({ metric }) => metric))];
  return ids
    .map((id) => {
      const own = thresholds.filter(({ metric }) => metric === id);
      const [least, most] = [Math.min, Math.max].map((pick) => pick(...own.map((one) => one.threshold)));
      const sources = [...new Set(own.map(({ source }) => source))].join(' and ');
      const range = least === most ? percent(least!) : `${percent(least!)} to ${percent(most!)}`;
      return `${titleOf(id)} ${range} (${sources})`;
    })
    .join(' · ');
}

const percent = (share: number): string => `${Number((share * 100).toFixed(1))} %`;
const titleOf = (id: string): string => metrics.find((metric) => metric.id === id)?.title.en ?? id;
