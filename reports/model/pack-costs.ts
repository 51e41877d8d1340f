/**
 * A run's costs as they are sent with a page: what the model reads and nothing else, the metrics of a cell
 * in the order of the model's own table. Lanes have names of their own here; a file's may be of any length.
 */
import {
  type CostEstimate,
  type CostScenario,
  costsOfRun,
  READ,
  type RunCosts,
} from '../../results/model/run-costs.js';
import type { LaneInfo, Point } from '../../results/schema.js';
import { laneLooks } from '../charts/theme.js';
import { cleanName } from '../text.js';

/** A count that every round agrees on, a value with its interval, or a bound. */
type PackedEstimate =
  | number
  | readonly [value: number, low: number | null, high: number | null]
  | readonly [value: number, low: number | null, high: number | null, bound: 'lower' | 'upper'];
type PackedLane = readonly [
  id: string,
  transport: string,
  engine: string,
  family: LaneInfo['family'],
  set: LaneInfo['set'],
  title: string,
];
type PackedCell = readonly [
  scenario: CostScenario,
  lane: number,
  point: Point,
  metrics: readonly (PackedEstimate | null)[],
];

export interface PackedCosts {
  /** Whether the run has rounds enough to rank lanes. */
  readonly ranks: boolean;
  readonly lanes: readonly PackedLane[];
  readonly cells: readonly PackedCell[];
}

/** By its id where lanes of that id have a look of their own. */
const nameOf = ({ id }: LaneInfo, index: number): string =>
  Object.hasOwn(laneLooks, id) ? id : `lane-${index}`;

export function packCosts(
  run: RunCosts & { readonly ranks: boolean },
  lanes: readonly LaneInfo[],
  titleOf: (id: string) => string,
): PackedCosts {
  const { cells } = costsOfRun(run, lanes);
  return {
    ranks: run.ranks,
    lanes: lanes.map((lane, index) => [
      nameOf(lane, index),
      cleanName(lane.transport),
      cleanName(lane.engine),
      lane.family,
      lane.set,
      titleOf(lane.id),
    ]),
    cells: cells.map(({ scenario, lane, point, metrics }) => [
      scenario as CostScenario,
      lanes.findIndex(({ id }) => id === lane),
      point,
      READ[scenario as CostScenario].map((name) =>
        Object.hasOwn(metrics, name) ? packed(metrics[name]!) : null,
      ),
    ]),
  };
}

function packed({ value, low, high, bound }: CostEstimate): PackedEstimate {
  if (bound !== null) return [value, low, high, bound];
  return low === value && high === value ? value : [value, low, high];
}

export function unpackCosts({ ranks, lanes, cells }: PackedCosts): RunCosts & { readonly ranks: boolean } {
  return {
    ranks,
    lanes: lanes.map(([id, transport, engine, family, set, title]) => ({
      id,
      transport,
      engine,
      family,
      set,
      title: { en: title, ko: title },
    })),
    cells: cells.map(([scenario, lane, point, metrics]) => ({
      status: 'valid',
      scenario,
      lane: lanes[lane]![0],
      point,
      metrics: Object.fromEntries(
        metrics.flatMap((estimate, index) =>
          estimate === null ? [] : [[READ[scenario][index]!, unpacked(estimate)]],
        ),
      ),
    })),
  };
}

function unpacked(estimate: PackedEstimate): CostEstimate {
  if (typeof estimate === 'number') return { value: estimate, low: estimate, high: estimate, bound: null };
  const [value, low, high, bound = null] = estimate;
  return { value, low, high, bound };
}
