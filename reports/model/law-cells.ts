/** What the run found of its laws, in a table's cells: what the law says, and what of the measurement it leaves. */
import { pointKey } from '../../results/point.js';
import type { Law } from '../../results/schema.js';
import { formatTick } from '../format.js';
import type { AcrossAsk } from './across.js';
import type { PlacedCell, RunView } from './view.js';

/** The statistics of laws that are a chart's own metric. */
const MEDIAN = 'p50';

/** What the run holds against a law in that cell; undefined where it has none for it. */
export function lawEntryOf({ run }: RunView, { cell }: PlacedCell): Law | undefined {
  const key = pointKey(cell.point);
  return run.laws?.find(
    ({ scenario, lane, point, statistic }) =>
      statistic === MEDIAN && scenario === cell.scenario && lane === cell.lane && pointKey(point) === key,
  );
}

/** Two cells, law and residual; none where the run has no laws. */
export function lawCells(
  view: RunView,
  ask: AcrossAsk,
  placed: PlacedCell,
  like: number | undefined,
): string[] {
  if (!ask.laws || !view.run.laws?.length) return [];
  const entry = lawEntryOf(view, placed);
  if (!entry) return ['–', '–'];
  const time = (ns: number) => formatTick(view.metric(ask.metric), ns, view.lang, like);
  const words = view.words.axis;
  const sign = entry.residualNs > 0 ? '+' : '';
  return [
    time(entry.predictedNs),
    words.residual(
      sign + time(entry.residualNs),
      entry.errorNs === null ? null : time(entry.errorNs),
      words.verdict[entry.verdict],
    ),
  ];
}
