/** One thing against another, measured side by side in each round: by the ratios within the rounds. */
import type { MetricInfo, Verdict } from '../schema.js';
import { hodgesLehmann, mean, median } from './centre.js';
import {
  FEWEST_FOR_INTERVAL,
  FEWEST_FOR_RANKS,
  intervalMethod,
  intervalOf,
  LEVEL,
} from './centre-interval.js';

/** The values of one round: of the thing judged, and of what it is judged against. */
export type Pair = readonly [value: number, against: number];

export interface RatioOptions {
  /** Ratios from 1/(1 + margin) to 1 + margin make no difference that matters. */
  readonly margin: number;
  readonly better: MetricInfo['better'];
  /** 0.95 unless given. */
  readonly level?: number;
}

export interface RatioResult {
  /** value ÷ against. */
  readonly ratio: number;
  readonly low: number | null;
  readonly high: number | null;
  readonly pairs: number;
  readonly method: string;
  readonly verdict: Verdict;
}

/**
 * Compares by the logarithms of the ratios: the Hodges–Lehmann estimate with the exact Wilcoxon
 * interval from six pairs on, below that the geometric mean with Student's t interval, below three
 * pairs no interval and no verdict.
 *
 * Zeros have no logarithm. Two zeros are equal, a zero against more is the ratio 0; where that is so
 * in some rounds and not in others, nothing can be told.
 * @throws RangeError where there is no pair, or where a ratio would be infinite: the median of
 * `against` is zero and that of the values is not
 */
export function compareRatios(pairs: readonly Pair[], options: RatioOptions): RatioResult {
  if (pairs.length === 0) throw new RangeError('no pairs, no ratio');
  const ratios = pairs.map(ratioOf);
  if (ratios.every((ratio) => ratio === ratios[0] && ratio < Number.POSITIVE_INFINITY)) {
    return sameRatio(ratios, options);
  }
  return pairs.every(([value, against]) => value > 0 && against > 0)
    ? spreadRatios(ratios, options)
    : ratioOfMedians(pairs);
}

function ratioOf([value, against]: Pair): number {
  return value === against ? 1 : value / against;
}

/** The verdict on an interval of ratios. A difference within the margin is none, however certain. */
export function judgeRatio(low: number, high: number, { margin, better }: RatioOptions): Verdict {
  if (low >= 1 / (1 + margin) && high <= 1 + margin) return 'equivalent';
  if (better === 'neither' || (low <= 1 && high >= 1)) return 'cannot tell';
  return high < 1 === (better === 'lower') ? 'better' : 'worse';
}

function sameRatio(ratios: readonly number[], options: RatioOptions): RatioResult {
  const ratio = ratios[0]!;
  const pairs = ratios.length;
  if (pairs < FEWEST_FOR_INTERVAL) {
    const method = 'the same ratio in each round; too few rounds for an interval';
    return { ratio, low: null, high: null, pairs, method, verdict: 'cannot tell' };
  }
  const method = `the same ratio in each of ${pairs} rounds`;
  return { ratio, low: ratio, high: ratio, pairs, method, verdict: judgeRatio(ratio, ratio, options) };
}

function spreadRatios(ratios: readonly number[], options: RatioOptions): RatioResult {
  const pairs = ratios.length;
  const logs = ratios.map(Math.log);
  const few = pairs < FEWEST_FOR_RANKS;
  const ratio = Math.exp(few ? mean(logs) : hodgesLehmann(logs));
  const estimate = few ? 'geometric mean' : 'Hodges–Lehmann estimate';
  const interval = intervalOf(logs, options.level ?? LEVEL);
  if (!interval) {
    const method = `${estimate} of the ratios within rounds; too few rounds for an interval`;
    return { ratio, low: null, high: null, pairs, method, verdict: 'cannot tell' };
  }
  const low = Math.exp(interval.low);
  const high = Math.exp(interval.high);
  const method = `${estimate}, ${intervalMethod(pairs, interval.level, 'log ratios within rounds')}`;
  return { ratio, low, high, pairs, method, verdict: judgeRatio(low, high, options) };
}

function ratioOfMedians(pairs: readonly Pair[]): RatioResult {
  const ratio = ratioOf([median(pairs.map((pair) => pair[0])), median(pairs.map((pair) => pair[1]))]);
  if (!Number.isFinite(ratio)) throw new RangeError('a ratio against zero is not a number');
  const method = 'ratio of medians; values of zero or below have no log ratio, so no interval';
  return { ratio, low: null, high: null, pairs: pairs.length, method, verdict: 'cannot tell' };
}
