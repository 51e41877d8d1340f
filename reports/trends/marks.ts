/** Where the figures of a row changed, in words: results/trend finds it, from the same runs. */
import { pointKey } from '../../results/point.js';
import type { RunFile } from '../../results/schema.js';
import { leastValues } from '../../results/trend/change-points.js';
import { changesIn, DEFAULT_LEVEL, type TrendChange } from '../../results/trend/changes.js';
import { type History, historyOf } from '../../results/trend/series.js';
import { formatExact, formatNumber, formatTimes } from '../format.js';
import { messagesFor } from '../messages.js';
import { cleanName } from '../text.js';
import { type Lang, percentSign } from '../units.js';

export interface ChangeMark {
  /** Of the first run at the new level. */
  readonly run: number;
  readonly verdict: 'better' | 'worse' | 'changed';
  /** `+18 %`, `×2.4`, or the difference where it was nothing before. */
  readonly size: string;
  /** Size, commit and whether it is for the better, as one phrase. */
  readonly said: string;
}

/** What was looked for, and in how many series nothing could be told. */
export interface Searched {
  readonly level: number;
  readonly leastRuns: number;
  readonly tooShort: number;
}

export interface Marks {
  readonly searched: Searched;
  readonly of: (place: { scenario: string; lane: string; point: string; metric: string }) => ChangeMark[];
}

/** A larger change reads better as a factor. */
const FACTOR_FROM = 2;
const COMMIT_CHARACTERS = 7;

/** `runs` in the order in which they began; `follows`: whether a metric of a scenario is shown. */
export function marksOf(
  runs: readonly { readonly name: string; readonly run: RunFile }[],
  follows: (scenario: string, metric: string) => boolean,
  lang: Lang,
): Marks {
  const named = runs.map(({ name, run }) => ({ ...run, name }));
  const history = historyOf(named, ({ scenario, metric }) => follows(scenario, metric.id));
  const { changes, tooShort } = changesIn(history, DEFAULT_LEVEL);
  const byPlace = new Map<string, ChangeMark[]>();
  for (const change of changes) {
    if (change.verdict === 'small') continue;
    const { scenario, lane, point, metric } = change.series;
    const key = JSON.stringify([scenario, lane, pointKey(point), metric.id]);
    byPlace.set(key, [...(byPlace.get(key) ?? []), markOf(change, change.verdict, history, lang)]);
  }
  return {
    searched: { level: DEFAULT_LEVEL, leastRuns: leastValues(DEFAULT_LEVEL), tooShort },
    of: ({ scenario, lane, point, metric }) =>
      (byPlace.get(JSON.stringify([scenario, lane, point, metric])) ?? []).sort((a, b) => a.run - b.run),
  };
}

function markOf(
  change: TrendChange,
  verdict: ChangeMark['verdict'],
  { runs }: History,
  lang: Lang,
): ChangeMark {
  const { commit } = runs[change.first]!.environment;
  const size = sizeOf(change, lang);
  const from = commit === null ? null : cleanName(commit.slice(0, COMMIT_CHARACTERS));
  return { run: change.first, verdict, size, said: messagesFor(lang).trends.change(size, from, verdict) };
}

function sizeOf({ ratio, before, after, series: { metric } }: TrendChange, lang: Lang): string {
  if (ratio === null) return `+${formatExact(metric, after - before, lang)}`;
  if (ratio >= FACTOR_FROM) return `×${formatTimes(ratio, lang)}`;
  const share = Math.abs(ratio - 1) * 100;
  return `${ratio < 1 ? '−' : '+'}${formatNumber(share, lang, share < 1 ? 1 : 0)}${percentSign(lang)}`;
}
