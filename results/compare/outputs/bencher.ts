/**
 * Head's figures in Bencher Metric Format: a benchmark a place, a measure a metric, in the unit that
 * its name bears. Format: https://bencher.dev/docs/reference/bencher-metric-format
 */
import type { Change, RunComparison } from '../change.js';
import { placeText } from '../place-text.js';

/** Longest name of a benchmark and of a measure, in characters. */
const LONGEST = { benchmark: 1024, measure: 64 } as const;

export interface BencherMetric {
  readonly value: number;
  readonly lower_value?: number;
  readonly upper_value?: number;
}

export type BencherMetrics = Record<string, Record<string, BencherMetric>>;

/** A bound has no place in the format: it would be read as a value. */
export function bencherMetrics({ changes }: Pick<RunComparison, 'changes'>): BencherMetrics {
  const places = new Map<string, [string, BencherMetric][]>();
  for (const change of changes.filter(({ head }) => head.bound === null)) {
    const name = placeText(change).slice(0, LONGEST.benchmark);
    places.set(name, [...(places.get(name) ?? []), measureOf(change)]);
  }
  return Object.fromEntries([...places].map(([name, measures]) => [name, Object.fromEntries(measures)]));
}

function measureOf({ metric, head: { value, low, high } }: Change): [string, BencherMetric] {
  const interval = low === null || high === null ? {} : { lower_value: low, upper_value: high };
  return [metric.id.slice(0, LONGEST.measure), { value, ...interval }];
}
