/** A comparison on a terminal: a table a tier, then what was left out and why. */
import type { RunComparison } from '../results/compare/change.js';
import { type LaneRatioChange, RATIO_CAVEAT } from '../results/compare/lane-ratios.js';
import { bareTable } from './bare-table.js';
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
    const table = rows.length === 0 ? [] : [inertTable(CHANGE_HEAD, rows.map(changeCells), CHANGE_WIDTHS)];
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
  const table = rows.length === 0 ? [] : [inertTable(RATIO_HEAD, rows, RATIO_WIDTHS)];
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

/** Of words that come from files. */
export const inertTable = (
  head: readonly string[],
  rows: readonly (readonly string[])[],
  widths: readonly number[],
): string =>
  bareTable(
    head,
    rows.map((row) => row.map(inert)),
    widths,
  );
