/** What judged the trials, and what became of them: each check with its limit, and trials without figures. */
import type { Check, TrialRecord } from '../../results/schema.js';
import { formatNumber } from '../format.js';
import type { TrialCounts } from '../messages/shapes.js';
import { capped, plainRow } from './capped.js';
import { checkName, limitText, readingText } from './checks.js';
import { reasonText } from './reasons.js';
import type { Table } from './tables.js';
import type { RunView } from './view.js';

/** Every check that there is stands in the table: there are some fifteen of them. */
const MOST_CHECKS = 24;

export function countsOf({ run }: RunView): TrialCounts {
  const count = (status: TrialRecord['status']) =>
    run.trials.filter((trial) => trial.status === status).length;
  return {
    valid: count('valid'),
    invalid: count('invalid'),
    failed: count('failed'),
    skipped: count('skipped'),
    total: run.trials.length,
    cells: run.cells.length,
    withheldCells: run.cells.filter(({ status }) => status !== 'valid').length,
  };
}

/** Lanes and how often: `SSE × 6`. */
function lanesText(view: RunView, trials: readonly TrialRecord[]): string {
  const lanes = new Map<string, number>();
  for (const { lane } of trials) lanes.set(lane, (lanes.get(lane) ?? 0) + 1);
  return [...lanes]
    .map(([lane, times]) => `${view.laneTitle(lane)} × ${formatNumber(times, view.lang)}`)
    .join(', ');
}

/** The readings of one check against one limit. */
interface Judged {
  readonly readings: { readonly check: Check; readonly trial: TrialRecord }[];
}

function judgedChecks({ run }: RunView): Judged[] {
  const found = new Map<string, Judged>();
  for (const trial of run.trials) {
    if (trial.status !== 'valid' && trial.status !== 'invalid') continue;
    for (const check of trial.checks) {
      const key = JSON.stringify([check.id, check.limit, check.unit]);
      const judged = found.get(key) ?? { readings: [] };
      judged.readings.push({ check, trial });
      found.set(key, judged);
    }
  }
  return [...found.values()];
}

/** How far beyond its limit a reading lies, seen from the side that is allowed. */
function worstOf(readings: Judged['readings'], sign: '≤' | '≥'): number {
  const values = readings.map(({ check }) => check.value);
  return sign === '≤' ? Math.max(...values) : Math.min(...values);
}

/** Every check: its limit, the worst value that any trial read, and how many it rejected; null without trials. */
export function judgedByTable(view: RunView): Table | null {
  const { words, lang } = view;
  const checks = judgedChecks(view);
  if (checks.length === 0) return null;
  const { checkColumn } = words;
  const rows = checks.map(({ readings }) => {
    // A value that lies on its limit does not tell which side is allowed.
    const { check } = readings.find(({ check: { value, limit } }) => value !== limit) ?? readings[0]!;
    const limit = limitText(view, check);
    const worst = worstOf(readings, limit.startsWith('≤') ? '≤' : '≥');
    const rejected = readings.filter((reading) => !reading.check.ok).map(({ trial }) => trial);
    const share = words.ofTotal(formatNumber(rejected.length, lang), formatNumber(readings.length, lang));
    return plainRow(checkName(view, check), [
      limit,
      readingText(view, check, worst),
      share,
      lanesText(view, rejected) || '–',
    ]);
  });
  return {
    caption: words.judgedByCaption,
    columns: [
      { label: checkColumn.check, kind: 'text' },
      { label: checkColumn.limit, kind: 'number' },
      { label: checkColumn.worst, kind: 'number' },
      { label: checkColumn.rejected, kind: 'number' },
      { label: checkColumn.where, kind: 'aside' },
    ],
    rows: capped(rows, words.moreReasons, MOST_CHECKS),
  };
}

/** Trials that failed or were skipped, by what they said, the most frequent first; null where there is none. */
export function lostTable(view: RunView): Table | null {
  const { words, lang, run } = view;
  const found = new Map<string, TrialRecord[]>();
  for (const trial of run.trials) {
    if (trial.status !== 'failed' && trial.status !== 'skipped') continue;
    for (const reason of new Set(trial.reasons)) {
      const label = words.gap[trial.status](reasonText(view, reason));
      found.set(label, [...(found.get(label) ?? []), trial]);
    }
  }
  if (found.size === 0) return null;
  const total = formatNumber(run.trials.length, lang);
  const rows = [...found]
    .sort(([, a], [, b]) => b.length - a.length)
    .map(([label, trials]) =>
      plainRow(label, [words.ofTotal(formatNumber(trials.length, lang), total), lanesText(view, trials)]),
    );
  const { column } = words;
  return {
    caption: words.judgedCaption,
    columns: [
      { label: column.why, kind: 'text' },
      { label: column.trials, kind: 'number' },
      { label: column.where, kind: 'aside' },
    ],
    rows: capped(rows, words.moreReasons),
  };
}
