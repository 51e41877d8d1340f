/** Tables as plain data: the figures of a chart again, and all that no chart shows. */
import type { LaneInfo, Point, ScenarioInfo } from '../../results/schema.js';
import type { ChartDefinition } from '../charts/definitions.js';
import type { Row } from '../charts/spec.js';
import { type LookId, lookOf } from '../charts/theme.js';
import { formatEstimate, formatInterval, formatRound } from '../format.js';
import { commonValue } from '../units.js';
import { gapTexts } from './gaps.js';
import { estimateOf, type PlacedCell, type RunView } from './view.js';

interface TableColumn {
  readonly label: string;
  /** `aside` is for what may wrap and is read last; `code` for what went over a connection. */
  readonly kind: 'number' | 'word' | 'aside' | 'text' | 'code';
}

export interface TableRow {
  readonly header: string;
  /** Rows that this row's header stands for; 0 where an earlier one stands for it. */
  readonly headerRows: number;
  readonly look: LookId | null;
  readonly cells: readonly string[];
  /** In place of the cells: every reason why there are none, and what to try. */
  readonly withheld: readonly string[] | null;
}

export interface Table {
  readonly caption: string;
  readonly columns: readonly TableColumn[];
  readonly rows: readonly TableRow[];
}

/** A lane's place in a chart: the cell, the row that was drawn of it, and the value that gives the unit. */
interface DrawnRow {
  readonly lane: LaneInfo;
  readonly placed: PlacedCell;
  readonly row: Row;
  readonly like: number | undefined;
}

const bySeries = (
  view: RunView,
  definition: ChartDefinition,
  { lane, placed, row, like }: DrawnRow,
  partNames: readonly string[],
): TableRow[] => {
  const { words, lang } = view;
  const several = definition.series.length > 1;
  const having = definition.series.filter(({ metric }) => estimateOf(placed, metric));
  return having.map(({ metric, label }, index) => {
    const info = view.metric(metric);
    const estimate = estimateOf(placed, metric)!;
    const parts = row.marks.find(({ series }) => series === metric)?.parts ?? [];
    const rounds = estimate.rounds.map((value) =>
      formatRound(info, value, estimate, lang, { withUnit: false, like }),
    );
    const alike = rounds.length > 1 && estimate.rounds.every((value) => value === estimate.value);
    const interval = alike ? words.alike : (formatInterval(info, estimate, lang, like) ?? words.noInterval);
    return {
      header: view.laneTitle(lane.id),
      headerRows: index === 0 ? having.length : 0,
      look: lookOf(lane),
      cells: [
        ...(several ? [words.seriesLabel[label] ?? view.metricTitle(metric)] : []),
        ...(definition.note ? [(index === 0 && row.note) || '–'] : []),
        ...partNames.map((name) => parts.find((part) => part.name === name)?.text ?? '–'),
        formatEstimate(info, estimate, lang, like),
        interval,
        String(estimate.rounds.length),
        alike ? `${rounds.length} × ${rounds[0]}` : rounds.join(' · '),
      ],
      withheld: null,
    };
  });
};

/** The same figures as the chart's, with interval, number of rounds and each round's value. */
export function chartTable(
  view: RunView,
  definition: ChartDefinition,
  caption: string,
  panel: {
    readonly drawn: readonly { readonly lane: LaneInfo; readonly placed: PlacedCell | undefined }[];
    /** In the same order. */
    readonly rows: readonly Row[];
    readonly like: number | undefined;
  },
): Table {
  const { column } = view.words;
  const figure = definition.series.length > 1 ? [{ label: column.figure, kind: 'word' as const }] : [];
  const note = definition.note ? [{ label: column[definition.note], kind: 'text' as const }] : [];
  const parts = new Map(
    panel.rows.flatMap(({ marks }) => marks.flatMap((mark) => mark.parts.map((part) => [part.name, part]))),
  );
  return {
    caption,
    columns: [
      { label: column.lane, kind: 'word' },
      ...figure,
      ...note,
      ...[...parts.values()].map(({ label }) => ({ label, kind: 'number' as const })),
      { label: parts.size > 0 ? column.total : column.value, kind: 'number' },
      { label: column.interval, kind: 'number' },
      { label: column.n, kind: 'number' },
      { label: column.rounds, kind: 'aside' },
    ],
    rows: panel.drawn.flatMap(({ lane, placed }, index) => {
      const [gap, row] = [gapTexts(view, placed), panel.rows[index]];
      if (gap === null && placed && row) {
        return bySeries(view, definition, { lane, placed, row, like: panel.like }, [...parts.keys()]);
      }
      const header = view.laneTitle(lane.id);
      const withheld = gap ?? [view.words.missing];
      return [{ header, headerRows: 1, look: lookOf(lane), cells: [], withheld }];
    }),
  };
}

/** Metrics of the scenario that no chart of it shows: a row a metric, a column a lane. */
export function moreTable(
  view: RunView,
  scenario: ScenarioInfo,
  point: Point,
  shown: ReadonlySet<string>,
  caption: string,
): Table | null {
  const lanes = view.shown
    .map((lane) => ({ lane, placed: view.cellAt(scenario.id, lane.id, point) }))
    .filter(({ placed }) => placed?.cell.status === 'valid');
  const rest = metricsOf(scenario, lanes).filter((metric) => !shown.has(metric));
  const rows = rest.flatMap((metric): TableRow[] => {
    const info = view.metric(metric);
    const estimates = lanes.map(({ placed }) => estimateOf(placed, metric));
    const like = commonValue(
      info.unit,
      estimates.flatMap((estimate) => estimate?.value ?? []),
    );
    const cells = estimates.map((estimate) =>
      estimate ? formatEstimate(info, estimate, view.lang, like) : '–',
    );
    if (cells.every((cell) => cell === '–')) return [];
    return [{ header: view.metricTitle(metric), headerRows: 1, look: null, cells, withheld: null }];
  });
  if (rows.length === 0) return null;
  const columns = lanes.map(({ lane }) => ({ label: view.laneTitle(lane.id), kind: 'number' as const }));
  return { caption, columns: [{ label: view.words.column.metric, kind: 'word' }, ...columns], rows };
}

function metricsOf(
  scenario: ScenarioInfo,
  lanes: readonly { readonly placed: PlacedCell | undefined }[],
): string[] {
  const found = lanes.flatMap(({ placed }) =>
    placed?.cell.status === 'valid' ? Object.keys(placed.cell.metrics) : [],
  );
  return [...new Set([...scenario.metrics, ...found])];
}
