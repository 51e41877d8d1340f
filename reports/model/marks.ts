/** A mark with all that is said of it, and what marks have in common: their range, and the line at a chart's foot. */
import type { SeriesDefinition } from '../charts/definitions.js';
import type { Mark, Row } from '../charts/spec.js';
import { formatEstimate, formatInterval, formatRound } from '../format.js';
import { cleanName } from '../text.js';
import { partsOf } from './ledger.js';
import { estimateOf, type PlacedCell, type RunView } from './view.js';

/** The mark of a series in a cell, under the series' metric unless it goes by another `id`. */
export function markOf(
  view: RunView,
  series: SeriesDefinition,
  placed: PlacedCell,
  like: number | undefined,
  id: string = series.metric,
): Mark | undefined {
  const estimate = estimateOf(placed, series.metric);
  if (!estimate) return undefined;
  const { lang, words } = view;
  const metric = view.metric(series.metric);
  const text = formatEstimate(metric, estimate, lang, like);
  const interval = formatInterval(metric, estimate, lang, like);
  return {
    series: id,
    value: estimate.value,
    low: estimate.low,
    high: estimate.high,
    rounds: estimate.rounds,
    bound: estimate.bound,
    text,
    tip: [
      `${view.metricTitle(series.metric)}: ${text}`,
      ...(interval ? [words.tip.interval(interval)] : []),
      words.tip.rounds(estimate.rounds.length),
    ],
    roundTips: estimate.rounds.map((value, index) =>
      words.tip.round(index + 1, formatRound(metric, value, estimate, lang, { like })),
    ),
    parts: partsOf(view, series, placed, like),
  };
}

/** Every value that has to be on the axis. */
export const valuesOf = (rows: readonly Row[]) =>
  rows.flatMap(({ marks }) =>
    marks.flatMap(({ value, low, high, rounds }) => [value, low ?? value, high ?? value, ...rounds]),
  );

export function footOf(view: RunView, rows: readonly Row[]): string {
  const marks = rows.flatMap((row) => row.marks);
  const counts = marks.map(({ rounds }) => rounds.length);
  const known = marks.some(({ low }) => low !== null);
  return roundsFoot(view, counts, known ? 'chartFoot' : 'chartFootNoInterval');
}

/** The same of a picture without marks: by how many rounds each of its figures has. */
export function roundsFoot(
  { words, run }: RunView,
  counts: readonly number[],
  foot: 'chartFoot' | 'chartFootNoInterval' | 'chartFootCounted' = 'chartFootCounted',
): string {
  const n = counts.length > 0 ? words.roundsRange(Math.min(...counts), Math.max(...counts)) : words.missing;
  const { machine, commit } = run.environment;
  const short = commit === null ? null : cleanName(commit).slice(0, 10);
  return words[foot](n, cleanName(machine.cpuModel), short);
}
