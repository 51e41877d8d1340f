/** A chart with all that belongs to it: title, conditions, key, table, foot, and what it says aloud. */
import type { LaneInfo, Point, ScenarioInfo } from '../../results/schema.js';
import { makeAxis } from '../charts/axis.js';
import type { ChartDefinition } from '../charts/definitions.js';
import type { FigureSpec } from '../charts/draw-figure.js';
import type { ChartSpec, Mark, Row } from '../charts/spec.js';
import { lookOf } from '../charts/theme.js';
import { formatTick } from '../format.js';
import { slug } from '../text.js';
import { commonValue } from '../units.js';
import { conditionsText } from './conditions.js';
import { isWithheld, shortGapText } from './gaps.js';
import { type KeyItem, keyOf } from './key.js';
import { footOf, markOf, valuesOf } from './marks.js';
import { noteOf } from './notes.js';
import { chartTable, type Table } from './tables.js';
import { estimateOf, type PlacedCell, type RunView } from './view.js';

/** What a chart shows, by which a story asks for it. */
export interface Shows {
  readonly scenario: string;
  /** Of its first series. */
  readonly metric: string;
  /** The parameter it is drawn along; null for rows. */
  readonly over: string | null;
}

export interface ReportFigure<Spec extends FigureSpec = ChartSpec> {
  readonly id: string;
  readonly shows: Shows;
  readonly title: string;
  /** Conditions, and `closed loop` where it is one. */
  readonly subtitle: string;
  readonly key: readonly KeyItem[];
  readonly spec: Spec;
  readonly table: Table;
  readonly foot: string;
  /** What the picture says, for those who do not see it. */
  readonly alt: string;
}

/** A figure of any kind, also one that is no chart. */
export type AnyFigure = ReportFigure<FigureSpec>;

interface Drawn {
  readonly lane: LaneInfo;
  readonly placed: PlacedCell | undefined;
}

function rowOf(
  view: RunView,
  definition: ChartDefinition,
  { lane, placed }: Drawn,
  like: number | undefined,
): Row {
  const marks = placed ? definition.series.flatMap((one) => markOf(view, one, placed, like) ?? []) : [];
  return {
    look: lookOf(lane),
    label: view.laneTitle(lane.id),
    marks,
    gap: shortGapText(view, placed),
    note: noteOf(view, definition, placed),
  };
}

/** The lanes with a row: those with a figure, and those whose figure was withheld. */
function drawnLanes(view: RunView, definition: ChartDefinition, scenario: string, point: Point): Drawn[] {
  return view.shown
    .map((lane) => ({ lane, placed: view.cellAt(scenario, lane.id, point) }))
    .filter(
      ({ lane, placed }) =>
        definition.series.some(({ metric }) => estimateOf(placed, metric) !== undefined) ||
        (isWithheld(view, placed) && (definition.families?.includes(lane.family) ?? true)),
    );
}

const partText = ({ label, text }: Mark['parts'][number]) => `(${label} ${text})`;

function altOf(view: RunView, title: string, rows: readonly Row[]): string {
  const said = rows.map((row) => {
    const main = row.marks.map(({ text, parts }) => [text, ...parts.map(partText)].join(' '));
    return `${row.label}: ${row.gap ?? main.join(', ')}${row.note ? ` (${row.note})` : ''}`;
  });
  return view.words.chartAlt(title, said.join('; '));
}

/** One chart at each of the points, on one common axis; none where no lane has a row. */
export function figuresOf(
  view: RunView,
  scenario: ScenarioInfo,
  definition: ChartDefinition,
  { sectionId, points }: { readonly sectionId: string; readonly points: readonly Point[] },
): ReportFigure[] {
  const { words, lang } = view;
  const first = definition.series[0]!;
  const metric = view.metric(first.metric);
  const drawnAt = points
    .map((point) => ({ point, drawn: drawnLanes(view, definition, scenario.id, point) }))
    .filter(({ drawn }) => drawn.length > 0);
  const like = commonOf(definition, metric.unit, drawnAt);
  const panels = drawnAt.map(({ point, drawn }) => ({
    point,
    drawn,
    rows: drawn.map((one) => rowOf(view, definition, one, like)),
  }));
  const named = definition.title === null ? undefined : words.chartTitle[definition.title];
  const title = named ?? view.metricTitle(first.metric);
  const axis = makeAxis({
    kind: definition.kind,
    values: panels.flatMap(({ rows }) => valuesOf(rows)),
    label: (value) => formatTick(metric, value, lang, like),
    title: (scale) => words.axisTitle(axisName(view, definition), scale === 'log'),
  });
  const series = definition.series.map(({ metric: id, label, role }) => ({
    id,
    label: words.seriesLabel[label] ?? view.metricTitle(id),
    role,
  }));
  return panels.map(({ point, drawn, rows }, index) => {
    const conditions = conditionsText(view, scenario, point);
    const id = `${sectionId}-${slug(first.metric)}${panels.length > 1 ? `-${index + 1}` : ''}`;
    const subtitle = [conditions, ...(scenario.closedLoop ? [words.closedLoop] : [])]
      .filter(Boolean)
      .join(' · ');
    return {
      id,
      shows: { scenario: scenario.id, metric: first.metric, over: null },
      title,
      subtitle,
      key: keyOf(view, definition, rows),
      spec: { id, kind: definition.kind, series, rows, axis },
      table: chartTable(view, definition, words.tableCaption(title, conditions), { drawn, rows, like }),
      foot: footOf(view, rows),
      alt: altOf(view, title, rows),
    };
  });
}

/** The value whose unit all of a chart's figures are printed in. */
function commonOf(
  { series }: ChartDefinition,
  unit: string,
  panels: readonly { readonly drawn: readonly Drawn[] }[],
): number | undefined {
  const drawn = panels.flatMap((panel) => panel.drawn);
  const values = drawn.flatMap(({ placed }) =>
    series.flatMap(({ metric }) => estimateOf(placed, metric)?.value ?? []),
  );
  return commonValue(unit, values);
}

/** What the axis counts: the metric where there is one, else what its series have in common. */
function axisName(view: RunView, definition: ChartDefinition): string {
  const [only, ...more] = definition.series;
  if (only && more.length === 0) return view.metricTitle(only.metric);
  const { axisLatency, axisBytes, axisRate } = view.words;
  const unit = only && view.metric(only.metric).unit;
  if (unit === 'ns') return axisLatency;
  if (unit === '1/s') return axisRate;
  return unit === 'B' || !only ? axisBytes : view.metricTitle(only.metric);
}
