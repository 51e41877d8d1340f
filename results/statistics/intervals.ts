/**
 * Intervals for the centre of a few values: Student's t where values are few, the exact interval of
 * Wilcoxon's signed-rank test from six on. Both take the values to be spread evenly about the centre.
 */
import { mean, walshAverages } from './centre.js';
import { tQuantile } from './student-t.js';

export interface Interval {
  readonly low: number;
  readonly high: number;
  /** The share of such intervals that hold the centre: at least what was asked for. */
  readonly level: number;
}

/** The interval of Student's t test. @throws RangeError below two values */
export function tInterval(values: readonly number[], level: number): Interval {
  if (values.length < 2) throw new RangeError('a t interval needs two values');
  const centre = mean(values);
  const squares = values.reduce((sum, value) => sum + (value - centre) ** 2, 0);
  const error = Math.sqrt(squares / (values.length - 1) / values.length);
  const reach = tQuantile((1 + level) / 2, values.length - 1) * error;
  return { low: centre - reach, high: centre + reach, level };
}

/**
 * How likely each rank sum from 0 to n(n+1)/2 is when the centre is zero: the coefficients of
 * ∏ (1 + xᵏ)/2, multiplied out. Sums of powers of two, so exact to n = 52.
 */
export function signedRankProbabilities(n: number): Float64Array {
  const probabilities = new Float64Array((n * (n + 1)) / 2 + 1);
  probabilities[0] = 1;
  for (let rank = 1, reached = 0; rank <= n; rank++) {
    reached += rank;
    for (let sum = reached; sum >= 0; sum--) {
      const with_ = sum >= rank ? probabilities[sum - rank]! : 0;
      probabilities[sum] = (probabilities[sum]! + with_) / 2;
    }
  }
  return probabilities;
}

/**
 * The exact interval of Wilcoxon's signed-rank test (J. W. Tukey's construction): from the k-th
 * smallest to the k-th largest Walsh average, with the largest k that keeps the level.
 *
 * Source: M. Hollander, D. A. Wolfe, E. Chicken, Nonparametric Statistical Methods, 3rd ed. (2014),
 * section 3.3.
 * @returns null where even the whole range falls short of the level (below six values at 95 %)
 */
export function signedRankInterval(values: readonly number[], level: number): Interval | null {
  const probabilities = signedRankProbabilities(values.length);
  let k = 0;
  let outside = 0;
  while (k < probabilities.length && 1 - 2 * (outside + probabilities[k]!) >= level) {
    outside += probabilities[k++]!;
  }
  if (k === 0) return null;
  const averages = walshAverages(values);
  return { low: averages[k - 1]!, high: averages[averages.length - k]!, level: 1 - 2 * outside };
}
