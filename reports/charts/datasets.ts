/** Chart.js datasets of plain data: each mark, bar, part of a bar and round of a chart. */
import type { ChartSpec, Mark, PartTone, Row, Series } from './spec.js';
import { hatch, ink, type LookId, laneColour, laneLooks, OPEN_MARKS, paper } from './theme.js';

/** A point or bar as Chart.js takes it, and what a tooltip says of it beneath the lane's name. */
export interface Datum {
  /** A value, or where a part of a stacked bar begins and ends. */
  readonly x: number | readonly [number, number];
  readonly y: number;
  readonly tip: readonly string[];
}

/** One lane's marks of one series, or its rounds; options are Chart.js's own. */
export interface Dataset {
  readonly type: 'scatter' | 'bar';
  readonly label: string;
  readonly data: readonly Datum[];
  readonly [option: string]: unknown;
}

const ROUND_RADIUS = 2.4;
/** Rounds lie this far below their estimate, in rows, so that neither hides the other. */
const ROUND_OFFSET = 0.24;
const BAR_PIXELS = 13;
const DOT_ROW = { wide: 54, narrow: 76 };
const MESSAGES_ROW = { wide: 62, narrow: 90 };
const BAR_ROW = { base: 18, each: 25, narrowLabel: 20 };
const MARK_RADIUS = 6.5;
const TICK_RADIUS = 7;

/** Height of a row in pixels, by layout. */
export function rowHeightOf(spec: ChartSpec): { wide: number; narrow: number } {
  if (spec.kind === 'dots') return DOT_ROW;
  if (spec.kind === 'messages') return MESSAGES_ROW;
  const wide = BAR_ROW.base + BAR_ROW.each * spec.series.length;
  return { wide, narrow: wide + BAR_ROW.narrowLabel };
}

/** Where a series lies within its row, in rows from the row's middle. */
function offsetOf(spec: ChartSpec, index: number): number {
  if (spec.kind === 'dots') return 0.02;
  if (spec.kind === 'messages') return -0.1;
  const share = BAR_ROW.each / rowHeightOf(spec).wide;
  return (index - (spec.series.length - 1) / 2) * share;
}

/** A mark with its row and series, and where it lies. */
export interface Placed {
  readonly spec: ChartSpec;
  readonly row: Row;
  readonly mark: Mark;
  readonly series: Series;
  /** The series' place among the chart's. */
  readonly at: number;
  readonly y: number;
}

export function placedMarks(spec: ChartSpec): Placed[] {
  return spec.rows.flatMap((row, index) =>
    row.marks.flatMap((mark) => {
      const at = spec.series.findIndex(({ id }) => id === mark.series);
      const series = spec.series[at];
      const y = Number((index + offsetOf(spec, at)).toFixed(4));
      return series ? [{ spec, row, mark, series, at, y }] : [];
    }),
  );
}

/** A lane's mark as Chart.js draws points. */
export function pointStyle(look: LookId) {
  const { mark } = laneLooks[look];
  const open = OPEN_MARKS.has(mark);
  return {
    pointStyle: mark === 'ring' ? 'circle' : mark === 'triangleDown' ? 'triangle' : mark,
    rotation: mark === 'triangleDown' ? 180 : 0,
    backgroundColor: mark === 'ring' ? paper : laneColour(look),
    borderWidth: open ? 2.5 : 1,
    radius: MARK_RADIUS,
  };
}

/** Above a strip of messages, in ink: the lane's own mark would hide the dots. */
const MEDIAN_TICK = { pointStyle: 'line', rotation: 90, borderWidth: 2, radius: 5, borderColor: ink };

const isEngine = ({ role }: Series) => role === 'engine';

/** A shape for each engine, in the transport's colour. */
const ENGINE_POINTS = ['rect', 'circle', 'triangle', 'rectRot', 'crossRot', 'star'] as const;

function engineStyle(look: LookId, at: number) {
  const style = ENGINE_POINTS[at % ENGINE_POINTS.length];
  return { pointStyle: style, backgroundColor: laneColour(look), borderWidth: 2, radius: MARK_RADIUS };
}

function dotDataset({ row, mark, series, at, y }: Placed): Dataset {
  const tick = { pointStyle: 'line', rotation: 90, borderWidth: 2.5, radius: TICK_RADIUS };
  return {
    type: 'scatter',
    label: row.label,
    data: [{ x: mark.value, y, tip: mark.tip }],
    borderColor: laneColour(row.look),
    ...(series.role === 'reach' ? tick : isEngine(series) ? engineStyle(row.look, at) : pointStyle(row.look)),
    hitRadius: 10,
    clip: false,
  };
}

const BAR = {
  type: 'bar',
  indexAxis: 'y',
  borderWidth: 0,
  barThickness: BAR_PIXELS,
  grouped: false,
  // Chart.js would make bars a third of a pixel larger to hide seams between neighbours.
  inflateAmount: 0,
  clip: false,
} as const;

function barDataset({ row, mark, series, at, y }: Placed): Dataset {
  const data = [{ x: mark.value, y, tip: mark.tip }];
  const painted = { ...BAR, label: row.label, data };
  if (series.role !== 'apart') return { ...painted, backgroundColor: laneColour(row.look, at > 0) };
  const outline = { borderColor: laneColour(row.look), borderWidth: 1.5, borderSkipped: false };
  return { ...painted, ...outline, backgroundColor: paper };
}

function tonePaint(look: LookId, tone: PartTone): string {
  if (tone === 'ink') return ink;
  return tone === 'missing' ? hatch : laneColour(look, tone === 'soft');
}

/** The parts of a stacked bar, one behind the other from zero on. */
function partDatasets({ row, mark, y }: Placed): Dataset[] {
  let end = 0;
  return mark.parts
    .filter(({ value }) => value > 0)
    .map(({ label, text, value, tone }) => {
      const from = end;
      end += value;
      const tip = [`${label}: ${text}`, ...mark.tip];
      const data = [{ x: [from, end] as const, y, tip }];
      return { ...BAR, label: row.label, data, backgroundColor: tonePaint(row.look, tone) };
    });
}

/** Rounds that all read the same would only stand beneath the mark's end. */
export const hasSpread = ({ value, rounds }: Pick<Mark, 'value' | 'rounds'>) =>
  rounds.some((round) => round !== value);

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

/** All of a chart's datasets. The first is drawn last, on top. */
export function datasetsOf(spec: ChartSpec, placed: readonly Placed[]): Dataset[] {
  const rounds = placed.filter(({ mark }) => hasSpread(mark)).map(roundsDataset);
  if (spec.kind === 'bars') {
    const bars = placed.flatMap((bar) => (bar.mark.parts.length > 0 ? partDatasets(bar) : barDataset(bar)));
    return [...rounds, ...bars];
  }
  // A round's messages are drawn as dots of their own: the other rounds stand in the table.
  if (spec.kind === 'messages') return placed.map((one) => ({ ...dotDataset(one), ...MEDIAN_TICK }));
  // Of dots, a tick must not hide the main mark.
  const ordered = [...placed].sort((a, b) => a.at - b.at);
  return [...ordered.map(dotDataset), ...rounds];
}
