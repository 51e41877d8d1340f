/** Tables whose length a run decides: the first rows, and one that counts the rest. */
import type { TableRow } from './tables.js';

/** A run in which all goes wrong in ways of its own would fill the page. */
const MOST_ROWS = 12;

export function capped(rows: readonly TableRow[], rest: (n: number) => string, most = MOST_ROWS): TableRow[] {
  const left = rows.length - most;
  if (left <= 0) return [...rows];
  const cells = (rows[0]?.cells ?? []).map(() => '–');
  return [...rows.slice(0, most), plainRow(rest(left), cells)];
}

/** A row that belongs to no lane. */
export function plainRow(header: string, cells: readonly string[]): TableRow {
  return { header, headerRows: 1, look: null, cells, withheld: null };
}
