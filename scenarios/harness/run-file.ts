/** The file of a run: as it begins, with nothing measured, and as it is drawn up at the end. */
import { randomBytes } from 'node:crypto';
import { anchorRows } from '../../results/anchors.js';
import { cellsOf } from '../../results/cells.js';
import { comparisonsOf, ranksLanes } from '../../results/comparisons.js';
import { fingerprintOf } from '../../results/fingerprint.js';
import { growthOf } from '../../results/growth.js';
import { readInstrument } from '../../results/instrument-file.js';
import { lawsOf } from '../../results/laws.js';
import { metrics } from '../../results/metrics.js';
import { pointKey } from '../../results/point.js';
import {
  type Environment,
  type RunFile,
  type RunPlan,
  SCHEMA_NAME,
  SCHEMA_VERSION,
} from '../../results/schema.js';
import { runIdOf } from '../../results/store.js';
import { findScenario } from '../registry.js';
import { readEnvironment } from './environment.js';
import { findPinning } from './pinning.js';
import { laneOf } from './plan.js';

/** A run that has measured nothing yet; what is known of the instrument is read from `machineFolder`. */
export function newRun(
  plan: RunPlan,
  command: string,
  warnings: readonly string[],
  machineFolder: string,
  environment: Environment = readEnvironment(findPinning()),
): RunFile {
  const instrument = readInstrument(machineFolder, fingerprintOf(environment));
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
    ...(instrument ? { instrument } : {}),
    lanes: plan.lanes.map((id) => ({ ...laneOf(plan, id) })),
    metrics: [...metrics],
    scenarios: plan.scenarios.map((id) => scenarioInfo(plan, id)),
    warnings: [...warnings],
    trials: [],
    cells: [],
    comparisons: [],
  };
}

/** With cells, comparisons and the rows of published figures, taken from the trials. */
export function drawnUp(run: RunFile, status: 'complete' | 'interrupted'): RunFile {
  const withCells = { ...run, status, finishedAt: new Date().toISOString(), cells: cellsOf(run.trials) };
  const anchors = anchorRows(withCells);
  const laws = lawsOf(withCells);
  const growth = growthOf(withCells.cells);
  return {
    ...withCells,
    comparisons: comparisonsOf(withCells),
    ...(laws.length > 0 ? { laws } : {}),
    ...(growth.length > 0 ? { growth } : {}),
    ...(anchors.length > 0 ? { anchors } : {}),
  };
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
