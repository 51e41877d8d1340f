/** From what was measured of two versions to what changed: a row a figure, and what was left out with its reason. */
import type { RunComparison } from '../compare/change.js';
import type { ComparisonFile } from './comparison-file.js';
import { costChanges, costSamples } from './cost-changes.js';
import { countedChanges, faultChanges } from './count-changes.js';
import { versionDifferences } from './differences.js';
import { judgeCosts } from './judge-costs.js';
import type { Threshold } from './measured-schema.js';

export type Measured = Pick<ComparisonFile, 'plan' | 'counted' | 'units' | 'base' | 'head' | 'status'>;

export function judgeComparison(file: Measured): RunComparison {
  const counts = countedChanges(file.counted);
  const costs = costChanges(file);
  const faults = file.plan.costLanes.flatMap((lane) => faultChanges(file, lane));
  return {
    changes: [...counts.changes, ...faults, ...costs.changes],
    leftOut: [...counts.leftOut, ...costs.leftOut],
    refused: [],
    differences: versionDifferences(file),
  };
}

/** Costs that the first set made suspect: lane by lane, what a second set is to be measured for. */
export function suspects({ plan, units }: Pick<ComparisonFile, 'plan' | 'units'>): Threshold[] {
  const samples = costSamples(plan, units);
  const verdicts = judgeCosts(samples, plan.alpha);
  return plan.thresholds.filter((_, index) => verdicts[index]?.suspected);
}
