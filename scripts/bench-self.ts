/** `npm run bench:self`: the harness's own speed against figures to reach and against its peers. */
import { join, resolve } from 'node:path';
import { MACHINE_FOLDER, SELF_FILE } from '../results/instrument-file.js';
import {
  mergeSelfFiles,
  newSelfFile,
  readSelfFile,
  type SelfRow,
  selfFileText,
} from '../results/self-file.js';
import { checkFolder, saveFile } from '../results/store.js';
import { readEnvironment } from '../scenarios/harness/environment.js';
import { findPinning } from '../scenarios/harness/pinning.js';
import type { SelfMeasurement } from '../scenarios/self/measurement.js';
import { selfMeasurements } from '../scenarios/self/measurements.js';
import { measureSelf } from '../scenarios/self/run-self.js';
import { findWrk } from '../scenarios/self/wrk.js';
import { pc } from './colours.js';
import { newCommand, readFlags } from './command-line.js';
import { exitCodes } from './exit-codes.js';
import { knownNames } from './options.js';
import { renderCost } from './render-cost.js';
import { runCommand } from './run-command.js';
import { isBusy, machineText, selfTable } from './self-table.js';
import { duration, say, shownPath } from './terminal.js';
import { trendCost } from './trend-cost.js';

const measurements: readonly SelfMeasurement[] = [...selfMeasurements, renderCost, trendCost];
const ids = measurements.map(({ id }) => id);
const NEEDED_BYTES = 1024 * 1024;

const selfCommand = newCommand(
  'bench:self',
  'Measures the harness itself: its own speed, against figures to reach and against peers.',
)
  .option('--only <list>', `what to measure, comma-separated (default: all): ${ids.join(', ')}`)
  .option('--out <folder>', `where ${SELF_FILE} goes, which later runs on this machine read`, MACHINE_FOLDER)
  .option('--json', 'print the JSON, and nothing else, on stdout (use npm run -s)')
  .addHelpText(
    'after',
    `
Exit codes: 0 every figure measured here is met · 1 one is not · 2 bad arguments ·
            3 one is not met, and others used the machine · 130 interrupted (what is finished is kept)`,
  );

await runCommand(async (signal) => {
  const flags = readFlags<{ only?: string; out: string; json?: true }>(selfCommand, process.argv.slice(2));
  if (!flags) return exitCodes.ok;
  const { only, out, json } = flags;
  const wanted = only === undefined ? ids : knownNames('--only', only, ids);
  const folder = resolve(out);
  checkFolder(folder, NEEDED_BYTES);
  return measureAll(
    measurements.filter(({ id }) => wanted.includes(id)),
    join(folder, SELF_FILE),
    json ?? false,
    signal,
  );
});

async function measureAll(
  chosen: readonly SelfMeasurement[],
  file: string,
  json: boolean,
  signal: AbortSignal,
): Promise<number> {
  const pinning = findPinning();
  const environment = readEnvironment(pinning);
  const machine = machineText(environment, findWrk());
  const earlier = readSelfFile(file);
  const estimateMs = chosen.reduce((sum, measurement) => sum + measurement.estimateMs, 0);
  const began = Date.now();
  say(pc.bold(`the harness itself · about ${duration(estimateMs)}`));
  say(machine);
  say();
  const rows: SelfRow[] = [];
  try {
    for (const measurement of chosen) {
      say(`${measurement.id.padEnd(10)} ${measurement.title}`);
      rows.push(...(await measureSelf(measurement, { pinning, commit: environment.commit, signal })));
      saveFile(file, selfFileText(mergeSelfFiles(earlier, newSelfFile(environment, rows))));
    }
  } catch (error) {
    if (!signal.aborted) throw error;
  }
  say(pc.dim(`${signal.aborted ? 'interrupted' : 'complete'} after ${duration(Date.now() - began)}`));
  say();
  if (json) process.stdout.write(selfFileText(newSelfFile(environment, rows)));
  else process.stdout.write(`${machine}\n\n${selfTable(rows)}\n`);
  if (rows.length > 0) say(`\nresult  ${shownPath(file)}`);
  return signal.aborted ? exitCodes.interrupted : verdict(rows);
}

/** A figure that is missed on a busy machine says nothing about the harness. */
function verdict(rows: readonly SelfRow[]): number {
  const missed = rows.filter(({ met }) => met === false);
  const quiet = missed.filter(({ foreignCores }) => !isBusy(foreignCores));
  for (const { id } of missed.filter((row) => !quiet.includes(row))) {
    say(pc.yellow(`${id}: not valid, others used this machine meanwhile. Measure again when it is idle.`));
  }
  if (quiet.length > 0) return exitCodes.failed;
  return missed.length > 0 ? exitCodes.notValid : exitCodes.ok;
}
