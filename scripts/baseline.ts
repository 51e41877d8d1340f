/** `npm run baseline`: the exact figures of every lane, counted and held against the committed ones. */
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { laneIds } from '../protocol/lanes.js';
import {
  type BaselineCheck,
  type BaselineOutcome,
  baselineOutcome,
  checkBaseline,
} from '../results/exact-baseline/check.js';
import {
  type Counted,
  type ExactBaseline,
  exactBaselineText,
  readExactBaseline,
  renewed,
} from '../results/exact-baseline/file.js';
import { metrics } from '../results/metrics.js';
import { ResultFileError } from '../results/result-file-error.js';
import type { Cell, MetricInfo, RunPlan } from '../results/schema.js';
import { saveFile } from '../results/store.js';
import { countLanes, exactAsked, exactPlan } from '../scenarios/exact/count-lanes.js';
import { exactVersions, machineVersions, versionsBearingOn } from '../scenarios/exact/versions.js';
import { exact } from '../scenarios/exact.js';
import { readEnvironment } from '../scenarios/harness/environment.js';
import { findPinning } from '../scenarios/harness/pinning.js';
import { type BaselineOptions, parseBaseline } from './baseline-options.js';
import { baselineText, baselineVerdict } from './baseline-text.js';
import { exitCodes, UsageError } from './exit-codes.js';
import { runCommand } from './run-command.js';
import { duration, say, shownPath } from './terminal.js';

const codes: Readonly<Record<BaselineOutcome, number>> = {
  same: exitCodes.ok,
  renew: exitCodes.ok,
  worse: exitCodes.failed,
  'not valid': exitCodes.notValid,
  'cannot tell': exitCodes.ok,
};

const exactMetrics = new Set(metrics.filter(({ tier }) => tier === 'exact').map(({ id }) => id));

await runCommand(async (signal) => {
  const options = parseBaseline(process.argv.slice(2));
  if (!options) return exitCodes.ok;
  const file = resolve(options.file);
  // Before anything is counted: what is wrong with the file is said at once.
  const baseline = options.renew ? earlier(file) : readExactBaseline(file);
  const plan = exactPlan(options.lanes);
  // A renewal of some lanes leaves the figures of the others as they are.
  const stays = !options.renew || options.lanes.length < laneIds.length;
  if (baseline && stays) refuseOtherQuestion(baseline, plan, options.file);
  const cells = await counted(plan, signal);
  if (!cells) return exitCodes.interrupted;
  const all = countedOf(plan, cells);
  const check = baseline ? checkOf(baseline, all, options) : null;
  if (check) process.stdout.write(`${baselineText(check)}\n`);
  return options.renew ? renew(file, baseline, all) : verdict(check!, options.strict);
});

/** What a renewal goes on from; a file that is none of this form, as after a merge, is made anew. */
function earlier(file: string): ExactBaseline | undefined {
  if (!existsSync(file)) return undefined;
  try {
    return readExactBaseline(file);
  } catch (error) {
    if (!(error instanceof ResultFileError)) throw error;
    say(`warning: made anew: ${error.message}`);
    return undefined;
  }
}

async function counted(plan: RunPlan, signal: AbortSignal): Promise<Cell[] | undefined> {
  const began = Date.now();
  try {
    let trials = 0;
    const cells = await countLanes(plan, signal, () => trials++);
    say(`${trials} counts in ${duration(Date.now() - began)}`);
    return cells;
  } catch (error) {
    if (signal.aborted) return undefined;
    throw error;
  }
}

function countedOf(plan: RunPlan, cells: readonly Cell[]): Counted {
  const ordered = metrics.toSorted((a, b) => placeOf(a.id) - placeOf(b.id));
  return {
    versions: exactVersions(readEnvironment(findPinning())),
    asked: exactAsked(plan),
    cells,
    lanes: laneIds,
    metrics: ordered.filter(({ id }) => placeOf(id) >= 0),
  };
}

/** Place among the scenario's figures; -1 for those that are not its own. */
function placeOf(metric: MetricInfo['id']): number {
  return (exact.metrics as readonly string[]).indexOf(metric);
}

function checkOf(baseline: ExactBaseline, all: Counted, { lanes, renew }: BaselineOptions): BaselineCheck {
  const of = { machineVersions, bearsOn: versionsBearingOn };
  const inFile = Object.keys(baseline.lanes).filter((id) => !laneIds.some((known) => known === id));
  const about = lanes.length === laneIds.length && !renew ? [...lanes, ...inFile] : lanes;
  return checkBaseline(baseline, { ...all, ...of, lanes: about });
}

/** @throws UsageError where the figures of the file were counted otherwise than now */
function refuseOtherQuestion({ asked: before }: ExactBaseline, plan: RunPlan, file: string): void {
  const asked = exactAsked(plan);
  const differing = [...new Set([...Object.keys(before), ...Object.keys(asked)])]
    .filter((name) => before[name] !== asked[name])
    .map((name) => `${name} ${before[name] ?? 'not set'}, now ${asked[name] ?? 'not set'}`);
  if (differing.length === 0) return;
  throw new UsageError(
    `${file} was counted otherwise (${differing.join('; ')}): renew it with npm run baseline -- --renew.`,
  );
}

function verdict(check: BaselineCheck, strict: boolean): number {
  const outcome = baselineOutcome(check);
  say(baselineVerdict(outcome, check));
  return outcome === 'cannot tell' && strict ? exitCodes.cannotTell : codes[outcome];
}

/** Writes the file, unless a lane that runs here could not be counted, or not twice the same. */
function renew(file: string, before: ExactBaseline | undefined, all: Counted): number {
  const shown = shownPath(file);
  const bad = all.cells.flatMap((cell) => troubleOf(cell) ?? []);
  for (const trouble of bad) say(`error: ${trouble}`);
  if (bad.length > 0) {
    say(`error: ${shown} is left as it was.`);
    return exitCodes.notValid;
  }
  for (const cell of all.cells) {
    if (cell.status === 'skipped')
      say(`warning: ${cell.lane} is skipped and keeps its figures: ${cell.reasons[0]}`);
  }
  const text = exactBaselineText(renewed(before, all));
  const same = before && exactBaselineText(before) === text;
  if (!same) saveFile(file, text);
  say(same ? `${shown} is as it was` : `${shown} is renewed: review its diff, and commit it`);
  return exitCodes.ok;
}

function troubleOf(cell: Cell): string | undefined {
  if (cell.status === 'skipped') return undefined;
  if (cell.status !== 'valid') return `${cell.lane} could not be counted: ${cell.reasons[0]}`;
  const unsteady = Object.entries(cell.metrics).find(
    ([id, { rounds }]) => exactMetrics.has(id) && new Set(rounds).size > 1,
  );
  return (
    unsteady && `${cell.lane}: ${unsteady[0]} is not the same each time (${unsteady[1].rounds.join(', ')})`
  );
}
