/**
 * Wilcoxon's signed-rank test, one-sided and exact: how likely values this high are where their centre lies
 * at zero or below. It goes by the same Walsh averages as the interval of intervals.ts, so that it rejects
 * at `alpha` exactly where the one-sided interval of that level lies above zero.
 *
 * Source: F. Wilcoxon, Individual comparisons by ranking methods, Biometrics Bulletin 1 (1945); by Walsh
 * averages: J. W. Tukey, as in Hollander, Wolfe, Chicken (2014), section 3.3.
 */
import { walshAverages } from './centre.js';
import { signedRankProbabilities } from './intervals.js';

/** Averages of exactly zero speak for neither: they are counted against. 1 of no values. */
export function signedRankPValue(values: readonly number[]): number {
  const positive = walshAverages(values).reduce((count, average) => (average > 0 ? count + 1 : count), 0);
  return Math.min(
    1,
    signedRankProbabilities(values.length)
      .slice(positive)
      .reduce((sum, each) => sum + each, 0),
  );
}
