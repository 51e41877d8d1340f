/** What stands with a lane's name on a chart: what gave out above the rate that it held. */
import { gaveOutOf, type LimitingPart } from '../../results/ladder.js';
import type { ChartDefinition } from '../charts/definitions.js';
import type { PlacedCell, RunView } from './view.js';

/** How many rounds each part gave out in, the most frequent first; `nothing` where the ladder ended. */
function gaveOutCounts(view: RunView, placed: PlacedCell): [LimitingPart | 'nothing', number][] {
  const counts = new Map<LimitingPart | 'nothing', number>();
  for (const trial of view.trialsOf(placed.cell)) {
    // A run that kept no ladder says nothing of what gave out.
    if (trial.status !== 'valid' || !Object.keys(trial.counters).some((name) => /^gaveOut/.test(name)))
      continue;
    const part = gaveOutOf(trial.counters) ?? 'nothing';
    counts.set(part, (counts.get(part) ?? 0) + 1);
  }
  return [...counts].sort((a, b) => b[1] - a[1]);
}

export function noteOf(
  view: RunView,
  definition: ChartDefinition,
  placed: PlacedCell | undefined,
): string | null {
  if (definition.note !== 'gaveOut' || placed?.cell.status !== 'valid') return null;
  const counts = gaveOutCounts(view, placed);
  return counts.length === 0 ? null : view.words.gaveOut(counts);
}
