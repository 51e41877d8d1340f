/** The columns that name a figure, the same in every CSV of ours: so that two files can be joined. */
import { pointText } from '../results/compare/place-text.js';
import type { MetricInfo, Point } from '../results/schema.js';

export const FIGURE_HEAD = ['scenario', 'lane', 'point', 'metric', 'unit', 'tier', 'better'] as const;

export interface NamedFigure {
  readonly scenario: string;
  readonly lane: string;
  readonly point: Point;
  readonly metric: MetricInfo;
  /** The tier that it is compared in. */
  readonly tier: MetricInfo['tier'];
}

export function figureCells({ scenario, lane, point, metric, tier }: NamedFigure): string[] {
  return [scenario, lane, pointText(point), metric.id, metric.unit, tier, metric.better];
}
