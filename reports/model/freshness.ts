/** How old a poller's news is and what a message takes, interval by interval, and what a socket takes. */
import { estimateOf as estimateOfRounds } from '../../results/cells.js';
import type { Estimate, LaneInfo, Point, ScenarioInfo } from '../../results/schema.js';
import { formatEstimate } from '../format.js';
import type { PointAxis } from './axes.js';
import { placeText } from './places.js';
import { estimateOf, type PlacedCell, type RunView } from './view.js';

export const POLL_INTERVAL = 'pollIntervalMs';
export const AGE = 'latencyP50Ns';
export const UP = 'upBytesPerMessage';
const DOWN = 'downBytesPerMessage';
export const BYTES = { id: UP, unit: 'B' } as const;

/** A lane asked so often: how old its news is and what a message takes, both ways. */
export interface Spot {
  readonly lane: LaneInfo;
  readonly series: string;
  /** As printed; null for a lane that is not asked at intervals. */
  readonly interval: string | null;
  readonly age: Estimate;
  readonly bytes: Estimate;
}

/** Bytes up and down of each round together; undefined where a round lacks one of them, or one is a bound. */
function bothWays(placed: PlacedCell | undefined): Estimate | undefined {
  const [up, down] = [estimateOf(placed, UP), estimateOf(placed, DOWN)];
  if (!up || !down || up.bound || down.bound || up.rounds.length !== down.rounds.length) return undefined;
  return estimateOfRounds(up.rounds.map((bytes, round) => bytes + down.rounds[round]!));
}

export interface FreshnessAsk {
  readonly scenario: ScenarioInfo;
  readonly axis: PointAxis;
  readonly base: Point;
}

export function spotsOf(view: RunView, { scenario, axis, base }: FreshnessAsk): Spot[] {
  const main = view.shown.filter(({ set }) => set === 'main');
  const spot = (lane: LaneInfo, point: Point, series: string, interval: string | null): Spot[] => {
    const placed = view.cellAt(scenario.id, lane.id, point);
    const [age, bytes] = [estimateOf(placed, AGE), bothWays(placed)];
    return age && !age.bound && bytes ? [{ lane, series, interval, age, bytes }] : [];
  };
  const poller = main.find(({ transport }) => transport === 'short-polling');
  const asked = axis.places.flatMap(({ value, point }, index) =>
    poller ? spot(poller, point, String(index), placeText(view, axis.parameter, value)) : [],
  );
  const sockets = main.filter(({ transport }) => transport === 'websocket');
  const beside = sockets.flatMap((lane) => spot(lane, base, 'beside', null)).slice(0, 1);
  return asked.length > 1 ? [...asked, ...beside] : [];
}

export interface Units {
  readonly age: number | undefined;
  readonly bytes: number | undefined;
}

export const readSpot = (view: RunView, spot: Spot, units: Units) => ({
  age: formatEstimate(view.metric(AGE), spot.age, view.lang, units.age),
  bytes: formatEstimate(BYTES, spot.bytes, view.lang, units.bytes),
});
