/** What was withheld and why, counted: trials that a check rejected, failed or were skipped, and their cells. */
import type { Check, TrialRecord } from '../../results/schema.js';
import { formatNumber } from '../format.js';
import type { TrialCounts } from '../messages/shapes.js';
import { cleanLine } from '../text.js';
import { limitSign } from './gaps.js';
import type { Table, TableRow } from './tables.js';
import type { RunView } from './view.js';

/** A run in which all goes wrong in ways of its own would fill the page. */
const MOST_ROWS = 12;

interface Why {
  readonly label: string;
  readonly limit: string;
  trials: number;
  /** Trials to which it applies: those that were judged by the check, or all. */
  of: number;
  /** Lanes of the trials, with their number. */
  readonly lanes: Map<string, number>;
}

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

/** Such as `≤ 2 ms`: the limit as the check kept it. */
function limitText(view: RunView, check: Check): string {
  const unit = check.unit ? ` ${cleanLine(check.unit, 20)}` : '';
  return `${limitSign(check)} ${formatNumber(check.limit, view.lang, 4)}${unit}`;
}

function byCheck(view: RunView): Why[] {
  const found = new Map<string, Why>();
  const judged = view.run.trials.flatMap((trial) =>
    trial.status === 'valid' || trial.status === 'invalid' ? trial.checks : [],
  );
  for (const trial of view.run.trials) {
    if (trial.status !== 'invalid') continue;
    for (const check of trial.checks.filter(({ ok }) => !ok)) {
      const why = found.get(check.id) ?? {
        label: cleanLine(check.title, 80),
        limit: limitText(view, check),
        trials: 0,
        of: judged.filter(({ id }) => id === check.id).length,
        lanes: new Map(),
      };
      found.set(check.id, add(why, trial));
    }
  }
  return [...found.values()];
}

function byReason(view: RunView, status: 'failed' | 'skipped'): Why[] {
  const found = new Map<string, Why>();
  for (const trial of view.run.trials) {
    if (trial.status !== status) continue;
    for (const reason of new Set(trial.reasons)) {
      const label = view.words.gap[status](cleanLine(reason));
      const why = found.get(label) ?? {
        label,
        limit: '–',
        trials: 0,
        of: view.run.trials.length,
        lanes: new Map(),
      };
      found.set(label, add(why, trial));
    }
  }
  return [...found.values()];
}

function add(why: Why, trial: TrialRecord): Why {
  why.trials += 1;
  why.lanes.set(trial.lane, (why.lanes.get(trial.lane) ?? 0) + 1);
  return why;
}

/** The first rows, and one that counts the rest. */
function capped(rows: readonly TableRow[], rest: (n: number) => string): TableRow[] {
  const left = rows.length - MOST_ROWS;
  if (left <= 0) return [...rows];
  const cells = (rows[0]?.cells ?? []).map(() => '–');
  return [
    ...rows.slice(0, MOST_ROWS),
    { header: rest(left), headerRows: 1, look: null, cells, withheld: null },
  ];
}

/** Every reason for which a trial has no figures, the most frequent first; null where there is none. */
export function judgedTable(view: RunView): Table | null {
  const { words, lang } = view;
  const number = (value: number) => formatNumber(value, lang);
  const rows = [...byCheck(view), ...byReason(view, 'failed'), ...byReason(view, 'skipped')];
  if (rows.length === 0) return null;
  const { column } = words;
  return {
    caption: words.judgedCaption,
    columns: [
      { label: column.why, kind: 'text' },
      { label: column.limit, kind: 'word' },
      { label: column.trials, kind: 'number' },
      { label: column.where, kind: 'aside' },
    ],
    rows: capped(
      rows
        .sort((a, b) => b.trials - a.trials)
        .map(({ label, limit, trials, of, lanes }) => ({
          header: label,
          headerRows: 1,
          look: null,
          cells: [
            limit,
            words.ofTotal(number(trials), number(of)),
            [...lanes].map(([lane, times]) => `${view.laneTitle(lane)} × ${number(times)}`).join(', '),
          ],
          withheld: null,
        })),
      words.moreReasons,
    ),
  };
}

/** Which method compared how many pairs of rounds, and what it could tell; null where nothing was compared. */
export function comparisonsTable(view: RunView): Table | null {
  const { words, lang } = view;
  const groups = new Map<
    string,
    { method: string; pairs: number; told: number; equal: number; open: number }
  >();
  for (const { method, pairs, verdict } of view.run.comparisons) {
    const key = JSON.stringify([method, pairs]);
    const group = groups.get(key) ?? { method: cleanLine(method), pairs, told: 0, equal: 0, open: 0 };
    if (verdict === 'cannot tell') group.open += 1;
    else if (verdict === 'equivalent') group.equal += 1;
    else group.told += 1;
    groups.set(key, group);
  }
  if (groups.size === 0) return null;
  const { column } = words;
  const counted = [column.pairs, column.compared, column.told, column.equivalent, column.cannotTell];
  return {
    caption: words.comparisonsCaption,
    columns: [
      { label: column.method, kind: 'text' },
      ...counted.map((label) => ({ label, kind: 'number' as const })),
    ],
    rows: capped(
      [...groups.values()].map(({ method, pairs, told, equal, open }) => ({
        header: method,
        headerRows: 1,
        look: null,
        cells: [pairs, told + equal + open, told, equal, open].map((value) => formatNumber(value, lang)),
        withheld: null,
      })),
      words.moreMethods,
    ),
  };
}
