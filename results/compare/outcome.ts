/** What a comparison comes to, before it is an exit code. */
import { breakages, type Change, type RunComparison, regressions } from './change.js';

/**
 * `regression`: a gated figure is worse. `nothing valid`: no figure could be compared, or with
 * `strict` a matched cell is not valid. `cannot tell`: only with `strict`, where something that the
 * gate goes by was not judged.
 */
export type Outcome = 'fine' | 'regression' | 'nothing valid' | 'cannot tell';

/** Sentences for what must not pass in silence. */
export function warningsOf(comparison: RunComparison): string[] {
  const { changes, leftOut } = comparison;
  const gated = changes.filter(({ gates }) => gates);
  const unknown = gated.filter(isUntold).length;
  const missing = leftOut.filter(({ gates }) => gates).length;
  const invalid = leftOut.filter(({ kind }) => kind === 'not valid').length;
  const broken = breakages(comparison).length;
  return [
    ...(broken > 0
      ? [`Head fails ${broken} ${broken === 1 ? 'time' : 'times'} at what base carries; see the reasons.`]
      : []),
    ...(gated.length === 0 ? ['No count of the scenario exact was compared: the gate says nothing.'] : []),
    ...(unknown > 0 ? [`Of the figures that the gate goes by, ${unknown} cannot be told.`] : []),
    ...(missing > 0
      ? [`Of what the gate goes by, ${missing} ${are(missing)} left out; see the reasons.`]
      : []),
    ...(invalid > 0
      ? [`${invalid} matched ${invalid === 1 ? 'cell is' : 'cells are'} not valid on a side.`]
      : []),
  ];
}

const are = (count: number): string => (count === 1 ? 'is' : 'are');
const isUntold = ({ verdict }: Change): boolean => verdict === 'cannot tell';

export function outcomeOf(comparison: RunComparison, strict: boolean): Outcome {
  const { changes, leftOut } = comparison;
  if (regressions(comparison).length > 0 || breakages(comparison).length > 0) return 'regression';
  if (changes.length === 0) return 'nothing valid';
  if (!strict) return 'fine';
  if (leftOut.some(({ kind }) => kind === 'not valid')) return 'nothing valid';
  const gated = changes.filter(({ gates }) => gates);
  const untold = gated.length === 0 || gated.some(isUntold) || leftOut.some(({ gates }) => gates);
  return untold ? 'cannot tell' : 'fine';
}
