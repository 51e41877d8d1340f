/**
 * What pairs of like with like tell of an instrument: how far two measurements of the same thing lie
 * apart, how often the comparison calls them different, and how small a difference it would find.
 */
import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import type { CalibrationResult, CalibrationTrial, Spread } from './calibration-file.js';
import { equivalenceMargins } from './comparisons.js';
import { metrics } from './metrics.js';
import { mean, median } from './statistics/centre.js';
import { FEWEST_FOR_INTERVAL, LEVEL } from './statistics/centre-interval.js';
import { compareRatios } from './statistics/compare-ratios.js';
import { tQuantile } from './statistics/student-t.js';

/** Of a change just as large as the detectable one, this share of comparisons find it. */
const POWER = 0.8;
/** Comparisons resampled for the false-alarm rate: its standard error is then a point at 5 %. */
const RESAMPLES = 500;
const RESAMPLED_PAIRS = 20;
/** 1 ÷ Φ⁻¹(3/4): makes the median absolute deviation of normal values their standard deviation. */
export const MAD_TO_SD = 1.4826;

/**
 * The pace counts as steady within a pair where its halves' references differ by no more than this
 * share. While the machine kept its pace they scattered by 2 to 3 %; where it changed, by a quarter to a half.
 */
export const STEADY_PACE = 0.1;

/** Two trials of the same, one after the other. */
export interface LikePair {
  readonly a: CalibrationTrial;
  readonly b: CalibrationTrial;
}

/** The pairs of which both halves are valid; of a trial that was tried again, the last attempt. */
export function likePairs(trials: readonly CalibrationTrial[], scenario: string, lane: string): LikePair[] {
  const halves = new Map<number, Partial<Record<'A' | 'B', CalibrationTrial>>>();
  for (const trial of trials) {
    if (trial.scenario !== scenario || trial.lane !== lane) continue;
    halves.set(trial.pair, { ...halves.get(trial.pair), [trial.half]: trial });
  }
  return [...halves.values()].flatMap(({ A: a, B: b }) =>
    a?.status === 'valid' && b?.status === 'valid' ? [{ a, b }] : [],
  );
}

/**
 * The smallest change, as a share, that a comparison of `pairs` pairs finds four times out of five,
 * where the logarithms of like ratios have the standard deviation `sd`: (t₀.₉₇₅ + t₀.₈) · sd ÷ √pairs.
 *
 * Source: J. Cohen, Statistical Power Analysis for the Behavioral Sciences, 2nd ed. (1988), chapter 2,
 * with quantiles of t for those of the normal distribution.
 */
export function detectableChange(sd: number, pairs: number): number {
  const reach = tQuantile((1 + LEVEL) / 2, pairs - 1) + tQuantile(POWER, pairs - 1);
  return Math.expm1((reach * sd) / Math.sqrt(pairs));
}

/** @throws RangeError below three values */
export function spreadOf(logRatios: readonly number[], seed = 1): Spread {
  if (logRatios.length < FEWEST_FOR_INTERVAL) throw new RangeError('a spread needs three pairs');
  const sd = standardDeviation(logRatios);
  return {
    pairs: logRatios.length,
    sd,
    mad: MAD_TO_SD * median(logRatios.map((ratio) => Math.abs(ratio - median(logRatios)))),
    falseAlarms: falseAlarmRate(logRatios, seed),
    detectableAt10: detectableChange(sd, 10),
    detectableAt20: detectableChange(sd, 20),
  };
}

function standardDeviation(values: readonly number[]): number {
  const centre = mean(values);
  return Math.sqrt(values.reduce((sum, value) => sum + (value - centre) ** 2, 0) / (values.length - 1));
}

/**
 * How often comparisons of like with like end in "better" or "worse", at the margin of cost figures:
 * pairs are drawn again from those measured, each with either half in front, since which of two like
 * things is called A is a matter of names.
 */
export function falseAlarmRate(logRatios: readonly number[], seed: number): number {
  const random = xoroshiro128plus(seed);
  let alarms = 0;
  for (let i = 0; i < RESAMPLES; i++) {
    const pairs = Array.from({ length: RESAMPLED_PAIRS }, () => {
      const ratio = logRatios[uniformInt(random, 0, logRatios.length - 1)] as number;
      return [Math.exp(uniformInt(random, 0, 1) === 0 ? ratio : -ratio), 1] as const;
    });
    const { verdict } = compareRatios(pairs, { margin: equivalenceMargins.cost, better: 'lower' });
    if (verdict === 'better' || verdict === 'worse') alarms++;
  }
  return alarms / RESAMPLES;
}

/** What the pairs tell of one figure; undefined where fewer than three have it, or it is zero in some. */
export function resultOf(pairs: readonly LikePair[], figure: string): CalibrationResult | undefined {
  const having = pairs.filter(({ a, b }) => (a.figures[figure] ?? 0) > 0 && (b.figures[figure] ?? 0) > 0);
  if (having.length < FEWEST_FOR_INTERVAL) return undefined;
  const ratio = ({ a, b }: LikePair) => Math.log(a.figures[figure]! / b.figures[figure]!);
  const paced = having.filter(({ a, b }) => a.paceUs !== null && b.paceUs !== null);
  // Bytes take no time: a slower core does not make them more.
  const timed = isTime(figure) ? paced : [];
  const steady = paced.filter((pair) => Math.abs(Math.expm1(paceRatio(pair))) <= STEADY_PACE);
  const { scenario, lane } = having[0]!.a;
  return {
    scenario,
    lane,
    figure,
    value: median(having.flatMap(({ a, b }) => [a.figures[figure]!, b.figures[figure]!])),
    plain: spreadOf(having.map(ratio)),
    divided: spreadOrNull(timed.map((pair) => ratio(pair) - paceRatio(pair))),
    steady: spreadOrNull(steady.map(ratio)),
  };
}

const TIMES: ReadonlySet<string> = new Set(['ns', 'µs']);

const isTime = (figure: string): boolean => metrics.some(({ id, unit }) => id === figure && TIMES.has(unit));

const paceRatio = ({ a, b }: LikePair): number => Math.log(a.paceUs! / b.paceUs!);

const spreadOrNull = (logRatios: readonly number[]): Spread | null =>
  logRatios.length < FEWEST_FOR_INTERVAL ? null : spreadOf(logRatios);

/** The results of every scenario, lane and figure asked for, in that order. */
export function calibrationResults(
  trials: readonly CalibrationTrial[],
  cells: readonly { readonly scenario: string; readonly lane: string; readonly figures: readonly string[] }[],
): CalibrationResult[] {
  return cells.flatMap(({ scenario, lane, figures }) => {
    const pairs = likePairs(trials, scenario, lane);
    return figures.flatMap((figure) => resultOf(pairs, figure) ?? []);
  });
}
