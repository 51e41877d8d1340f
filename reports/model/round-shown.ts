/** The one round of a cell whose messages are drawn: rounds are never pooled. */
import { groupTrials, ownValue } from '../../results/cells.js';
import type { StoredHistogram, ValidTrial } from '../../results/schema.js';
import { estimateOf, type PlacedCell, type RunView } from './view.js';

/** The valid trials that a cell's estimates were made from, in the order of rounds. */
export function validTrials(view: RunView, { cell }: PlacedCell): ValidTrial[] {
  const rounds = groupTrials(view.trialsOf(cell))[0]?.rounds ?? [];
  return rounds.filter((trial): trial is ValidTrial => trial.status === 'valid');
}

export interface RoundShown {
  /** From 1, as people count. */
  readonly round: number;
  readonly histogram: StoredHistogram;
}

/**
 * The round whose figure is nearest to the cell's, the earliest of several: with an odd number of rounds the
 * one whose figure is the cell's. Undefined where no round kept that histogram.
 */
export function roundShown(
  view: RunView,
  placed: PlacedCell,
  { metric, histogram }: { readonly metric: string; readonly histogram: string },
): RoundShown | undefined {
  const estimate = estimateOf(placed, metric);
  if (!estimate) return undefined;
  const kept = validTrials(view, placed).flatMap((trial) => {
    const [read, stored] = [ownValue(trial.metrics, metric), ownValue(trial.histograms, histogram)];
    if (read === undefined || !stored || stored.count === 0) return [];
    return [{ round: trial.round + 1, histogram: stored, off: Math.abs(read - estimate.value) }];
  });
  const [first, ...others] = kept;
  return first && others.reduce((best, one) => (one.off < best.off ? one : best), first);
}
