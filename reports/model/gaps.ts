/** What stands where a figure would be: short on the chart, in full beneath it. */
import { groupTrials } from '../../results/cells.js';
import type { Cell, Check, TrialRecord } from '../../results/schema.js';
import { adviceText, findingText } from './checks.js';
import { reasonText } from './reasons.js';
import type { PlacedCell, RunView } from './view.js';

export interface Withheld {
  readonly lane: string;
  readonly conditions: string;
  readonly status: string;
  readonly reasons: readonly string[];
  /** What to try. */
  readonly advice: readonly string[];
}

/** Advice follows the finding in sentences of its own: a chart has room for the finding. */
const FIRST_SENTENCE = /^.*?(?=\.\s+[\p{Lu}\p{Lo}]|$)/u;

const firstSentence = (text: string) => text.match(FIRST_SENTENCE)?.[0] ?? text;

/** Whether a figure is missing that the run was to bring. */
export function isWithheld(view: RunView, placed: PlacedCell | undefined): boolean {
  return placed ? placed.cell.status !== 'valid' : view.run.status !== 'complete';
}

/** What cost a cell some of its rounds, and how many. */
interface Loss {
  readonly text: string;
  readonly rounds: number;
}

const isFailed = ({ ok }: Check) => !ok;

/** The last attempt of each round. */
const roundsOf = (view: RunView, cell: Cell): readonly TrialRecord[] =>
  groupTrials(view.trialsOf(cell))[0]?.rounds ?? [];

/** Rejected rounds by the checks that they failed; other lost rounds by what they said. */
function lossesOf(view: RunView, rounds: readonly TrialRecord[]): Loss[] {
  const failed = new Map<string, [Check, ...Check[]]>();
  const said = new Map<string, number>();
  for (const trial of rounds) {
    if (trial.status === 'valid') continue;
    const checks = trial.status === 'invalid' ? trial.checks.filter(isFailed) : [];
    for (const check of checks) {
      const earlier = failed.get(check.id);
      if (earlier) earlier.push(check);
      else failed.set(check.id, [check]);
    }
    for (const reason of checks.length > 0 ? [] : new Set(trial.reasons)) {
      said.set(reason, (said.get(reason) ?? 0) + 1);
    }
  }
  return [
    ...[...failed.values()].map((checks) => ({ text: findingText(view, checks), rounds: checks.length })),
    ...[...said].map(([reason, count]) => ({ text: reasonText(view, reason), rounds: count })),
  ].sort((a, b) => b.rounds - a.rounds);
}

/** Each reason once, with the rounds that it cost; as the file has them where it has no trials of the cell. */
function reasonsOf(view: RunView, { cell }: PlacedCell): string[] {
  if (cell.status === 'valid') return [];
  const rounds = roundsOf(view, cell);
  const losses = lossesOf(view, rounds);
  const reasons = losses.map(({ text, rounds: lost }) =>
    lost === rounds.length ? text : view.words.roundsOf(lost, rounds.length, text),
  );
  if (reasons.length > 0) return reasons;
  const kept = [...new Set(cell.reasons.map((reason) => reasonText(view, reason)))];
  return kept.length > 0 ? kept : [view.words.noReason];
}

/** Advice of the checks that failed, each once. */
function adviceOf(view: RunView, { cell }: PlacedCell): string[] {
  const checks = roundsOf(view, cell).flatMap((trial) => (trial.status === 'invalid' ? trial.checks : []));
  return [...new Set(checks.filter(isFailed).flatMap((check) => adviceText(view, check) ?? []))];
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

/** The full account of a cell that was withheld. */
export function withheldOf(view: RunView, placed: PlacedCell, conditions: string): Withheld | null {
  const { cell } = placed;
  if (cell.status === 'valid') return null;
  return {
    lane: view.laneTitle(cell.lane),
    conditions,
    status: view.words.statusWord[cell.status],
    reasons: reasonsOf(view, placed),
    advice: cell.status === 'invalid' ? adviceOf(view, placed) : [],
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
      for (const reason of cell.reasons) reasons.add(reasonText(view, reason));
    }
    const reason = [...reasons].join('; ') || view.words.noReason;
    return [{ id, lane: view.laneTitle(id), reason }];
  });
}
