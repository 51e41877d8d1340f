/** What a history shows, as a table for the terminal and as Markdown. */
import { formatExact } from '../reports/format.js';
import { placeText } from '../results/compare/place-text.js';
import { leastValues } from '../results/trend/change-points.js';
import type { Found, TrendChange } from '../results/trend/changes.js';
import type { History, TrendRun } from '../results/trend/series.js';
import { pc } from './colours.js';
import { literal, tableOf } from './compare-markdown.js';
import { inertTable } from './compare-table.js';
import { inert, shownRatio } from './compare-text.js';

const HEAD = ['scenario · lane · point', 'figure', 'before', 'after', 'change', 'since', 'for the'] as const;
const WIDTHS = [34, 26, 13, 13, 11, 32, 10];
const COMMIT_CHARACTERS = 7;
/** Differences beside a change that are named; the rest is counted. */
const NAMED = 3;

export interface ShownTrend {
  readonly history: History;
  readonly found: Found;
  readonly level: number;
  readonly all: boolean;
}

/** Changes that a reader is shown. */
export function shownChanges({ found: { changes }, all }: ShownTrend): TrendChange[] {
  return changes.filter(({ verdict }) => all || verdict !== 'small');
}

export function trendText(shown: ShownTrend): string {
  const changes = shownChanges(shown);
  const lines = [pc.bold(summaryOf(shown)), ...notesOf(shown).map((note) => `  ${note}`)];
  const table = changes.length === 0 ? [] : ['', tableText(changes, shown)];
  return [...lines.map(inert), ...table, ...besideOf(changes, shown).map(inert)].join('\n');
}

export function trendMarkdown(shown: ShownTrend): string {
  const changes = shownChanges(shown);
  const parts = [
    `## ${literal(summaryOf(shown))}`,
    ...(changes.length === 0
      ? []
      : [
          tableOf(
            HEAD,
            changes.map((change) => cellsOf(change, shown)),
          ),
        ]),
    [...notesOf(shown), ...besideOf(changes, shown)].map((note) => `- ${literal(note.trim())}`).join('\n'),
  ];
  return `${parts.join('\n\n')}\n`;
}

/** `12 runs from 2026-01-02 to 2026-02-03: 1 change for the worse, 2 for the better` */
function summaryOf(shown: ShownTrend): string {
  const { runs } = shown.history;
  const [first, last] = [runs[0]!, runs.at(-1)!];
  const counts = (['worse', 'better', 'changed', 'small'] as const).flatMap((verdict) => {
    const count = shownChanges(shown).filter((change) => change.verdict === verdict).length;
    return count === 0 ? [] : [`${count} ${count === 1 ? 'change' : 'changes'} ${ways[verdict]}`];
  });
  const found = counts.length === 0 ? 'no change' : counts.join(', ');
  return `${runs.length} runs from ${dayOf(first)} to ${dayOf(last)}: ${found}`;
}

const ways = { worse: 'for the worse', better: 'for the better', changed: 'either way', small: 'within 5 %' };
const dayOf = ({ startedAt }: TrendRun): string => startedAt.slice(0, 10);

/** What was looked through, what could not be told, and what was kept apart. */
function notesOf({ history: { series, machines, withheld }, found, level }: ShownTrend): string[] {
  const exact = series.filter(({ tier }) => tier === 'exact').length;
  const chance = (found.searched * level).toFixed(found.searched * level < 10 ? 1 : 0);
  const apart = new Set(series.filter(({ asked }) => asked > 0).map((one) => placeText(one))).size;
  return [
    `${exact} series of counts: any difference is a change`,
    ...(found.searched > 0
      ? [
          `${found.searched} series of costs and times: at a level of ${level} chance alone shows a change in about ${chance}`,
        ]
      : []),
    ...(found.tooShort > 0
      ? [`${found.tooShort} series cannot be told: they have fewer than ${leastValues(level)} runs alike`]
      : []),
    ...(withheld > 0 ? [`gaps, since cells were not valid, failed or skipped: ${withheld}`] : []),
    ...(apart > 0 ? [`asked in several ways, each a series of its own: ${apart} of the questions`] : []),
    ...(machines.length > 1
      ? machines.map(
          (of, index) =>
            `machine ${index + 1}: ${of.cpuModel} × ${of.cpuCount}, kernel ${of.kernel}, Node ${of.node}` +
            `${of.pinned ? '' : ', without cores of its own'}; its costs are series of their own`,
        )
      : []),
  ];
}

function cellsOf(change: TrendChange, { history }: ShownTrend): string[] {
  const { series, before, after, verdict } = change;
  const { metric, machine } = series;
  const where =
    placeText(series) + (machine !== null && history.machines.length > 1 ? ` · machine ${machine + 1}` : '');
  return [
    where,
    metric.title.en,
    formatExact(metric, before, 'en'),
    formatExact(metric, after, 'en'),
    changeSize(change),
    sinceText(change, history.runs),
    verdict === 'changed' ? 'either way' : verdict,
  ];
}

function changeSize({ ratio, before, after, series: { metric } }: TrendChange): string {
  return ratio === null ? `+${formatExact(metric, after - before, 'en')}` : shownRatio(ratio);
}

/** `1b2c3d4, 2026-01-16 (after 0a1b2c3)`: it came with a commit after the latter, up to the former. */
function sinceText({ first, lastBefore }: TrendChange, runs: readonly TrendRun[]): string {
  const [now, before] = [runs[first]!, runs[lastBefore]!];
  return `${commitOf(now)}, ${dayOf(now)} (after ${commitOf(before)})`;
}

export function commitOf({ environment: { commit, dirty } }: TrendRun): string {
  return (commit?.slice(0, COMMIT_CHARACTERS) ?? 'no commit') + (dirty ? ' and changes' : '');
}

/** What else differed where changes began, a line a run. */
function besideOf(changes: readonly TrendChange[], { history: { runs } }: ShownTrend): string[] {
  const byRun = new Map(changes.map((change) => [`${change.lastBefore} ${change.first}`, change]));
  return [...byRun.values()]
    .sort((a, b) => a.first - b.first)
    .filter(({ beside }) => beside.length > 0)
    .map(({ first, beside }) => {
      const more = beside.length > NAMED ? ` and ${beside.length - NAMED} more` : '';
      return `  at ${commitOf(runs[first]!)} also differs: ${beside.slice(0, NAMED).join('; ')}${more}`;
    });
}

function tableText(changes: readonly TrendChange[], shown: ShownTrend): string {
  return inertTable(
    HEAD,
    changes.map((change) => cellsOf(change, shown)),
    WIDTHS,
  );
}
