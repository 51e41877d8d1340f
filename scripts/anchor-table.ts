/** Published figures on a terminal: claimed, model, measured here, and why they differ. */
import { formatNumber } from '../reports/format.js';
import type { AnchorRow } from '../results/schema.js';
import { bareTable } from './bare-table.js';
import { pc } from './colours.js';

const HEAD = ['published figure', 'claimed', 'model', 'measured here', 'why'];
const WIDTHS = [44, 22, 16, 31, 5];
/** Digits of a figure; whole numbers have all of theirs. */
const DIGITS = 3;

/** A table a published figure; reasons stand under it once, by number or letter. Empty where there are no rows. */
export function anchorTables(rows: readonly AnchorRow[]): string {
  const ids = [...new Set(rows.map(({ anchor }) => anchor))];
  return ids.map((id) => anchorTable(rows.filter(({ anchor }) => anchor === id))).join('\n\n');
}

function anchorTable(rows: readonly AnchorRow[]): string {
  const { anchor, source } = rows[0]!;
  const whys = [...new Set(rows.map(({ why }) => why.en))];
  const withheld = [...new Set(rows.flatMap(reasonsOf))];
  const cells = rows.map((row) => {
    const { title, unit, claimed, model, why } = row;
    const note = String(whys.indexOf(why.en) + 1);
    const own = reasonsOf(row).map((reason) => letter(withheld.indexOf(reason)));
    const measured = own.length > 0 ? `not measured: ${own.join(', ')}` : measuredText(row);
    return [title.en, claimed?.printed ?? '–', figure(model.value, unit), measured, note];
  });
  const citation = `${source.authors}: ${source.work}, ${source.year}, ${source.place}`;
  const notes = [
    ...whys.map((why, index) => `  ${index + 1}  ${why}`),
    ...withheld.map((reason, index) => `  ${letter(index)}  ${reason}`),
  ];
  return [`${pc.bold(anchor)} · ${citation}`, bareTable(HEAD, cells, WIDTHS), ...notes].join('\n');
}

const reasonsOf = ({ measured }: AnchorRow): readonly string[] =>
  measured.status === 'withheld' ? measured.reasons : [];

/** a, b, c and so on: a busy machine has a reason of its own for each of a few cells. */
const letter = (index: number): string => (index + 10).toString(36);

function measuredText({ measured, unit, extrapolated }: AnchorRow): string {
  if (measured.status === 'withheld') return 'not measured';
  const text = figure(measured.value, unit);
  return extrapolated ? `${text}, extrapolated` : text;
}

/** `436:1` for a ratio, else the value with its unit. */
function figure(value: number, unit: string): string {
  const whole = Math.max(1, Math.floor(Math.log10(Math.abs(value) || 1)) + 1);
  const text = formatNumber(Number(value.toPrecision(Math.max(DIGITS, whole))), 'en', 6);
  return unit === '1' ? `${text}:1` : `${text} ${unit}`;
}
