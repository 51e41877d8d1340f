/** Where series change, when that began, how large it is, and whether it is for the better. */
import { setUpDifferences } from '../compare/differences.js';
import { placeText } from '../compare/place-text.js';
import { equivalenceMargins } from '../comparisons.js';
import { median } from '../statistics/centre.js';
import { changePoints, leastValues } from './change-points.js';
import type { History, Series } from './series.js';

/** Share of quiet series in which a change may be found by chance. */
export const DEFAULT_LEVEL = 0.01;

/** `small`: told from noise, and no more than the margin within which figures count as equivalent. */
export type TrendVerdict = 'better' | 'worse' | 'changed' | 'small';

export interface TrendChange {
  readonly series: Series;
  /** Of the first point at the new level, among the series' points. */
  readonly at: number;
  /** Indices among the runs: the last at the old level, the first at the new. */
  readonly lastBefore: number;
  readonly first: number;
  /** Levels: medians between this change and its neighbours; of counts the value itself. */
  readonly before: number;
  readonly after: number;
  /** after ÷ before; null where before is zero. */
  readonly ratio: number | null;
  readonly verdict: TrendVerdict;
  /** Null for counts: any difference is a change. */
  readonly pValue: number | null;
  /** What else differs between the two runs: versions and plan. */
  readonly beside: readonly string[];
}

export interface Found {
  readonly changes: readonly TrendChange[];
  /** Series in which nothing could be told, for lack of runs. */
  readonly tooShort: number;
  /** Series of noisy figures that were looked through. */
  readonly searched: number;
}

/** All changes of a history, in the order of the series and within one of the runs. */
export function changesIn(history: History, level: number): Found {
  const least = leastValues(level);
  const noisy = history.series.filter(({ tier }) => tier !== 'exact');
  const tooShort = noisy.filter(({ points }) => points.length < least).length;
  return {
    changes: history.series.flatMap((series) => changesOf(series, history, level)),
    tooShort,
    searched: noisy.length - tooShort,
  };
}

export function changesOf(series: Series, history: Pick<History, 'runs'>, level: number): TrendChange[] {
  const values = series.points.map(({ value }) => value);
  const found = series.tier === 'exact' ? steps(values) : noisySteps(series, values, level);
  const bounds = [0, ...found.map(({ index }) => index), values.length];
  return found.map(({ index, pValue }, i) => {
    const before = median(values.slice(bounds[i], index));
    const after = median(values.slice(index, bounds[i + 2]));
    const [lastBefore, first] = [series.points[index - 1]!.run, series.points[index]!.run];
    const beside = setUpDifferences(history.runs[lastBefore]!, history.runs[first]!);
    const ratio = before === 0 ? null : after / before;
    const verdict = verdictOf(series, before, after);
    return { series, at: index, lastBefore, first, before, after, ratio, verdict, pValue, beside };
  });
}

/** Counts: each value that is not the one before it. */
function steps(values: readonly number[]): { index: number; pValue: null }[] {
  return values.flatMap((value, index) =>
    index > 0 && value !== values[index - 1] ? [{ index, pValue: null }] : [],
  );
}

function noisySteps(series: Series, values: readonly number[], level: number) {
  // Noise of costs and times grows with their size: distances are taken of the logarithms, where there are any.
  const scaled = values.every((value) => value > 0) ? values.map(Math.log) : values;
  return changePoints(scaled, { level, seed: seedOf(series) });
}

/** The same for a series whatever others stand beside it (FNV-1a, 31 bits). */
function seedOf(series: Series): number {
  const text = `${placeText(series)} ${series.metric.id} ${series.machine} ${series.asked}`;
  let value = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) value = Math.imul(value ^ text.charCodeAt(i), 0x01000193);
  return value >>> 1;
}

function verdictOf({ metric, tier }: Series, before: number, after: number): TrendVerdict {
  if (Math.abs(after - before) <= equivalenceMargins[tier] * Math.abs(before)) return 'small';
  if (metric.better === 'neither') return 'changed';
  return after > before === (metric.better === 'higher') ? 'better' : 'worse';
}
