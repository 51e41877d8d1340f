/** A run: the planned trials one after another, saved after each, judged, and drawn up at the end. */
import { randomBytes } from 'node:crypto';
import { findLane } from '../../protocol/lanes.js';
import { cellsOf } from '../../results/cells.js';
import { comparisonsOf, ranksLanes } from '../../results/comparisons.js';
import { metrics } from '../../results/metrics.js';
import { pointKey } from '../../results/point.js';
import {
  type RunFile,
  type RunPlan,
  SCHEMA_NAME,
  SCHEMA_VERSION,
  type TrialRecord,
} from '../../results/schema.js';
import { runIdOf } from '../../results/store.js';
import { findScenario } from '../registry.js';
import { readEnvironment } from './environment.js';
import { findPinning, type Pinning } from './pinning.js';
import { type PlannedTrial, plannedTrials, trialSettings } from './plan.js';
import { runTrial } from './trial.js';

export interface RunListener {
  /** The run as it stands, to be saved. */
  onSave(run: RunFile): void;
  onTrial(trial: TrialRecord, planned: PlannedTrial, done: number, total: number): void;
}

/** A trial that was rejected is tried once more in its place; both are kept. */
const ATTEMPTS = 2;

/** A run that has measured nothing yet. */
export function newRun(plan: RunPlan, command: string, warnings: readonly string[]): RunFile {
  const environment = readEnvironment(findPinning());
  const startedAt = new Date();
  return {
    schema: SCHEMA_NAME,
    schemaVersion: SCHEMA_VERSION,
    runId: runIdOf(startedAt, environment.commit),
    startedAt: startedAt.toISOString(),
    finishedAt: null,
    status: 'running',
    command,
    ranks: ranksLanes(plan.rounds),
    plan,
    environment,
    lanes: plan.lanes.map((id) => ({ ...findLane(id)! })),
    metrics: [...metrics],
    scenarios: plan.scenarios.map((id) => scenarioInfo(plan, id)),
    warnings: [...warnings],
    trials: [],
    cells: [],
    comparisons: [],
  };
}

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
    for (const trial of planned) {
      done++;
      if (finished.has(slotOf({ ...trial, scenario: trial.scenario.id, lane: trial.lane.id }))) continue;
      for await (const record of attempts(trial, run.plan, pinning, signal)) {
        run = { ...run, trials: [...run.trials, record] };
        listener.onSave(run);
        listener.onTrial(record, trial, done, planned.length);
      }
    }
    run = drawnUp(run, 'complete');
  } catch (error) {
    if (!signal.aborted) throw error;
    run = drawnUp(run, 'interrupted');
  }
  listener.onSave(run);
  return run;
}

async function* attempts(
  planned: PlannedTrial,
  plan: RunPlan,
  pinning: Pinning,
  signal: AbortSignal,
): AsyncGenerator<TrialRecord> {
  const { scenario, lane, point, seed, round, place } = planned;
  const reason = scenario.notFor?.(lane);
  if (reason) {
    yield skipped(planned, reason);
    return;
  }
  const host = '127.0.0.1';
  const parameters = { lane, point, seed, host, pinning, signal, ...trialSettings(plan) };
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const record = await runTrial(scenario, parameters, { round, place, attempt });
    yield record;
    if (record.status !== 'invalid') return;
  }
}

function skipped(planned: PlannedTrial, reason: string): TrialRecord {
  const { scenario, lane, point, seed, round, place } = planned;
  return {
    id: [scenario.id, lane.id, `r${round}`, `p${place}`, 'a0'].join('/'),
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

function drawnUp(run: RunFile, status: 'complete' | 'interrupted'): RunFile {
  const withCells = { ...run, status, finishedAt: new Date().toISOString(), cells: cellsOf(run.trials) };
  return { ...withCells, comparisons: comparisonsOf(withCells) };
}

function slotOf(trial: Pick<TrialRecord, 'scenario' | 'lane' | 'point' | 'round'>): string {
  return `${trial.scenario} ${trial.lane} ${pointKey(trial.point)} ${trial.round}`;
}

function scenarioInfo(plan: RunPlan, id: string): RunFile['scenarios'][number] {
  const { title, question, closedLoop, primaryMetric, metrics: measured, points } = findScenario(id)!;
  const { settings } = trialSettings(plan);
  return {
    id,
    title,
    question,
    closedLoop,
    primaryMetric,
    metrics: [...measured],
    points: [...points(settings)],
  };
}

/** A seed for a run that was given none: recorded, so that the run can be repeated. */
export function randomSeed(): number {
  return randomBytes(4).readUInt32LE() >>> 1;
}
