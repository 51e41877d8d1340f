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

const firstSentence = (text: string) => text.match(FIRST_SENTENCE)?.[0] ?? text;

/** Whether a figure is missing that the run was to bring. */
export function isWithheld(view: RunView, placed: PlacedCell | undefined): boolean {
  return placed ? placed.cell.status !== 'valid' : view.run.status !== 'complete';
}

function reasonsOf({ words }: RunView, { cell }: PlacedCell): string[] {
  if (cell.status === 'valid') return [];
  const reasons = [...new Set(cell.reasons.map((reason) => cleanLine(reason)))];
  return reasons.length > 0 ? reasons : [words.noReason];
}

/** Advice of the checks that failed, each once, where no reason has given it. */
function adviceOf(view: RunView, placed: PlacedCell): string[] {
  const said = reasonsOf(view, placed).join(' ');
  const checks = view
    .trialsOf(placed.cell)
    .flatMap((trial) => (trial.status === 'invalid' ? trial.checks : []))
    .filter(({ ok }) => !ok);
  const advice = checks.flatMap((check) => (check.advice === null ? [] : [cleanLine(check.advice)]));
  return [...new Set(advice)].filter((text) => !said.includes(text));
}

/** Why a cell has no figure: every reason, and what to try; null where it has. */
export function gapTexts(view: RunView, placed: PlacedCell | undefined): readonly string[] | null {
  const { words } = view;
  if (!isWithheld(view, placed)) return null;
  if (!placed || placed.cell.status === 'valid') return [words.missing];
  const [first = words.noReason, ...more] = reasonsOf(view, placed);
  const advice = placed.cell.status === 'invalid' ? adviceOf(view, placed) : [];
  return [words.gap[placed.cell.status](first), ...more, ...advice];
}

/** The same as short as a chart needs it: the first sentence of each reason. */
export function shortGapText(view: RunView, placed: PlacedCell | undefined): string | null {
  if (!isWithheld(view, placed)) return null;
  if (!placed || placed.cell.status === 'valid') return view.words.missing;
  const findings = reasonsOf(view, placed).map(firstSentence);
  return view.words.gap[placed.cell.status](findings.join('; '));
}

/** Which side of its limit is allowed: the one a failed value is not on, or a good one is. */
export const limitSign = ({ value, limit, ok }: Check) => (value <= limit === ok ? '≤' : '≥');

function checkText(view: RunView, check: Check): string {
  const number = (value: number) => formatNumber(value, view.lang, 2);
  const unit = check.unit ? ` ${cleanLine(check.unit, 20)}` : '';
  const sign = limitSign(check);
  return `${cleanLine(check.title, 80)}: ${number(check.value)}${unit} (${sign} ${number(check.limit)}${unit})`;
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
    reasons: reasonsOf(view, placed),
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
