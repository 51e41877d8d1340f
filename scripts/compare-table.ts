/** A comparison on a terminal: a table a tier, then what was left out and why. */
import Table from 'cli-table3';
import type { RunComparison } from '../results/compare/change.js';
import { type LaneRatioChange, RATIO_CAVEAT } from '../results/compare/lane-ratios.js';
import { pc } from './colours.js';
import {
  CHANGE_HEAD,
  changeCells,
  inert,
  leftOutText,
  movedRatios,
  notesOf,
  RATIO_HEAD,
  ratioCells,
  ratioSummary,
  remarkable,
  TIERS,
  tierSummary,
} from './compare-text.js';
import { BARE } from './terminal.js';

/** Of what was left out so much is named unless all is asked for. */
const NAMED = 12;
const CHANGE_WIDTHS = [34, 26, 16, 16, 24, 18];
const RATIO_WIDTHS = [30, 28, 26, 20, 20, 12];

export interface Shown {
  readonly comparison: RunComparison;
  /** Null where they were not asked for. */
  readonly ratios: readonly LaneRatioChange[] | null;
  readonly all: boolean;
}

export function comparisonText({ comparison, ratios, all }: Shown): string {
  const tables = TIERS.map((tier) => {
    const rows = comparison.changes.filter((change) => change.tier === tier && (all || remarkable(change)));
    const table = rows.length === 0 ? [] : [plainTable(CHANGE_HEAD, CHANGE_WIDTHS, rows.map(changeCells))];
    return [pc.bold(tierSummary(tier, comparison)), ...table].join('\n');
  });
  const notes = notesOf(comparison).map(inert).join('\n');
  return [notes, ...tables, ratioText(ratios, all), leftOut(comparison, all)]
    .filter((text) => text !== '')
    .join('\n\n');
}

function ratioText(ratios: Shown['ratios'], all: boolean): string {
  if (ratios === null) return '';
  const rows = movedRatios(ratios, all).map(ratioCells);
  const table = rows.length === 0 ? [] : [plainTable(RATIO_HEAD, RATIO_WIDTHS, rows)];
  return [pc.bold(ratioSummary(ratios)), RATIO_CAVEAT, ...table].join('\n');
}

function leftOut({ leftOut: left }: RunComparison, all: boolean): string {
  if (left.length === 0) return '';
  const named = all ? left : left.slice(0, NAMED);
  const more = left.length - named.length;
  const lines = named.map((one) => `  ${inert(leftOutText(one))}`);
  return [
    pc.bold(`left out: ${left.length}`),
    ...lines,
    ...(more > 0 ? [`  and ${more} more: --all`] : []),
  ].join('\n');
}

function plainTable(head: readonly string[], colWidths: number[], rows: readonly string[][]): string {
  const table = new Table({
    head: [...head],
    style: { head: [], border: [], compact: true },
    chars: BARE,
    wordWrap: true,
    colWidths,
  });
  for (const row of rows) table.push(row.map(inert));
  return table.toString();
}
