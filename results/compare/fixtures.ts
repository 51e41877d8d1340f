/** Two runs that never took place, and ways in which the second differs, for tests of comparisons. */
import { sampleRun } from '../fixtures/sample-run.js';
import type { Estimate, RunFile } from '../schema.js';
import type { ValidCell } from './match.js';

const SCENARIOS = ['exact', 'push', 'throughput'];

/** Base and head: the same figures, measured twice. */
export function twoRuns(scenarios: readonly string[] = SCENARIOS): { base: RunFile; head: RunFile } {
  const head = sampleOf(scenarios);
  return {
    base: sampleOf(scenarios),
    head: { ...head, runId: '2026-01-16T09-30-00Z-1b2c3d4', startedAt: '2026-01-16T09:30:00.000Z' },
  };
}

/** Made once: a run takes longer to make than to copy. */
const made = new Map<string, RunFile>();

function sampleOf(scenarios: readonly string[]): RunFile {
  const key = scenarios.join();
  const run = made.get(key) ?? sampleRun({ scenarios, rounds: 5 });
  made.set(key, run);
  // Without trials: no comparison of two files reads them.
  return structuredClone({ ...run, trials: [] });
}

/** The first valid cell of that scenario and lane. @throws Error where there is none */
export function cellIn(run: RunFile, scenario: string, lane: string): ValidCell {
  const cell = run.cells.find((one) => one.scenario === scenario && one.lane === lane);
  if (cell?.status !== 'valid') throw new Error(`no valid cell of ${lane} in ${scenario}`);
  return cell;
}

/** Puts other rounds in the place of a figure's. */
export function setRounds(
  run: RunFile,
  [scenario, lane, metric]: [string, string, string],
  rounds: number[],
): void {
  const middle = [...rounds].sort((a, b) => a - b)[rounds.length >> 1]!;
  const estimate: Estimate = { value: middle, low: null, high: null, rounds, bound: null };
  cellIn(run, scenario, lane).metrics[metric] = estimate;
}
