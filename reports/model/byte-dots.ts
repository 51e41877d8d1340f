/** A picture of one square a byte, with the table behind it. */
import type { DotsSpec } from '../charts/bytes/spec.js';
import type { AnyFigure } from './figures.js';
import type { TableRow } from './tables.js';
import type { RunView } from './view.js';

type Told = Pick<AnyFigure, 'shows' | 'title' | 'subtitle' | 'foot'>;

/** A row a run of bytes, under the name of its group. */
const rowsOf = ({ look, label, runs }: DotsSpec['groups'][number]): TableRow[] =>
  runs.map((run, index) => ({
    header: label,
    headerRows: index === 0 ? runs.length : 0,
    look,
    cells: [run.label, run.text],
    withheld: null,
  }));

export function byteDots(
  { words }: RunView,
  id: string,
  groups: DotsSpec['groups'],
  { shows, title, subtitle, foot }: Told,
): AnyFigure {
  const { column } = words.wire.dots;
  return {
    id,
    shows,
    title,
    subtitle,
    key: [],
    spec: { id, kind: 'byte-dots', groups },
    table: {
      caption: title,
      columns: [
        { label: column.transport, kind: 'word' },
        { label: column.what, kind: 'word' },
        { label: column.bytes, kind: 'number' },
      ],
      rows: groups.flatMap(rowsOf),
    },
    foot,
    alt: words.chartAlt(title, groups.map(({ label, sum }) => `${label}: ${sum}`).join('; ')),
  };
}
