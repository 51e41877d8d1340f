/** A history for other programs: all series as CSV, or with their changes as JSON. */
import { csvText } from '../reports/csv.js';
import type { TrendChange } from '../results/trend/changes.js';
import type { Series } from '../results/trend/series.js';
import { FIGURE_HEAD, figureCells } from './figure-columns.js';
import { type ShownTrend, shownChanges } from './trend-text.js';

const HEAD = [
  ...FIGURE_HEAD,
  'machine',
  'asked',
  'run',
  'started at',
  'commit',
  'value',
  'change',
  'ratio',
] as const;

/** A row a point; the first one at a new level says how it changed. */
export function trendCsv(shown: ShownTrend): string {
  const { runs, series } = shown.history;
  const at = new Map(shownChanges(shown).map((change) => [pointName(change.series, change.at), change]));
  const rows = series.flatMap((one) =>
    one.points.map(({ run, value }, index) => {
      const { name, startedAt, environment } = runs[run]!;
      const change = at.get(pointName(one, index));
      return [
        ...headOf(one),
        ...[name, startedAt, environment.commit ?? '', String(value)],
        ...[change?.verdict ?? '', String(change?.ratio ?? '')],
      ];
    }),
  );
  return csvText([HEAD, ...rows]);
}

function headOf(series: Series): string[] {
  const { machine, asked } = series;
  return [...figureCells(series), machine === null ? 'all' : String(machine + 1), String(asked + 1)];
}

const pointName = (series: Series, index: number): string => `${headOf(series).join('\n')}\n${index}`;

export function trendJson(shown: ShownTrend): string {
  const { history, found, level } = shown;
  const changes = shownChanges(shown);
  const value = {
    level,
    runs: history.runs.map(({ name, runId, startedAt, environment: { commit, dirty } }) => ({
      ...{ name, runId, startedAt, commit, dirty },
    })),
    machines: history.machines,
    searched: found.searched,
    tooShort: found.tooShort,
    withheld: history.withheld,
    series: history.series.map(({ metric, ...series }) => ({
      ...series,
      metric: metric.id,
      unit: metric.unit,
      changes: changes.filter((change) => change.series.points === series.points).map(plainChange),
    })),
  };
  return `${JSON.stringify(value, null, 2)}\n`;
}

function plainChange({ series: _, ...change }: TrendChange) {
  return change;
}
