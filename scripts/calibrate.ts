/** `npm run calibrate`: each lane against itself, many short pairs: what this machine's noise hides. */
import { existsSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { laneIds } from '../protocol/lanes.js';
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
import { CALIBRATION_FILE } from '../results/instrument-file.js';
import { checkFolder, saveFile } from '../results/store.js';
import { askedOf, calibrationLoads } from '../scenarios/calibration/loads.js';
import { runCalibration } from '../scenarios/calibration/run.js';
import { calibrationSlots, openSlots, type Slot } from '../scenarios/calibration/slots.js';
import { readEnvironment } from '../scenarios/harness/environment.js';
import { findPinning } from '../scenarios/harness/pinning.js';
import { type CalibrateOptions, parseCalibrate } from './calibrate-options.js';
import { sayPlan, sayTrial, sayTrouble } from './calibration-progress.js';
import { calibrationTable, limitTable } from './calibration-table.js';
import { pc } from './colours.js';
import { exitCodes } from './exit-codes.js';
import { runCommand } from './run-command.js';
import { duration, say, shownPath } from './terminal.js';

const EARLIER = 'calibration-earlier.json';
const NEEDED_BYTES = 8 * 1024 * 1024;

await runCommand(async (signal) => {
  const options = parseCalibrate(process.argv.slice(2));
  return options ? calibrate(options, signal) : exitCodes.ok;
});

async function calibrate(options: CalibrateOptions, signal: AbortSignal): Promise<number> {
  const { lanes, scenarios, pairs, seed, capMs, folder } = options;
  checkFolder(folder, NEEDED_BYTES);
  const path = join(folder, CALIBRATION_FILE);
  const start = begin(path, seed, options.fresh);
  const slots = calibrationSlots({ lanes, scenarios, pairs, seed });
  const open = openSlots(slots, start.trials);
  sayPlan({ lanes, scenarios, pairs }, slots, open, capMs);
  const trials = await measure(start, path, open, capMs, signal);
  const file = drawnUp(start, trials);
  if (trials.length > start.trials.length) saveFile(path, calibrationFileText(file));
  if (options.json) process.stdout.write(calibrationFileText(file));
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
