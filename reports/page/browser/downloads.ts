/** Figures to take away: a chart's as CSV, read from the table beneath it, and all of them as JSON. */
import { csvText } from '../../csv.js';
import type { DataFile } from '../../model/data-file.js';
import { unpack } from './unpack.js';

function save(name: string, type: string, content: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([content], { type }));
  link.download = name;
  link.click();
  // The browser has taken hold of it by the next turn.
  setTimeout(() => URL.revokeObjectURL(link.href));
}

const textOf = (cell: Element) => (cell.textContent ?? '').trim();

/** A table's texts, a header that stands for several rows repeated in each. */
function rowsIn(table: HTMLTableElement): string[][] {
  let header = '';
  let left = 0;
  return [...table.rows].map((row, index) => {
    const cells = [...row.cells];
    if (index === 0 || left === 0) {
      const [first] = cells.splice(0, 1);
      header = first ? textOf(first) : '';
      left = first?.rowSpan ?? 1;
    }
    left--;
    return [header, ...cells.map(reasonsOrText)];
  });
}

/** Reasons stand in paragraphs of their own. */
function reasonsOrText(cell: Element): string {
  const said = [...cell.querySelectorAll('p')].map(textOf);
  return said.length > 0 ? said.join(' ') : textOf(cell);
}

/** Shows the buttons of the language that is in the page. */
export function showDownloads(): void {
  for (const part of document.querySelectorAll<HTMLElement>('[data-csv], [data-download]')) {
    part.hidden = false;
  }
}

/** Answers the buttons, now and after the language has been changed. */
export function offerDownloads(figures: string): void {
  document.addEventListener('click', async ({ target }) => {
    if (!(target instanceof Element)) return;
    const csv = target.closest<HTMLElement>('[data-csv]');
    const table = csv?.closest('.chart')?.querySelector('table');
    if (csv?.dataset.csv && table) save(csv.dataset.csv, 'text/csv;charset=utf-8', csvText(rowsIn(table)));
    const all = target.closest<HTMLElement>('[data-figures]');
    if (all?.dataset.figures) {
      const data = await unpack<DataFile>(figures);
      save(all.dataset.figures, 'application/json', `${JSON.stringify(data, null, 1)}\n`);
    }
  });
}
