/** A run file seen the way the report asks for it: lanes and metrics by name, cells with their places. */
import { pointKey } from '../../results/point.js';
import type {
  Cell,
  Estimate,
  LaneInfo,
  MetricInfo,
  Point,
  RunFile,
  TrialRecord,
} from '../../results/schema.js';
import { formatEstimate } from '../format.js';
import { type Messages, messagesFor } from '../messages.js';
import type { Figure } from '../prose.js';
import { cleanName } from '../text.js';
import type { Lang } from '../units.js';

/** A cell and its index in the file, for pointers to its figures. */
export interface PlacedCell {
  readonly cell: Cell;
  readonly index: number;
}

/** Where lanes are compared. */
export interface Place {
  readonly scenario: string;
  readonly point: Point;
  readonly metric: string;
}

export interface RunView {
  readonly run: RunFile;
  readonly lang: Lang;
  readonly words: Messages;
  /** Lanes of the plan in the order of the lane table. */
  readonly lanes: readonly LaneInfo[];
  /**
   * Those that the scenarios' charts and sentences are about: the main lanes and, behind them, the
   * controls. Lanes on shared engines have a table of their own, unless the run asked no main lane.
   */
  readonly shown: readonly LaneInfo[];
  readonly laneTitle: (id: string) => string;
  readonly metric: (id: string) => MetricInfo;
  readonly metricTitle: (id: string) => string;
  readonly cellAt: (scenario: string, lane: string, point: Point) => PlacedCell | undefined;
  /** Index in the file of the comparison of two lanes, either way round; undefined where there is none. */
  readonly comparisonOf: (at: Place, one: string, other: string) => number | undefined;
  readonly trialsOf: (cell: Pick<Cell, 'scenario' | 'lane' | 'point'>) => readonly TrialRecord[];
}

const cellKey = (of: Pick<Cell, 'scenario' | 'lane' | 'point'>) =>
  JSON.stringify([of.scenario, of.lane, pointKey(of.point)]);
const pairKey = (at: Place, one: string, other: string) =>
  JSON.stringify([at.scenario, at.metric, pointKey(at.point), ...[one, other].sort()]);

/** A metric that the file's table does not name is shown under its id, without unit. */
const unknownMetric = (id: string): MetricInfo => ({
  id,
  unit: '',
  better: 'neither',
  tier: 'trend',
  title: { en: id, ko: id },
});

function shownLanes(lanes: readonly LaneInfo[]): readonly LaneInfo[] {
  const main = lanes.filter(({ set }) => set === 'main');
  if (main.length === 0) return lanes;
  return [...main, ...lanes.filter(({ set }) => set === 'control')];
}

export function viewRun(run: RunFile, lang: Lang): RunView {
  const cells = new Map(run.cells.map((cell, index) => [cellKey(cell), { cell, index }]));
  const metrics = new Map(run.metrics.map((metric) => [metric.id, metric]));
  const titles = new Map(run.lanes.map((lane) => [lane.id, cleanName(lane.title[lang] || lane.id)]));
  const trials = new Map<string, TrialRecord[]>();
  for (const trial of run.trials) {
    const key = cellKey(trial);
    const earlier = trials.get(key);
    if (earlier) earlier.push(trial);
    else trials.set(key, [trial]);
  }
  const comparisons = new Map(run.comparisons.map((of, index) => [pairKey(of, of.lane, of.against), index]));
  const metric = (id: string) => metrics.get(id) ?? unknownMetric(id);
  const lanes = run.lanes.filter((lane) => run.plan.lanes.includes(lane.id));
  return {
    run,
    lang,
    words: messagesFor(lang),
    lanes,
    shown: shownLanes(lanes),
    laneTitle: (id) => titles.get(id) ?? cleanName(id),
    metric,
    metricTitle: (id) => cleanName(metric(id).title[lang]),
    cellAt: (scenario, lane, point) => cells.get(cellKey({ scenario, lane, point })),
    comparisonOf: (at, one, other) => comparisons.get(pairKey(at, one, other)),
    trialsOf: (cell) => trials.get(cellKey(cell)) ?? [],
  };
}

/** What a valid cell says of a metric; undefined where there is no cell, no figure or no such metric. */
export function estimateOf(placed: PlacedCell | undefined, metric: string): Estimate | undefined {
  if (placed?.cell.status !== 'valid') return undefined;
  return Object.hasOwn(placed.cell.metrics, metric) ? placed.cell.metrics[metric] : undefined;
}

export function pointerTo(placed: PlacedCell, metric: string): string {
  const escaped = metric.replaceAll('~', '~0').replaceAll('/', '~1');
  return `/cells/${placed.index}/metrics/${escaped}/value`;
}

/** An estimate as a figure for a sentence. */
export function figureOf(view: RunView, placed: PlacedCell, metric: string, estimate: Estimate): Figure {
  return {
    text: formatEstimate(view.metric(metric), estimate, view.lang),
    from: [pointerTo(placed, metric)],
  };
}
