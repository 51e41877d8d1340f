/** The arguments of `npm run calibrate`, read and checked. */
import { resolve } from 'node:path';
import type { Command } from 'commander';
import { type LaneId, laneIds, mainLaneIds } from '../protocol/lanes.js';
import { CALIBRATION_FILE, MACHINE_FOLDER } from '../results/instrument-file.js';
import { calibrationLoads } from '../scenarios/calibration/loads.js';
import { newCommand, readFlags } from './command-line.js';
import { knownNames, type NumberRange, numberWithin } from './options.js';

const DEFAULT_PAIRS = 20;
const PAIRS: NumberRange = { least: 3, most: 500, unit: '', whole: true };
const MINUTES: NumberRange = { least: 1, most: 1440, unit: ' minutes', whole: false };
const SEED: NumberRange = { least: 0, most: 2 ** 30, unit: '', whole: true };

export interface CalibrateOptions {
  readonly lanes: readonly LaneId[];
  readonly scenarios: readonly string[];
  readonly pairs: number;
  readonly seed: number;
  /** It ends between two pairs, before so much time has passed; Infinity where nothing was said. */
  readonly capMs: number;
  readonly fresh: boolean;
  readonly folder: string;
  readonly json: boolean;
}

interface Flags {
  readonly lanes?: string;
  readonly scenarios?: string;
  readonly pairs: string;
  readonly minutes?: string;
  readonly seed: string;
  readonly fresh?: true;
  readonly out: string;
  readonly json?: true;
}

const scenarioIds = calibrationLoads.map(({ scenario }) => scenario.id);

const command = (): Command =>
  newCommand(
    'calibrate',
    'Measures each lane against itself: how much noise this machine has, and what it hides.',
  )
    .option('--lanes <list>', `lanes, comma-separated (default: the six main ones): ${laneIds.join(', ')}`)
    .option('--scenarios <list>', `scenarios (default: all of these): ${scenarioIds.join(', ')}`)
    .option('--pairs <n>', 'pairs of each lane and scenario', String(DEFAULT_PAIRS))
    .option('--minutes <n>', 'stop after so long, between two pairs; the same command goes on later')
    .option('--seed <n>', 'chooses the schedules and the order', '1')
    .option('--fresh', 'begin anew, though there is something to go on with')
    .option(
      '--out <folder>',
      `where ${CALIBRATION_FILE} goes, which later runs on this machine read`,
      MACHINE_FOLDER,
    )
    .option('--json', 'print the JSON, and nothing else, on stdout (use npm run -s)')
    .addHelpText(
      'after',
      `
What is unfinished on this machine, of this commit, is gone on with; more --pairs or --lanes extend it.
The gate of compare -- --base measures units of its own kind: calibrate it by npm run bench:gate -- --only like

Exit codes: 0 fine · 2 bad arguments · 3 too few valid pairs to tell anything ·
            130 interrupted (finished trials are kept)`,
    );

/** Null where help was asked for and shown. @throws UsageError with one line */
export function parseCalibrate(args: readonly string[]): CalibrateOptions | null {
  const flags = readFlags<Flags>(command(), args);
  if (!flags) return null;
  const { lanes, scenarios, pairs, minutes, seed, fresh, out, json } = flags;
  const wanted = lanes === undefined ? mainLaneIds : knownNames('--lanes', lanes, laneIds);
  return {
    lanes: laneIds.filter((id) => wanted.some((name) => name === id)),
    scenarios: scenarios === undefined ? scenarioIds : knownNames('--scenarios', scenarios, scenarioIds),
    pairs: numberWithin('--pairs', pairs, PAIRS),
    seed: numberWithin('--seed', seed, SEED),
    capMs:
      minutes === undefined ? Number.POSITIVE_INFINITY : 60_000 * numberWithin('--minutes', minutes, MINUTES),
    fresh: fresh ?? false,
    folder: resolve(out),
    json: json ?? false,
  };
}
