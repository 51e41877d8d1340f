/**
 * From what a chart shows to Chart.js datasets of plain data: no function in them, so that they are
 * made once, drawn as SVG when the report is made, and sent with the page to be drawn again on a
 * canvas. What needs code or depends on the width (`fit.ts`, `rows-plugin.ts`) is the same in both.
 */
import { type Dataset, datasetsOf, type Placed, placedMarks, rowHeightOf } from './datasets.js';
import type { ChartSpec, Mark, Series } from './spec.js';
import type { LookId } from './theme.js';

/** What the plugin draws in a row beside Chart.js's marks. */
export interface RowDrawing {
  readonly label: string;
  readonly look: LookId;
  readonly gap: string | null;
  readonly note: string | null;
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

function rowMark({ spec, row, mark, series, y }: Placed): RowMark {
  const { value, low, high, bound, text } = mark;
  const farthest = Math.max(value, high ?? value, ...mark.rounds);
  // Once is enough: the bars of the rows below stand in the same order.
  const first = row === spec.rows.find(({ marks }) => marks.length > 0);
  const named = spec.series.length > 1 && (first || series.role === 'apart');
  const name = named ? series.label : null;
  return { value, low, high, bound, text, y, role: series.role, name, farthest };
}

/** The configuration of a chart: plain data, colours as CSS variables. */
export function chartConfig(spec: ChartSpec): ChartConfig {
  const placed = placedMarks(spec);
  return {
    kind: spec.kind,
    axis: spec.axis,
    rows: spec.rows.map((row) => ({
      label: row.label,
      look: row.look,
      gap: row.gap,
      note: row.note,
      marks: placed.filter((mark) => mark.row === row).map(rowMark),
    })),
    datasets: datasetsOf(spec, placed),
    rowHeight: rowHeightOf(spec),
  };
}
