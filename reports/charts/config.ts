/**
 * From what a chart shows to Chart.js datasets of plain data: no function in them, so that they are
 * made once, drawn as SVG when the report is made, and sent with the page to be drawn again on a
 * canvas. What needs code or depends on the width (`fit.ts`, `rows-plugin.ts`) is the same in both.
 */
import type { ChartSpec, Mark, Row, Series } from './spec.js';
import { type LookId, laneColour, laneLooks, paper } from './theme.js';

/** A point or bar as Chart.js takes it, and what a tooltip says of it beneath the lane's name. */
export interface Datum {
  readonly x: number;
  readonly y: number;
  readonly tip: readonly string[];
}

/** One lane's marks of one series, or its rounds; options are Chart.js's own. */
interface Dataset {
  readonly type: 'scatter' | 'bar';
  readonly label: string;
  readonly data: readonly Datum[];
  readonly [option: string]: unknown;
}

/** What the plugin draws in a row beside Chart.js's marks. */
export interface RowDrawing {
  readonly label: string;
  readonly look: LookId;
  readonly gap: string | null;
  readonly marks: readonly RowMark[];
}

export interface RowMark extends Pick<Mark, 'value' | 'low' | 'high' | 'bound' | 'text'> {
  /** In rows from the top, the middle of the first being 0. */
  readonly y: number;
  readonly role: Series['role'];
  /** The name printed with the value where a row holds several bars. */
  readonly name: string | null;
  /** The largest value that is drawn for this mark: the printed value stands behind it. */
  readonly farthest: number;
}

export interface ChartConfig {
  readonly kind: ChartSpec['kind'];
  readonly axis: ChartSpec['axis'];
  readonly rows: readonly RowDrawing[];
  readonly datasets: readonly Dataset[];
  /** Height of a row in pixels, by layout. */
  readonly rowHeight: { readonly wide: number; readonly narrow: number };
}

const ROUND_RADIUS = 2.4;
/** Rounds lie this far below their estimate, in rows, so that neither hides the other. */
const ROUND_OFFSET = 0.24;
const BAR_PIXELS = 13;
const DOT_ROW = { wide: 50, narrow: 74 };
const BAR_ROW = { base: 18, each: 25, narrowLabel: 20 };
const MARK_RADIUS = 6.5;
const TICK_RADIUS = 7;

function rowHeightOf(spec: ChartSpec): { wide: number; narrow: number } {
  if (spec.kind === 'dots') return DOT_ROW;
  const wide = BAR_ROW.base + BAR_ROW.each * spec.series.length;
  return { wide, narrow: wide + BAR_ROW.narrowLabel };
}

/** Where a series lies within its row, in rows from the row's middle. */
function offsetOf(spec: ChartSpec, index: number): number {
  if (spec.kind === 'dots') return -0.04;
  const share = BAR_ROW.each / rowHeightOf(spec).wide;
  return (index - (spec.series.length - 1) / 2) * share;
}

interface Placed {
  readonly spec: ChartSpec;
  readonly row: Row;
  readonly mark: Mark;
  readonly series: Series;
  /** The series' place among the chart's. */
  readonly at: number;
  readonly y: number;
}

function placedMarks(spec: ChartSpec): Placed[] {
  return spec.rows.flatMap((row, index) =>
    row.marks.flatMap((mark) => {
      const at = spec.series.findIndex(({ id }) => id === mark.series);
      const series = spec.series[at];
      const y = Number((index + offsetOf(spec, at)).toFixed(4));
      return series ? [{ spec, row, mark, series, at, y }] : [];
    }),
  );
}

function pointStyle(look: LookId) {
  const { mark } = laneLooks[look];
  const open = mark === 'ring' || mark === 'crossRot';
  return {
    pointStyle: mark === 'ring' ? 'circle' : mark === 'triangleDown' ? 'triangle' : mark,
    rotation: mark === 'triangleDown' ? 180 : 0,
    backgroundColor: mark === 'ring' ? paper : laneColour(look),
    borderWidth: open ? 2.5 : 1,
    radius: MARK_RADIUS,
  };
}

function dotDataset({ row, mark, series, y }: Placed): Dataset {
  const tick = { pointStyle: 'line', rotation: 90, borderWidth: 2.5, radius: TICK_RADIUS };
  return {
    type: 'scatter',
    label: row.label,
    data: [{ x: mark.value, y, tip: mark.tip }],
    borderColor: laneColour(row.look),
    ...(series.role === 'reach' ? tick : pointStyle(row.look)),
    hitRadius: 10,
    clip: false,
  };
}

function barDataset({ row, mark, at, y }: Placed): Dataset {
  return {
    type: 'bar',
    label: row.label,
    indexAxis: 'y',
    data: [{ x: mark.value, y, tip: mark.tip }],
    backgroundColor: laneColour(row.look, at > 0),
    borderWidth: 0,
    barThickness: BAR_PIXELS,
    grouped: false,
    // Chart.js would make bars a third of a pixel larger to hide seams between neighbours.
    inflateAmount: 0,
    clip: false,
  };
}

function roundsDataset({ spec, row, mark, y }: Placed): Dataset {
  const bars = spec.kind === 'bars';
  const below = bars ? (BAR_PIXELS - 2) / rowHeightOf(spec).wide : ROUND_OFFSET;
  const at = Number((y + below).toFixed(4));
  return {
    type: 'scatter',
    label: row.label,
    data: mark.rounds.map((x, index) => ({ x, y: at, tip: mark.roundTips.slice(index, index + 1) })),
    backgroundColor: laneColour(row.look, !bars),
    borderWidth: 0,
    radius: ROUND_RADIUS,
    hitRadius: 4,
    clip: false,
  };
}

function rowMark({ spec, row, mark, series, y }: Placed): RowMark {
  const { value, low, high, bound, text } = mark;
  const farthest = Math.max(value, high ?? value, ...mark.rounds);
  // Once is enough: the bars of the rows below stand in the same order.
  const named = spec.series.length > 1 && row === spec.rows.find(({ marks }) => marks.length > 0);
  const name = named ? series.label : null;
  return { value, low, high, bound, text, y, role: series.role, name, farthest };
}

/** The configuration of a chart: plain data, colours as CSS variables. */
export function chartConfig(spec: ChartSpec): ChartConfig {
  const placed = placedMarks(spec);
  const rounds = placed.map(roundsDataset);
  // The first dataset is drawn last, on top; of dots, a tick must not hide the main mark.
  const ordered = [...placed].sort((a, b) => a.at - b.at);
  const datasets =
    spec.kind === 'bars' ? [...rounds, ...placed.map(barDataset)] : [...ordered.map(dotDataset), ...rounds];
  return {
    kind: spec.kind,
    axis: spec.axis,
    rows: spec.rows.map((row) => ({
      label: row.label,
      look: row.look,
      gap: row.gap,
      marks: placed.filter((mark) => mark.row === row).map(rowMark),
    })),
    datasets,
    rowHeight: rowHeightOf(spec),
  };
}
