/** Two groups of values that have nothing to do with each other: the interval of the difference of their centres. */
import { mean } from './centre.js';
import { FEWEST_FOR_INTERVAL } from './centre-interval.js';
import type { Interval } from './intervals.js';
import { tQuantile } from './student-t.js';

export interface WelchInterval extends Interval {
  /** Of the means: the first less the second. */
  readonly difference: number;
  /** Welch's and Satterthwaite's, floored; infinite where neither group scatters. */
  readonly degreesOfFreedom: number;
}

/**
 * Welch's t interval of the difference of two means: the groups need neither the same size nor the
 * same spread. Its degrees of freedom are a fraction and are floored, which makes the interval a
 * little wider than asked for, never narrower.
 *
 * Source: B. L. Welch, The generalization of "Student's" problem when several different population
 * variances are involved, Biometrika 34 (1947); the degrees of freedom by F. E. Satterthwaite, An
 * approximate distribution of estimates of variance components, Biometrics Bulletin 2 (1946).
 * @returns null where a group has fewer than three values
 */
export function welchInterval(
  values: readonly number[],
  against: readonly number[],
  level: number,
): WelchInterval | null {
  if (Math.min(values.length, against.length) < FEWEST_FOR_INTERVAL) return null;
  const difference = mean(values) - mean(against);
  const [one, other] = [squaredError(values), squaredError(against)];
  const squared = one + other;
  if (squared === 0) {
    return {
      difference,
      low: difference,
      high: difference,
      level,
      degreesOfFreedom: Number.POSITIVE_INFINITY,
    };
  }
  const exactDegrees = squared ** 2 / (one ** 2 / (values.length - 1) + other ** 2 / (against.length - 1));
  // Rounding must not push a whole number below itself, nor below the smaller group's own.
  const least = Math.min(values.length, against.length) - 1;
  const degreesOfFreedom = Math.max(least, Math.floor(exactDegrees + 1e-9));
  const reach = tQuantile((1 + level) / 2, degreesOfFreedom) * Math.sqrt(squared);
  return { difference, low: difference - reach, high: difference + reach, level, degreesOfFreedom };
}

/** The squared standard error of the mean. */
function squaredError(values: readonly number[]): number {
  const centre = mean(values);
  if (values.every((value) => value === values[0])) return 0;
  const squares = values.reduce((sum, value) => sum + (value - centre) ** 2, 0);
  return squares / (values.length - 1) / values.length;
}
