/** `npm run bench`: measure, save after every trial, draw the report, print where things are. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { lanes } from '../protocol/lanes.js';
import { anchorTable } from '../results/anchors.js';
import { MACHINE_FOLDER } from '../results/instrument-file.js';
import { readRun } from '../results/read-run.js';
import type { Cell, RunFile, RunPlan } from '../results/schema.js';
import { checkFolder, newRunPath, runFileText, saveRun } from '../results/store.js';
import { readEnvironment } from '../scenarios/harness/environment.js';
import { findPinning } from '../scenarios/harness/pinning.js';
import { makePlan, plannedTrials } from '../scenarios/harness/plan.js';
import { continueRun } from '../scenarios/harness/run.js';
import { newRun } from '../scenarios/harness/run-file.js';
import { type Profile, profiles } from '../scenarios/profiles.js';
import { scenarios } from '../scenarios/registry.js';
import { anchorTables } from './anchor-table.js';
import { type BenchOptions, benchCommand, parseBench } from './bench-options.js';
import { checkTarget, refuseUnaskedTarget } from './bench-target.js';
import { pc } from './colours.js';
import { exitCodes, UsageError } from './exit-codes.js';
import { runCommand } from './run-command.js';
import {
  createClock,
  duration,
  resultTables,
  say,
  sayPlan,
  sayPreflight,
  sayTrial,
  shownPath,
} from './terminal.js';

/** Room for the longest name of a list, and a blank. */
const NAME_WIDTH = Math.max(...[...lanes, ...scenarios].map(({ id }) => id.length)) + 1;

await runCommand(async (signal) => {
  const options = parseBench(process.argv.slice(2));
  if (!options) return exitCodes.ok;
  if (options.list) return list();
  const { run: start, file } = options.resume ? resumed(options.resume, options.require) : begun(options);
  await checkTarget(start.plan);
  // Trouble with the place of the report is better found before measuring than after.
  checkFolder(options.reportFolder);
  const run = await measure(start, file, signal);
  const report = await writeReport(run, options.reportFolder);
  if (options.json) process.stdout.write(runFileText(run));
  else process.stdout.write(`${tables(run)}\n`);
  say();
  for (const warning of run.warnings) say(pc.yellow(`warning: ${warning}`));
  say(`result  ${shownPath(file)}`);
  say(`report  ${shownPath(report)}`);
  if (run.status === 'interrupted') {
    say(`resume  npm run bench -- --resume ${quoted(shownPath(file))}`);
    return exitCodes.interrupted;
  }
  return verdict(run, options);
});

function tables(run: RunFile): string {
  const parts = [resultTables(run), anchorTables(run.anchors ?? [])];
  return parts.filter((text) => text !== '').join('\n\n');
}

function begun(options: BenchOptions): { run: RunFile; file: string } {
  const { plan, warnings } = makePlan(options.request);
  refuseUnaskedTarget(plan);
  if (plan.asks.length === 0) {
    throw new UsageError(
      '--lanes: what was asked for asks none of these lanes. Leave --lanes out, or name others.',
    );
  }
  refuseUnaskedLanes(plan, options.require);
  const run = newRun(plan, commandLine(), warnings, MACHINE_FOLDER);
  return { run, file: newRunPath(options.resultFolder, run.runId) };
}

/** A run goes on only with the code that began it: its trials must be of one kind. */
function resumed(file: string, require: readonly string[]): { run: RunFile; file: string } {
  const run = readRun(file);
  refuseUnaskedLanes(run.plan, require);
  if (run.status === 'complete') {
    throw new UsageError(`--resume: ${file} is complete, nothing is left to measure.`);
  }
  const { commit } = readEnvironment(findPinning());
  if (commit !== run.environment.commit) {
    throw new UsageError(
      `--resume: ${file} was begun by commit ${run.environment.commit}, this is ${commit}. ` +
        'Check that commit out, or begin a new run.',
    );
  }
  return { run, file };
}

/** @throws UsageError where lanes are required that nothing is asked of: better known before minutes of measuring */
function refuseUnaskedLanes({ lanes: asked }: RunPlan, require: readonly string[]): void {
  const missing = require.filter((id) => !asked.includes(id));
  if (missing.length === 0) return;
  throw new UsageError(
    `--require: nothing is asked of ${missing.join(', ')}. Name it with --lanes, or leave it out; asked are ${asked.join(', ')}.`,
  );
}

