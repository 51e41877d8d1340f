/** A table without lines, as every command prints them. */
import Table from 'cli-table3';

/** @param widths of columns whose texts wrap; without them each is as wide as its longest text */
export function bareTable(
  head: readonly string[],
  rows: readonly (readonly Table.Cell[])[],
  widths?: readonly number[],
): string {
  const table = new Table({
    head: [...head],
    style: { head: [], border: [], compact: true },
    chars: BARE,
    ...(widths === undefined ? {} : { wordWrap: true, colWidths: [...widths] }),
  });
  for (const row of rows) table.push([...row]);
  return table.toString();
}

/** Columns under their heads, and nothing drawn between them. */
const BARE = {
  top: '',
  'top-mid': '',
  'top-left': '',
  'top-right': '',
  bottom: '',
  'bottom-mid': '',
  'bottom-left': '',
  'bottom-right': '',
  left: '  ',
  'left-mid': '',
  mid: '',
  'mid-mid': '',
  right: '',
  'right-mid': '',
  middle: ' ',
};
