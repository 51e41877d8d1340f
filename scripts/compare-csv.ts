/** Every compared figure as CSV, raw in the unit that stands beside it, and all that was left out. */
import { csvText } from '../reports/csv.js';
import type { Change, LeftOut, RunComparison } from '../results/compare/change.js';
import { pointText } from '../results/compare/place-text.js';
import { FIGURE_HEAD, figureCells } from './figure-columns.js';

const HEAD = [
  ...FIGURE_HEAD,
  'base',
  'head',
  'ratio',
  'ratio low',
  'ratio high',
  'base rounds',
  'head rounds',
  'pairs',
  'method',
  'verdict',
  'gates',
  'left out because',
];

export function comparisonCsv({ changes, leftOut }: RunComparison): string {
  return csvText([HEAD, ...changes.map(changeRow), ...leftOut.map(leftOutRow)]);
}

function changeRow(change: Change): string[] {
  const { base, head, design } = change;
  const counts =
    design.kind === 'paired' ? ['', '', design.pairs] : [design.baseRounds, design.headRounds, ''];
  return [
    ...figureCells(change),
    ...[base.value, head.value, change.ratio, change.low, change.high, ...counts].map(text),
    ...[change.method, change.verdict, change.gates ? 'yes' : 'no', ''],
  ];
}

function leftOutRow({ scenario, lane, point, metric, kind, reason, gates }: LeftOut): string[] {
  const none = HEAD.slice(4, 16).map(() => '');
  return [
    scenario,
    lane,
    pointText(point),
    metric ?? '',
    ...none,
    'left out',
    gates ? 'yes' : 'no',
    `${kind}: ${reason}`,
  ];
}

const text = (value: number | string | null): string => (value === null ? '' : String(value));
