/** Which trials a calibration consists of, in which order, and which of them are still to be run. */
import type { Lane, LaneId } from '../../protocol/lanes.js';
import { findLane } from '../../protocol/lanes.js';
import type { CalibrationTrial } from '../../results/calibration-file.js';
import { balancedOrder } from '../harness/order.js';
import { type CalibrationLoad, calibrationLoads, loadMs } from './loads.js';

export interface Slot {
  readonly load: CalibrationLoad;
  readonly lane: Lane & { readonly id: LaneId };
  readonly pair: number;
  readonly half: 'A' | 'B';
  /** The same for both halves: they are given the same schedule. */
  readonly seed: number;
  readonly estimateMs: number;
}

export interface SlotRequest {
  readonly lanes: readonly LaneId[];
  readonly scenarios: readonly string[];
  readonly pairs: number;
  readonly seed: number;
}

/** A rejected trial is tried once more in its place. */
export const ATTEMPTS = 2;

/**
 * Pair by pair, so that a calibration that is cut short has as many of each. Within a pair B follows A,
 * in the next A follows B: what changes slowly or always hits the second cannot favour either.
 */
export function calibrationSlots({ lanes, scenarios, pairs, seed }: SlotRequest): Slot[] {
  const loads = calibrationLoads.filter(({ scenario }) => scenarios.includes(scenario.id));
  return Array.from({ length: pairs }, (_, pair) =>
    loads.flatMap((load) =>
      balancedOrder(lanes, pair, seed).flatMap((id) => {
        const lane = findLane(id)!;
        const halves = pair % 2 === 0 ? (['A', 'B'] as const) : (['B', 'A'] as const);
        const estimateMs = loadMs(load, lane);
        return halves.map((half) => ({ load, lane, pair, half, seed: seed + pair, estimateMs }));
      }),
    ),
  ).flat();
}

/** What of the slots the trials do not fill. A pair is run again whole where only one half of it is there. */
export function openSlots(slots: readonly Slot[], trials: readonly CalibrationTrial[]): Slot[] {
  const settled = new Set(trials.filter(isSettled).map((trial) => key(trial, trial.half)));
  const isWhole = (slot: Slot) => {
    const at = { scenario: slot.load.scenario.id, lane: slot.lane.id, pair: slot.pair };
    return settled.has(key(at, 'A')) && settled.has(key(at, 'B'));
  };
  return slots.filter((slot) => !isWhole(slot));
}

const isSettled = ({ status, attempt }: CalibrationTrial) => status !== 'invalid' || attempt === ATTEMPTS - 1;

const key = ({ scenario, lane, pair }: Pick<CalibrationTrial, 'scenario' | 'lane' | 'pair'>, half: string) =>
  `${scenario} ${lane} ${pair} ${half}`;
