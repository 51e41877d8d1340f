/** What a calibration looks like on a terminal: a line a figure, and what the reference made of it. */

import type { CalibrationResult, CheckNoise, Spread } from '../results/calibration-file.js';
import { equivalenceMargins } from '../results/comparisons.js';
import { pc } from './colours.js';

const percent = (share: number): string => `${(100 * share).toFixed(share < 0.01 ? 2 : 1)} %`;

const detectable = (spread: Spread | null): string => (spread ? percent(spread.detectableAt20) : '–');

const columns: readonly {
  readonly head: string;
  readonly text: (row: CalibrationResult) => string;
}[] = [
  { head: 'lane', text: (row) => row.lane },
  { head: 'figure', text: (row) => row.figure },
  { head: 'value', text: (row) => Number(row.value.toPrecision(3)).toLocaleString('en') },
  { head: 'pairs', text: (row) => String(row.plain.pairs) },
  { head: 'sd', text: (row) => percent(row.plain.sd) },
  { head: 'MAD', text: (row) => percent(row.plain.mad) },
  { head: 'false alarms', text: (row) => percent(row.plain.falseAlarms) },
  { head: 'finds at 10', text: (row) => percent(row.plain.detectableAt10) },
  { head: 'at 20', text: (row) => percent(row.plain.detectableAt20) },
  { head: 'steady pairs', text: (row) => String(row.steady?.pairs ?? 0) },
  { head: 'at 20', text: (row) => detectable(row.steady) },
  { head: 'divided at 20', text: (row) => detectable(row.divided) },
];

const LEGEND = [
  'sd, MAD       spread of the logarithms of like ratios within pairs',
  'false alarms  comparisons of like with like, at 20 pairs, that call them different',
  'finds at …    smallest change found four times out of five at 95 %, by so many pairs',
  'steady pairs  those whose halves ran at the same pace by the reference, within 10 %',
  'divided       by the reference’s pace; bytes are not',
];

/** The results as tables, one a scenario. */
export function calibrationTable(results: readonly CalibrationResult[]): string {
  const scenarios = [...new Set(results.map(({ scenario }) => scenario))];
  const tables = scenarios.map((scenario) => {
    const rows = results.filter((row) => row.scenario === scenario);
    const [head, ...lines] = aligned([
      columns.map(({ head: title }) => title),
      ...rows.map((row) => columns.map(({ text }) => text(row))),
    ]);
    return [pc.bold(scenario), pc.dim(head), ...rows.map((row, i) => coloured(row, lines[i]!))].join('\n');
  });
  return [...tables, pc.dim(LEGEND.map((text) => `  ${text}`).join('\n'))].join('\n\n');
}

/** How near the trials came to each validity limit. */
export function limitTable(limits: readonly CheckNoise[]): string {
  const number = (value: number) => String(Number(value.toPrecision(2)));
  const spread = (value: number | null) => (value === null ? '–' : percent(value));
  const [head, ...lines] = aligned([
    ['check', 'limit', 'trials', 'p50', 'p90', 'p99', 'rejected', 'spread far', 'near'],
    ...limits.map((row) => [
      row.id,
      number(row.limit),
      String(row.trials),
      ...[row.p50, row.p90, row.p99].map(number),
      percent(row.rejectedShare),
      spread(row.spreadFar),
      spread(row.spreadNear),
    ]),
  ]);
  const legend =
    '  spread far, near  of like ratios in the half of the pairs further from the limit, and nearer to it';
  return [pc.bold('validity limits'), pc.dim(head), ...lines, pc.dim(legend)].join('\n');
}

/** Rows of cells as lines: names to the left, numbers to the right. */
function aligned(rows: readonly (readonly string[])[]): string[] {
  const widths = rows[0]!.map((_, i) => Math.max(...rows.map((row) => row[i]!.length)));
  return rows.map(
    (row) =>
      `  ${row.map((text, i) => (i < 2 ? text.padEnd(widths[i]!) : text.padStart(widths[i]!))).join('  ')}`,
  );
}

/** A figure whose noise hides what the suite sets out to find stands out. */
const coloured = ({ plain }: CalibrationResult, line: string): string =>
  plain.detectableAt20 > equivalenceMargins.cost ? pc.yellow(line) : line;
