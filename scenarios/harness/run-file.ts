/** The file of a run: as it begins, with nothing measured, and as it is drawn up at the end. */
import { randomBytes } from 'node:crypto';
import { findLane } from '../../protocol/lanes.js';
import { cellsOf } from '../../results/cells.js';
import { comparisonsOf, ranksLanes } from '../../results/comparisons.js';
import { metrics } from '../../results/metrics.js';
import { pointKey } from '../../results/point.js';
import { type RunFile, type RunPlan, SCHEMA_NAME, SCHEMA_VERSION } from '../../results/schema.js';
import { runIdOf } from '../../results/store.js';
import { findScenario } from '../registry.js';
import { readEnvironment } from './environment.js';
import { findPinning } from './pinning.js';

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
    preflight: null,
    lanes: plan.lanes.map((id) => ({ ...findLane(id)! })),
    metrics: [...metrics],
    scenarios: plan.scenarios.map((id) => scenarioInfo(plan, id)),
    warnings: [...warnings],
    trials: [],
    cells: [],
    comparisons: [],
  };
}

/** With cells and comparisons, taken from the trials. */
export function drawnUp(run: RunFile, status: 'complete' | 'interrupted'): RunFile {
  const withCells = { ...run, status, finishedAt: new Date().toISOString(), cells: cellsOf(run.trials) };
  return { ...withCells, comparisons: comparisonsOf(withCells) };
}

function scenarioInfo(plan: RunPlan, id: string): RunFile['scenarios'][number] {
  const { title, question, closedLoop, primaryMetric, metrics: measured } = findScenario(id)!;
  const asks = plan.asks.filter(({ scenario }) => scenario === id);
  const points = new Map(asks.map(({ point }) => [pointKey(point), point]));
  return {
    id,
    title,
    question,
    closedLoop,
    primaryMetric,
    metrics: [...measured],
    points: [...points.values()],
  };
}

/** A seed for a run that was given none: recorded, so that the run can be repeated. */
export function randomSeed(): number {
  return randomBytes(4).readUInt32LE() >>> 1;
}
