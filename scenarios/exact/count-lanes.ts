/**
 * The scenario `exact` on many lanes by itself: no preflight and no order, since no clock has a say in
 * it, and for the same reason several lanes at a time.
 */
import type { LaneId } from '../../protocol/lanes.js';
import { cellsOf } from '../../results/cells.js';
import { pointKey } from '../../results/point.js';
import type { Ask, Cell, RunPlan, TrialRecord } from '../../results/schema.js';
import { exact } from '../exact.js';
import { findPinning } from '../harness/pinning.js';
import { makePlan, plannedTrials } from '../harness/plan.js';
import { attempts } from '../harness/run.js';

/** Each is three processes that mostly wait for one another. */
const AT_A_TIME = 4;
/** Two, so that a count that is not the same each time is seen. */
const ROUNDS = 2;
const SEED = 1;
/** Nothing ticks the servers, so that no CPU of ticks is taken out. */
const NO_TICKS = 0;
/** A busy machine loses nothing, it is late: nobody waits for this long but for what is lost. */
const PATIENCE_MS = 10_000;

/** The lanes, and pollers a second time with a connection for each question, as the standard profile asks. */
export function exactPlan(lanes: readonly LaneId[]): RunPlan {
  const request = { profile: 'standard', scenarios: [exact.id], rounds: ROUNDS, seed: SEED };
  return makePlan({
    ...request,
    lanes,
    headers: 'browser',
    keepAlive: true,
    settings: { exactPatienceMs: PATIENCE_MS },
  }).plan;
}

/** What is the same for all lanes and decides the figures. */
export function exactAsked({ settings, headers }: RunPlan): Ask['settings'] {
  const named = ['exactClients', 'exactMessages', 'exactSends', 'exactPollsPerMessage', 'textBytes'];
  return { headers, ...Object.fromEntries(named.map((name) => [name, settings[name] ?? 'not set'])) };
}

export async function countLanes(
  plan: RunPlan,
  signal: AbortSignal,
  onTrial: (trial: TrialRecord) => void,
): Promise<Cell[]> {
  const pinning = findPinning();
  const planned = plannedTrials(plan);
  const trials: TrialRecord[] = [];
  let next = 0;
  async function work(): Promise<void> {
    for (let trial = planned[next++]; trial; trial = planned[next++]) {
      signal.throwIfAborted();
      for await (const record of attempts(trial, NO_TICKS, pinning, signal)) {
        trials.push(record);
        onTrial(record);
      }
    }
  }
  await Promise.all(Array.from({ length: AT_A_TIME }, work));
  return inPlanOrder(plan, cellsOf(trials));
}

function inPlanOrder({ asks }: RunPlan, cells: readonly Cell[]): Cell[] {
  return asks.flatMap(({ point, lanes }) =>
    lanes.flatMap((lane) =>
      cells.filter((cell) => cell.lane === lane && pointKey(cell.point) === pointKey(point)),
    ),
  );
}
