/** The configuration of lines across an axis of points, as plain data: a line a lane, a place a point. */
import { type Dataset, hasSpread, pointStyle } from './datasets.js';
import type { Across, Axis, ChartSpec, LawLine, Mark, Row } from './spec.js';
import { type LookId, laneColour } from './theme.js';

/** A mark on a line and where it stands on the axis below. */
export interface LineMark extends Pick<Mark, 'value' | 'low' | 'high' | 'bound' | 'text'> {
  readonly x: number;
  /** The interval of `x`, where that was measured too. */
  readonly wide: readonly [low: number, high: number] | null;
  readonly name: string | null;
}

type LinePoint = readonly [x: number, value: number];

export interface LineDrawing {
  readonly label: string;
  readonly look: LookId;
  readonly marks: readonly LineMark[];
  /** A line a round, where rounds are curves of their own. */
  readonly rounds: readonly (readonly LinePoint[])[];
}

/** Places of a lane that have no figure, and why. */
export interface LineGap {
  readonly label: string;
  readonly look: LookId;
  readonly xs: readonly number[];
  readonly reason: string;
}

export interface LinesConfig {
  readonly kind: 'lines';
  /** Of the values; it stands upright. */
  readonly axis: Axis;
  readonly below: Axis;
  readonly lines: readonly LineDrawing[];
  readonly gaps: readonly LineGap[];
  readonly laws: readonly LawLine[];
  readonly naming: 'ends' | 'marks';
  readonly datasets: readonly Dataset[];
}

const ROUND_RADIUS = 2;
/** Of marks along a curve. */
const SMALL_RADIUS = 4;

interface OnLine {
  readonly row: Row;
  readonly mark: Mark;
  readonly x: number;
}

function marksOf(spec: ChartSpec, { places }: Across): OnLine[] {
  return spec.rows.flatMap((row) =>
    row.marks.flatMap((mark) => {
      const x = mark.at?.x ?? places[spec.series.findIndex(({ id }) => id === mark.series)];
      return x === undefined ? [] : { row, mark, x };
    }),
  );
}

function lineMark({ x, mark }: OnLine): LineMark {
  const { value, low, high, bound, text, at } = mark;
  const wide = at && at.low !== null && at.high !== null ? ([at.low, at.high] as const) : null;
  return { x, value, low, high, bound, text, wide, name: mark.name ?? null };
}

/** The curve of each round through the places that all of them have. */
function roundLines(marks: readonly OnLine[]): LinePoint[][] {
  const rounds = Math.min(...marks.map(({ mark }) => mark.rounds.length));
  if (marks.length < 2) return [];
  return Array.from({ length: rounds }, (_, round) => marks.map(({ x, mark }) => [x, mark.rounds[round]!]));
}

function pointDataset({ row, mark, x }: OnLine): Dataset {
  return {
    type: 'scatter',
    label: row.label,
    data: [{ x, y: mark.value, tip: mark.tip }],
    borderColor: laneColour(row.look),
    ...pointStyle(row.look),
    hitRadius: 8,
    clip: false,
  };
}

function roundsDataset({ row, mark, x }: OnLine): Dataset {
  return {
    type: 'scatter',
    label: row.label,
    data: mark.rounds.map((y, index) => ({ x, y, tip: mark.roundTips.slice(index, index + 1) })),
    backgroundColor: laneColour(row.look, true),
    borderWidth: 0,
    radius: ROUND_RADIUS,
    hitRadius: 3,
    clip: false,
  };
}

/** Gaps of a lane that have one reason stand together. */
function gapsOf(spec: ChartSpec, { places }: Across): LineGap[] {
  return spec.rows.flatMap(({ label, look, gaps = [] }) =>
    [...new Set(gaps.map(({ reason }) => reason))].map((reason) => {
      const ids = gaps.filter((gap) => gap.reason === reason).map(({ series }) => series);
      const xs = places.filter((_, index) => ids.includes(spec.series[index]?.id ?? ''));
      return { label, look, xs, reason };
    }),
  );
}

function lineOf(of: readonly OnLine[], { rounds }: Across): Pick<LineDrawing, 'marks' | 'rounds'> {
  const marks = [...of].sort((a, b) => a.x - b.x);
  return { marks: marks.map(lineMark), rounds: rounds === 'lines' ? roundLines(marks) : [] };
}

/** Rounds that are lines are drawn behind the marks; those that are points can be pointed at. */
function datasetsOf(marks: readonly OnLine[], { rounds }: Across): Dataset[] {
  if (rounds === 'lines') return marks.map((one) => ({ ...pointDataset(one), radius: SMALL_RADIUS }));
  return [...marks.map(pointDataset), ...marks.filter(({ mark }) => hasSpread(mark)).map(roundsDataset)];
}

/** @throws RangeError where the spec does not say what its lines stand across */
export function linesConfig(spec: ChartSpec): LinesConfig {
  const { across } = spec;
  if (!across) throw new RangeError(`the lines of ${spec.id} have no axis below`);
  const marks = marksOf(spec, across);
  return {
    kind: 'lines',
    axis: spec.axis,
    below: across.axis,
    lines: spec.rows
      .filter((row) => row.marks.length > 0)
      .map((row) => ({
        label: row.label,
        look: row.look,
        ...lineOf(
          marks.filter((one) => one.row === row),
          across,
        ),
      })),
    gaps: gapsOf(spec, across),
    laws: across.laws,
    naming: across.naming ?? 'ends',
    datasets: datasetsOf(marks, across),
  };
}
