/**
 * From what a chart shows to Chart.js datasets of plain data: no function in them, so that they are
 * made once, drawn as SVG when the report is made, and sent with the page to be drawn again on a
 * canvas. What needs code or depends on the width (`fit.ts`, `rows-plugin.ts`) is the same in both.
 */
import { type Dataset, datasetsOf, type Placed, placedMarks, rowHeightOf } from './datasets.js';
import { type LinesConfig, linesConfig } from './lines.js';
import type { ChartSpec, Mark, Row, Series } from './spec.js';
import { type StripDrawing, stripDrawing } from './strips.js';
import type { LookId } from './theme.js';

/** What the plugin draws in a row beside Chart.js's marks. */
export interface RowDrawing {
  readonly label: string;
  readonly look: LookId;
  readonly gap: string | null;
  readonly note: string | null;
  readonly marks: readonly RowMark[];
  readonly strip?: StripDrawing;
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

/** A chart of rows: dots, bars or messages. */
export interface RowsConfig {
  readonly kind: 'dots' | 'bars' | 'messages';
  readonly axis: ChartSpec['axis'];
  readonly rows: readonly RowDrawing[];
  readonly datasets: readonly Dataset[];
  /** Height of a row in pixels, by layout. */
  readonly rowHeight: { readonly wide: number; readonly narrow: number };
}

export type ChartConfig = RowsConfig | LinesConfig;

/**
 * The row whose bars bear their series' names. Once is enough, since the bars of the others stand in the
 * same order; it is the first one with room behind its bars.
 */
function namedRow({ rows, axis }: ChartSpec): Row | undefined {
  const drawn = rows.filter(({ marks }) => marks.length > 0);
  return drawn.find(({ marks }) => marks.every(({ value }) => value < axis.max / 2)) ?? drawn[0];
}

function rowMark({ spec, row, mark, series, y }: Placed): RowMark {
  const { value, low, high, bound, text } = mark;
  const farthest = Math.max(value, high ?? value, ...mark.rounds);
  const named =
    spec.series.length > 1 && (row === namedRow(spec) || series.role === 'apart' || series.role === 'engine');
  const name = named ? series.label : null;
  return { value, low, high, bound, text, y, role: series.role, name, farthest };
}

/** Digits of what is drawn: on an axis of 1,000 pixels, a hundredth of one. What is said stands beside it as text. */
const DIGITS = 5;

/** Every number in plain data to as many digits as can be seen. */
function drawable<T>(data: T): T {
  const text = JSON.stringify(data, (_, value: unknown) =>
    typeof value === 'number' ? Number(value.toPrecision(DIGITS)) : value,
  );
  return JSON.parse(text) as T;
}

/** The configuration of a chart: plain data, colours as CSS variables. */
export function chartConfig(spec: ChartSpec): ChartConfig {
  return drawable(spec.kind === 'lines' ? linesConfig(spec) : rowsConfig(spec, spec.kind));
}

function rowsConfig(spec: ChartSpec, kind: RowsConfig['kind']): RowsConfig {
  const placed = placedMarks(spec);
  return {
    kind,
    axis: spec.axis,
    rows: spec.rows.map((row) => ({
      label: row.label,
      look: row.look,
      gap: row.gap,
      note: row.note,
      marks: placed.filter((mark) => mark.row === row).map(rowMark),
      ...(row.strip && { strip: stripDrawing(row.strip, spec.axis) }),
    })),
    datasets: datasetsOf(spec, placed),
    rowHeight: rowHeightOf(spec),
  };
}