async function measure(start: RunFile, file: string, signal: AbortSignal): Promise<RunFile> {
  const planned = plannedTrials(start.plan);
  sayPlan(start.plan, start.ranks, planned.length, start.warnings);
  let leftMs = createClock(planned, start.trials.length);
  const began = Date.now();
  const run = await continueRun(start, signal, {
    onSave: (state) => saveRun(file, state),
    onPreflight: (found) => {
      sayPreflight(found);
      leftMs = createClock(planned, start.trials.length);
    },
    onTrial: (trial, _planned, done, total) => sayTrial(trial, done, total, leftMs(done)),
  });
  say();
  say(
    pc.dim(
      `${run.status} after ${duration(Date.now() - began)} (estimated ${duration(start.plan.estimateMs)})`,
    ),
  );
  say();
  return run;
}

/** What draws is loaded when there is something to draw. */
async function writeReport(run: RunFile, folder: string): Promise<string> {
  const { renderReport } = await import('../reports/render.js');
  mkdirSync(folder, { recursive: true });
  const file = join(folder, `${run.runId}.html`);
  writeFileSync(file, renderReport(run));
  return file;
}

/** What the run's judgement means for the exit code. */
function verdict(run: RunFile, { require, strict }: BenchOptions): number {
  const missing = require.filter(
    (id) => !run.cells.some((cell) => cell.lane === id && cell.status !== 'skipped'),
  );
  for (const id of missing) {
    const skipped = run.cells.find((cell) => cell.lane === id && cell.status === 'skipped');
    say(`error: --require: ${id} did not run: ${reasonOf(skipped)}`);
  }
  if (missing.length > 0) return exitCodes.failed;
  const withheld = run.scenarios.filter(
    ({ id }) => !run.cells.some((cell) => cell.scenario === id && cell.status === 'valid'),
  );
  for (const { id } of withheld) say(`error: ${id} has no valid cell: see the reasons above`);
  if (withheld.length > 0) return exitCodes.notValid;
  const anchors = anchorsWithoutFigure(run);
  for (const id of anchors) say(`error: --anchor ${id} has no measured row: see the reasons above`);
  if (anchors.length > 0) return exitCodes.notValid;
  const doubtful = run.cells.filter((cell) => cell.status === 'invalid' || cell.status === 'failed');
  if (doubtful.length === 0) return exitCodes.ok;
  const names = doubtful.map((cell) => `${cell.scenario} ${cell.lane}`).join(', ');
  say(`${strict ? 'error' : 'warning'}: not valid: ${names}`);
  return strict ? exitCodes.notValid : exitCodes.ok;
}

function reasonOf(cell: Cell | undefined): string {
  return cell && cell.status !== 'valid' ? cell.reasons.join('; ') : 'it has no cell';
}

/** Published figures of which no row could be measured. */
function anchorsWithoutFigure({ anchors = [] }: RunFile): string[] {
  const ids = [...new Set(anchors.map(({ anchor }) => anchor))];
  const isMeasured = (id: string) =>
    anchors.some(({ anchor, measured }) => anchor === id && measured.status === 'measured');
  return ids.filter((id) => !isMeasured(id));
}

function list(): number {
  const lines = [
    'profiles',
    ...profiles.map((profile) => `  ${profile.id.padEnd(NAME_WIDTH)} ${profile.about}: ${namesOf(profile)}`),
    'lanes',
    ...lanes.map((lane) => `  ${lane.id.padEnd(NAME_WIDTH)} ${lane.title.en}, on ${lane.engine}`),
    'scenarios',
    ...scenarios.map((scenario) => `  ${scenario.id.padEnd(NAME_WIDTH)} ${scenario.question.en}`),
    'published figures (--anchor)',
    ...anchorTable.map(
      ({ id, source }) => `  ${id.padEnd(NAME_WIDTH)} ${source.authors}, ${source.year}: ${source.work}`,
    ),
  ];
  process.stdout.write(`${lines.join('\n')}\n\n${benchCommand().helpInformation()}`);
  return exitCodes.ok;
}

function namesOf({ asks }: Profile): string {
  return [...new Set(asks.map(({ scenario }) => scenario))].join(', ');
}

/** As a shell takes it for one word. */
function quoted(word: string): string {
  return /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word}'`;
}

/** The command that repeats this run. */
function commandLine(): string {
  const args = process.argv.slice(2).map(quoted);
  return ['npm run bench', ...(args.length > 0 ? ['--', ...args] : [])].join(' ');
}
