/**
 * The interval drawn at a cell's figure: where the centre of its rounds lies.
 *
 * Times, costs and rates scatter by factors, not by amounts, so positive values are taken as
 * logarithms; others as they are. Fewer than six rounds get Student's t, six and more the exact
 * Wilcoxon interval, fewer than three none.
 */
import { median } from './centre.js';
import { type Interval, signedRankInterval, tInterval } from './intervals.js';

/** Intervals are made at this level unless said otherwise. */
export const LEVEL = 0.95;
/** With fewer values there is no interval: two of them would reach 12 standard errors each way. */
export const FEWEST_FOR_INTERVAL = 3;
/** An exact Wilcoxon interval of five values cannot exceed 93.75 %. */
export const FEWEST_FOR_RANKS = 6;

export interface CentreInterval {
  readonly low: number;
  readonly high: number;
  /** How it was made, for a reader of statistics. */
  readonly method: string;
}

/** "95 %", or with two decimals where the level is not round: "96.09 %". */
export function levelText(level: number): string {
  const percent = Number((level * 100).toFixed(2));
  return `${percent} %`;
}

/** What made an interval of `n` values at that level. */
export function intervalMethod(n: number, level: number, on: string): string {
  const name = n < FEWEST_FOR_RANKS ? "Student's t" : 'exact Wilcoxon signed-rank';
  return `${name} interval on ${on}, ${levelText(level)}, n = ${n}`;
}

/** The interval that so many values call for; null below three. */
export function intervalOf(values: readonly number[], level: number): Interval | null {
  if (values.length < FEWEST_FOR_INTERVAL) return null;
  return values.length < FEWEST_FOR_RANKS ? tInterval(values, level) : signedRankInterval(values, level);
}

/**
 * The interval of the centre of one metric's rounds; null below three rounds. It always holds their
 * median, which is drawn with it: a strong skew would else put the median outside.
 */
export function centreInterval(rounds: readonly number[], level = LEVEL): CentreInterval | null {
  const scattersByFactors = rounds.every((value) => value > 0);
  const interval = intervalOf(scattersByFactors ? rounds.map(Math.log) : rounds, level);
  if (!interval) return null;
  const method = intervalMethod(
    rounds.length,
    interval.level,
    scattersByFactors ? 'the logarithms of the rounds' : 'the rounds',
  );
  const middle = median(rounds);
  if (rounds.every((value) => value === middle)) return { low: middle, high: middle, method };
  const [low, high] = scattersByFactors
    ? [Math.exp(interval.low), Math.exp(interval.high)]
    : [interval.low, interval.high];
  // What cannot be negative has no negative centre, though a t interval around it may reach there.
  const least = rounds.every((value) => value >= 0) ? 0 : Number.NEGATIVE_INFINITY;
  return { low: Math.max(least, Math.min(low, middle)), high: Math.max(high, middle), method };
}
