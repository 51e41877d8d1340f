/** A run: the planned trials one after another, saved after each, judged, and drawn up at the end. */
import { findLane, type LaneId } from '../../protocol/lanes.js';
import { pointKey } from '../../results/point.js';
import type { Preflight, RunFile, RunPlan, TrialRecord } from '../../results/schema.js';
import { exact, exchangePlan } from '../exact.js';
import { tryDoors } from '../wire/doors.js';
import { wire } from '../wire.js';
import { shortestDistance } from './distances.js';
import { checkAgainstKernel } from './kernel-check.js';
import { whyNotUnder } from './lane-conditions.js';
import { findPinning, type Pinning } from './pinning.js';
import { type PlannedTrial, plannedTrials, trialSettings } from './plan.js';
import { runPreflight } from './preflight.js';
import { drawnUp } from './run-file.js';
import { runTrial, trialId } from './trial.js';

export interface RunListener {
  /** The run as it stands, to be saved. */
  onSave(run: RunFile): void;
  onPreflight(preflight: Preflight): void;
  onTrial(trial: TrialRecord, planned: PlannedTrial, done: number, total: number): void;
}

/** A trial that was rejected is tried once more in its place; both are kept. */
const ATTEMPTS = 2;

/** Runs what the run still lacks. On abort the run is `interrupted` and holds all finished trials. */
export async function continueRun(
  start: RunFile,
  signal: AbortSignal,
  listener: RunListener,
): Promise<RunFile> {
  const pinning = findPinning();
  const planned = plannedTrials(start.plan);
  const finished = new Set(start.trials.filter(isSettled).map(slotOf));
  let run: RunFile = { ...start, status: 'running', finishedAt: null };
  let done = 0;
  try {
    if (!run.preflight) {
      run = { ...run, preflight: await preflight(run.plan, pinning, signal) };
      listener.onSave(run);
      listener.onPreflight(run.preflight!);
    }
    for (const trial of planned) {
      done++;
      if (finished.has(slotOf({ ...trial, scenario: trial.scenario.id, lane: trial.lane.id }))) continue;
      for await (const record of attempts(trial, run.preflight?.tickCpuUs ?? 0, pinning, signal)) {
        run = { ...run, trials: [...run.trials, record] };
        listener.onSave(run);
        listener.onTrial(record, trial, done, planned.length);
      }
    }
    if (run.plan.scenarios.includes(exact.id) && ownLanes(run.plan).length > 0 && !run.kernelCheck) {
      run = { ...run, kernelCheck: await checkAgainstKernel(kernelCheckOptions(run.plan), signal) };
    }
    if (run.plan.scenarios.includes(wire.id) && !run.doors) run = { ...run, doors: await tryDoors(signal) };
    run = drawnUp(run, 'complete');
  } catch (error) {
    if (!signal.aborted) throw error;
    run = drawnUp(run, 'interrupted');
  }
  listener.onSave(run);
  return run;
}

/** What a browser as client cannot be asked; null where it can, and where the clients are our own. */
export function notInBrowser({
  keepAlive,
  conditions,
  target,
}: Pick<PlannedTrial, 'keepAlive' | 'conditions' | 'target'>): string | null {
  if (conditions.client !== 'chromium') return null;
  if (target) return 'a browser plays clients of the lanes of this suite alone';
  return keepAlive ? null : 'a browser decides by itself when to close a connection';
}

/** The trial, and where it is rejected the one that is tried in its place. */
export async function* attempts(
  planned: PlannedTrial,
  tickCpuUs: number,
  pinning: Pinning,
  signal: AbortSignal,
): AsyncGenerator<TrialRecord> {
  const { scenario, lane, target, point, seed, round, place, settings } = planned;
  const { headers, keepAlive, conditions } = planned;
  const reason =
    scenario.notFor?.(lane, point, conditions) ??
    whyNotUnder(scenario, lane, conditions) ??
    notInBrowser(planned);
  if (reason) {
    yield skipped(planned, reason);
    return;
  }
  const where = { host: '127.0.0.1', pinning, signal, tickCpuUs };
  const asked = { lane, point, seed, settings, headers, keepAlive, conditions, ...where };
  const parameters = target ? { ...asked, target } : asked;
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const record = await runTrial(scenario, parameters, { round, place, attempt });
    yield record;
    if (record.status !== 'invalid') return;
  }
}

const ownLanes = ({ lanes }: RunPlan): LaneId[] => lanes.flatMap((id) => findLane(id)?.id ?? []);

/** The exchange of `exact`, once on each lane of ours. */
function kernelCheckOptions(plan: RunPlan) {
  const { settings, headers, keepAlive } = trialSettings(plan);
  return { lanes: ownLanes(plan), plan: exchangePlan(settings), headers, keepAlive };
}

const preflight = (plan: RunPlan, pinning: Pinning, signal: AbortSignal): Promise<Preflight> =>
  runPreflight(pinning, tickRate(plan), signal, shortestDistance(plan));

/** What a tick costs depends on how often it comes: it is measured at the rate of `push`. */
const tickRate = (plan: RunPlan): number => trialSettings(plan).settings.pushRatePerSecond;

function skipped(planned: PlannedTrial, reason: string): TrialRecord {
  const { scenario, lane, point, seed, round, place } = planned;
  return {
    id: trialId(scenario.id, lane.id, point, { round, place, attempt: 0 }),
    scenario: scenario.id,
    lane: lane.id,
    point,
    round,
    place,
    attempt: 0,
    seed,
    startedAt: new Date().toISOString(),
    durationMs: 0,
    processes: {},
    settings: {},
    engine: {},
    status: 'skipped',
    reasons: [reason],
  };
}

/** A rejected trial whose retry was cut short is tried again. */
function isSettled(trial: TrialRecord): boolean {
  return trial.status !== 'invalid' || trial.attempt === ATTEMPTS - 1;
}

function slotOf(trial: Pick<TrialRecord, 'scenario' | 'lane' | 'point' | 'round'>): string {
  return `${trial.scenario} ${trial.lane} ${pointKey(trial.point)} ${trial.round}`;
}
