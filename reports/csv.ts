/**
 * Tables as comma-separated values (RFC 4180). What a spreadsheet would take for a formula is kept as
 * text: the words come from result files, which may be anyone's.
 */
import type { Table } from './model/tables.js';

/** Spreadsheets take a file that begins with it for UTF-8; without it they break Korean. */
const BYTE_ORDER_MARK = '\ufeff';
const LINE_END = '\r\n';

// What begins a formula: also in the full width that East Asian spreadsheets accept.
const FORMULA = /^[\s\u2066-\u2069]*[=+\-@\t\r＝＋－＠]/;
const NUMBER = /^[+-]?\d[\d.,\s]*$/;
const TO_QUOTE = /[",\r\n]|^\s|\s$/;
const HARD_SPACES = /[\u00a0\u202f\u2007]/g;

function field(text: string): string {
  const plain = text.replace(HARD_SPACES, ' ');
  const safe = FORMULA.test(plain) && !NUMBER.test(plain) ? `'${plain}` : plain;
  return TO_QUOTE.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** Rows of texts as the text of a file, the first row being the head. */
export function csvText(rows: readonly (readonly string[])[]): string {
  return BYTE_ORDER_MARK + rows.map((row) => row.map(field).join(',') + LINE_END).join('');
}

/** A table's rows with each header repeated; a row without figures holds its reasons in one field. */
export function rowsOf({ columns, rows }: Table): string[][] {
  let header = '';
  const filled = rows.map((row) => {
    if (row.headerRows > 0) header = row.header;
    return [header, ...(row.withheld === null ? row.cells : [row.withheld.join(' ')])];
  });
  return [columns.map(({ label }) => label), ...filled];
}

export function csvOf(table: Table): string {
  return csvText(rowsOf(table));
}
