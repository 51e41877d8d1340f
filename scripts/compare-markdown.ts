/** A comparison as Markdown, for a job summary or a comment: what changed first, all else counted. */
import { type LaneRatioChange, RATIO_CAVEAT } from '../results/compare/lane-ratios.js';
import { type Outcome, warningsOf } from '../results/compare/outcome.js';
import type { Shown } from './compare-table.js';
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

const headlines: Readonly<Record<Outcome, string>> = {
  fine: 'No regression',
  regression: 'Regression',
  'nothing valid': 'Nothing valid to compare',
  'cannot tell': 'Cannot tell',
};

export function comparisonMarkdown(outcome: Outcome, { comparison, ratios, all }: Shown): string {
  const parts = [
    `## ${headlines[outcome]}`,
    warningsOf(comparison)
      .map((text) => `**Warning.** ${literal(text)}`)
      .join('\n\n'),
    TIERS.map((tier) => `- ${tierSummary(tier, comparison)}`).join('\n'),
    ...TIERS.flatMap((tier) => {
      const rows = comparison.changes.filter((change) => change.tier === tier && (all || remarkable(change)));
      return rows.length === 0 ? [] : [`### Tier ${tier}`, tableOf(CHANGE_HEAD, rows.map(changeCells))];
    }),
    ratios === null ? '' : ratioPart(ratios, all),
    listOf('Notes', notesOf(comparison)),
    listOf(`Left out: ${comparison.leftOut.length}`, comparison.leftOut.map(leftOutText)),
  ];
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`;
}

function ratioPart(ratios: readonly LaneRatioChange[], all: boolean): string {
  const rows = movedRatios(ratios, all).map(ratioCells);
  const table = rows.length === 0 ? [] : [tableOf(RATIO_HEAD, rows)];
  return ['### Ratios between lanes', `${ratioSummary(ratios)}. ${RATIO_CAVEAT}`, ...table].join('\n\n');
}

function listOf(title: string, items: readonly string[]): string {
  if (items.length === 0) return '';
  const lines = items.map((item) => `- ${literal(item)}`);
  return ['<details>', `<summary>${title}</summary>`, '', ...lines, '', '</details>'].join('\n');
}

export function tableOf(head: readonly string[], rows: readonly string[][]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map((row) => line(row.map(literal)))].join('\n');
}

/** Text that stays text: no mark-up, no HTML, no links, no mention of anyone. */
export function literal(text: string): string {
  return inert(text)
    .replace(/[\\`*_{}[\]()#+!|~$]/g, '\\$&')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('@', '&#64;')
    .replaceAll('://', '&#58;//')
    .replace(/\bwww\./gi, 'www&#46;');
}
