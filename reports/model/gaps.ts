/** What stands where a figure would be: short on the chart, in full beneath it. */
import type { Check } from '../../results/schema.js';
import { formatNumber } from '../format.js';
import { cleanLine } from '../text.js';
import type { PlacedCell, RunView } from './view.js';

export interface Withheld {
  readonly lane: string;
  readonly conditions: string;
  readonly status: string;
  readonly reasons: readonly string[];
  /** The judgement of its last rejected trial, where it was judged. */
  readonly checks: readonly { readonly text: string; readonly ok: boolean; readonly advice: string | null }[];
}

/** Advice follows the finding in sentences of its own: a chart has room for the finding. */
const FIRST_SENTENCE = /^.*?(?=\.\s+\p{Lu}|$)/u;

/** Why a cell has no figure, in one line; null where it has. */
export function gapText(view: RunView, placed: PlacedCell | undefined): string | null {
  const { words, run } = view;
  if (!placed) return run.status === 'complete' ? null : words.missing;
  if (placed.cell.status === 'valid') return null;
  const { status, reasons } = placed.cell;
  return words.gap[status](cleanLine(reasons[0] ?? words.noReason));
}

/** The same as short as a chart needs it: the first sentence. */
export function shortGapText(view: RunView, placed: PlacedCell | undefined): string | null {
  return gapText(view, placed)?.match(FIRST_SENTENCE)?.[0] ?? null;
}

function checkText(view: RunView, check: Check): string {
  const number = (value: number) => formatNumber(value, view.lang, 2);
  const unit = check.unit ? ` ${cleanLine(check.unit, 20)}` : '';
  return `${cleanLine(check.title, 80)}: ${number(check.value)}${unit} (${number(check.limit)}${unit})`;
}

/** The full account of a cell that was withheld. */
export function withheldOf(view: RunView, placed: PlacedCell, conditions: string): Withheld | null {
  const { cell } = placed;
  if (cell.status === 'valid') return null;
  const rejected = view.trialsOf(cell).findLast((trial) => trial.status === 'invalid');
  const checks = rejected?.status === 'invalid' ? rejected.checks : [];
  return {
    lane: view.laneTitle(cell.lane),
    conditions,
    status: view.words.statusWord[cell.status],
    reasons:
      cell.reasons.length > 0 ? cell.reasons.map((reason) => cleanLine(reason)) : [view.words.noReason],
    checks: checks.map((check) => ({
      text: checkText(view, check),
      ok: check.ok,
      advice: check.advice === null ? null : cleanLine(check.advice),
    })),
  };
}

/** Lanes that every scenario skipped, each once with its reasons: they are named at the top. */
export function skippedLanes(view: RunView): { id: string; lane: string; reason: string }[] {
  return view.lanes.flatMap(({ id }) => {
    const cells = view.run.cells.filter((cell) => cell.lane === id);
    if (cells.length === 0) return [];
    const reasons = new Set<string>();
    for (const cell of cells) {
      if (cell.status !== 'skipped') return [];
      for (const reason of cell.reasons) reasons.add(cleanLine(reason));
    }
    const reason = [...reasons].join('; ') || view.words.noReason;
    return [{ id, lane: view.laneTitle(id), reason }];
  });
}
