/** `npm run calibrate`: each lane against itself, many short pairs: what this machine's noise hides. */
import { existsSync, renameSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { laneIds, lanes, mainLaneIds } from '../protocol/lanes.js';
import { calibrationResults } from '../results/calibration.js';
import { checkNoise } from '../results/calibration-checks.js';
import {
  type CalibrationFile,
  type CalibrationTrial,
  calibrationFileText,
  newCalibrationFile,
  readCalibrationFile,
} from '../results/calibration-file.js';
import { fingerprintOf, sameFingerprint } from '../results/fingerprint.js';
import { CALIBRATION_FILE, MACHINE_FOLDER } from '../results/instrument-file.js';
import { checkFolder, saveFile } from '../results/store.js';
import { askedOf, calibrationLoads } from '../scenarios/calibration/loads.js';
import { runCalibration } from '../scenarios/calibration/run.js';
import { calibrationSlots, openSlots, type Slot } from '../scenarios/calibration/slots.js';
import { readEnvironment } from '../scenarios/harness/environment.js';
import { findPinning } from '../scenarios/harness/pinning.js';
import { sayPlan, sayTrial, sayTrouble } from './calibration-progress.js';
import { calibrationTable, limitTable } from './calibration-table.js';
import { pc } from './colours.js';
import { newCommand, readFlags } from './command-line.js';
import { exitCodes } from './exit-codes.js';
import { knownNames, type NumberRange, numberWithin } from './options.js';
import { runCommand } from './run-command.js';
import { duration, say, shownPath } from './terminal.js';

const EARLIER = 'calibration-earlier.json';
const NEEDED_BYTES = 8 * 1024 * 1024;
const DEFAULT_PAIRS = 20;
const PAIRS: NumberRange = { least: 3, most: 500, unit: '', whole: true };
const MINUTES: NumberRange = { least: 1, most: 1440, unit: ' minutes', whole: false };
const SEED: NumberRange = { least: 0, most: 2 ** 30, unit: '', whole: true };

const scenarioIds = calibrationLoads.map(({ scenario }) => scenario.id);

const calibrateCommand = newCommand(
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

interface Flags {
  lanes?: string;
  scenarios?: string;
  pairs: string;
  minutes?: string;
  seed: string;
  fresh?: true;
  out: string;
  json?: true;
}

await runCommand(async (signal) => {
  const flags = readFlags<Flags>(calibrateCommand, process.argv.slice(2));
  return flags ? calibrate(flags, signal) : exitCodes.ok;
});

async function calibrate(flags: Flags, signal: AbortSignal): Promise<number> {
  const wanted = knownNames('--lanes', flags.lanes ?? mainLaneIds.join(','), laneIds);
  const scenarios = knownNames('--scenarios', flags.scenarios ?? scenarioIds.join(','), scenarioIds);
  const pairs = numberWithin('--pairs', flags.pairs, PAIRS);
  const seed = numberWithin('--seed', flags.seed, SEED);
  const capMs =
    flags.minutes === undefined
      ? Number.POSITIVE_INFINITY
      : 60_000 * numberWithin('--minutes', flags.minutes, MINUTES);
  const folder = resolve(flags.out);
  checkFolder(folder, NEEDED_BYTES);
  const path = join(folder, CALIBRATION_FILE);
  const start = begin(path, seed, flags.fresh ?? false);
  const chosen = lanes.filter(({ id }) => wanted.includes(id)).map(({ id }) => id);
  const slots = calibrationSlots({ lanes: chosen, scenarios, pairs, seed });
  const open = openSlots(slots, start.trials);
  sayPlan({ lanes: wanted, scenarios, pairs }, slots, open, capMs);
  const trials = await measure(start, path, open, capMs, signal);
  const file = drawnUp(start, trials);
  if (trials.length > start.trials.length) saveFile(path, calibrationFileText(file));
  if (flags.json) process.stdout.write(calibrationFileText(file));
  else if (file.results.length > 0)
    process.stdout.write(`${calibrationTable(file.results)}\n\n${limitTable(file.limits)}\n`);
  sayTrouble(trials);
  say(`\nresult  ${shownPath(path)}`);
  if (signal.aborted) return exitCodes.interrupted;
  if (file.results.length > 0) return exitCodes.ok;
  say('error: fewer than three valid pairs of anything: see the reasons above.');
  return exitCodes.notValid;
}

/** What there is to go on with, or an empty calibration; what does not fit is put aside, not overwritten. */
function begin(path: string, seed: number, fresh: boolean): CalibrationFile {
  const environment = readEnvironment(findPinning());
  const startedAt = new Date().toISOString();
  const fingerprint = fingerprintOf(environment);
  const head = { fingerprint, environment, startedAt, updatedAt: startedAt, seed, asked: askedOf(laneIds) };
  const empty = newCalibrationFile({ ...head, trials: [], results: [], limits: [] });
  const earlier = readCalibrationFile(path);
  if (earlier && !fresh && goesTogether(earlier, empty)) return earlier;
  if (existsSync(path)) {
    renameSync(path, join(path, '..', EARLIER));
    say(pc.dim(`the earlier calibration is kept as ${EARLIER}`));
  }
  return empty;
}

function goesTogether(earlier: CalibrationFile, now: CalibrationFile): boolean {
  return (
    sameFingerprint(earlier.fingerprint, now.fingerprint) &&
    earlier.environment.commit === now.environment.commit &&
    earlier.seed === now.seed &&
    JSON.stringify(earlier.asked) === JSON.stringify(now.asked)
  );
}

async function measure(
  start: CalibrationFile,
  path: string,
  open: readonly Slot[],
  capMs: number,
  signal: AbortSignal,
): Promise<CalibrationTrial[]> {
  const trials = [...start.trials];
  if (open.length === 0) return trials;
  const began = Date.now();
  const leftOf = clock(open, began);
  try {
    await runCalibration(open, findPinning(), signal, {
      onTrial(trial, slot) {
        trials.push(trial);
        const updatedAt = new Date().toISOString();
        saveFile(path, calibrationFileText({ ...start, updatedAt, trials, results: [], limits: [] }));
        sayTrial(trial, open.indexOf(slot) + 1, open.length, leftOf(open.indexOf(slot) + 1));
      },
      goesOn: (slot) => !startsPair(slot) || Date.now() - began + 2 * slot.estimateMs <= capMs,
    });
  } catch (error) {
    if (!signal.aborted) throw error;
  }
  say(pc.dim(`${signal.aborted ? 'interrupted' : 'stopped'} after ${duration(Date.now() - began)}`));
  say();
  return trials;
}

function startsPair({ pair, half }: Slot): boolean {
  return (half === 'A') === (pair % 2 === 0);
}

/** The estimate of what is left, scaled by how true it has been so far. */
function clock(open: readonly Slot[], began: number): (done: number) => number {
  const estimate = (slots: readonly Slot[]) => slots.reduce((sum, slot) => sum + slot.estimateMs, 0);
  return (done) => {
    const measured = estimate(open.slice(0, done));
    return estimate(open.slice(done)) * (measured > 0 ? (Date.now() - began) / measured : 1);
  };
}

function drawnUp(start: CalibrationFile, trials: CalibrationTrial[]): CalibrationFile {
  const cells = calibrationLoads.flatMap(({ scenario, figures }) =>
    laneIds.map((lane) => ({ scenario: scenario.id, lane, figures })),
  );
  return {
    ...start,
    updatedAt: new Date().toISOString(),
    trials,
    results: calibrationResults(trials, cells),
    limits: checkNoise(
      trials,
      (id) => calibrationLoads.find(({ scenario }) => scenario.id === id)?.figures[0],
    ),
  };
}
