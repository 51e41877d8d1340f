/** `npm run compare -- --base REF`: two versions measured here, in turns, judged, and kept. */
import { join, resolve } from 'node:path';
import { headerProfiles } from '../protocol/headers.js';
import { comparedVersions } from '../reports/compare/compared.js';
import { breakages, regressions } from '../results/compare/change.js';
import { outcomeOf } from '../results/compare/outcome.js';
import { fingerprintOf, sameFingerprint } from '../results/fingerprint.js';
import {
  COMPARISON_SCHEMA,
  COMPARISON_VERSION,
  type ComparisonFile,
  comparisonFileText,
} from '../results/gate/comparison-file.js';
import { judgeComparison, suspects } from '../results/gate/judge-comparison.js';
import { PROOF_FILE, readProofFile } from '../results/gate/proof-file.js';
import { thresholdsOf, thresholdText } from '../results/gate/thresholds.js';
import { MACHINE_FOLDER } from '../results/instrument-file.js';
import { metrics } from '../results/metrics.js';
import type { Environment } from '../results/schema.js';
import { checkFolder, runIdOf, saveFile } from '../results/store.js';
import { gateLoad } from '../scenarios/gate/loads.js';
import { countedMs, countLanes, type GateRequest, measureUnits, unitsMs } from '../scenarios/gate/run.js';
import { readEnvironment } from '../scenarios/harness/environment.js';
import { findPinning } from '../scenarios/harness/pinning.js';
import { pc } from './colours.js';
import { checkOutputs, outcomeCodes, printComparison, sayWarnings, writeOutputs } from './compare-outputs.js';
import { writeComparisonPage } from './compare-page.js';
import { inert } from './compare-text.js';
import { exitCodes } from './exit-codes.js';
import { ALPHA, type GateOptions } from './gate-options.js';
import { createProgress, sayGatePlan } from './gate-progress.js';
import { askedVersions, prepareVersions, type Versions } from './gate-versions.js';
import { say, shownPath } from './terminal.js';

const NEEDED_BYTES = 8 * 1024 * 1024;
/** What checking out, installing and building one commit takes, ms: for the estimate only. */
const BUILD_MS = 35_000;

/** @throws UsageError with one line */
export async function compareHere(options: GateOptions, signal: AbortSignal): Promise<number> {
  const folder = resolve(options.out);
  checkFolder(folder, NEEDED_BYTES);
  checkOutputs(options);
  const asked = askedVersions(options);
  const environment = readEnvironment(findPinning());
  sayGatePlan(options, estimateBefore(options));
  let versions: Versions;
  try {
    versions = await prepareVersions(options, asked, signal);
  } catch (error) {
    if (!signal.aborted) throw error;
    return exitCodes.interrupted;
  }
  const request = requestOf(options, versions, environment, signal);
  const path = join(folder, `${runIdOf(new Date(), environment.commit)}.json`);
  let file = begin(options, versions, environment, request);
  try {
    file = await measure(file, request, (state) => saveFile(path, comparisonFileText(state)));
  } finally {
    if (!options.targets) say('removing what was checked out');
    versions.clear();
  }
  return finish(file, path, options);
}

function estimateBefore({ targets, head, packages, node }: GateOptions): number {
  if (targets) return 0;
  return BUILD_MS * (head !== undefined || packages.length > 0 || node !== undefined ? 2 : 1);
}

function requestOf(
  { rounds, units, seed }: GateOptions,
  { sides, lanes, costLanes }: Versions,
  { pinning }: Environment,
  signal: AbortSignal,
): GateRequest {
  const headers = headerProfiles.browser!;
  return { sides, lanes, costLanes, rounds, units, seed, headers, pinning, signal };
}

function begin(
  options: GateOptions,
  { base, head, lanes, costLanes }: Versions,
  environment: Environment,
  request: GateRequest,
): ComparisonFile {
  const startedAt = new Date().toISOString();
  const { seed, rounds, units, metrics: ids, threshold } = options;
  const measured = units > 0 ? costLanes : [];
  const thresholds = thresholdsOf({
    ...{ lanes: measured.map(({ id }) => id), metrics: ids, units, spreads: spreadsHere(environment) },
    ...(threshold === undefined ? {} : { asked: threshold }),
  });
  const estimateMs = countedMs(request) + unitsMs(measured, units);
  const plan = {
    ...{ seed, rounds, units, alpha: ALPHA, headers: request.headers.name, thresholds, estimateMs },
    lanes: lanes.map(({ id }) => id),
    costLanes: measured.map(({ id }) => id),
    metrics: [...ids],
    loads: measured.map((lane) => ({ lane: lane.id, ...gateLoad(lane) })),
  };
  if (thresholds.length > 0) say(`  thresholds  ${thresholdText(thresholds)}`);
  return {
    schema: COMPARISON_SCHEMA,
    schemaVersion: COMPARISON_VERSION,
    comparisonId: runIdOf(new Date(startedAt), environment.commit),
    status: 'running',
    ...{ startedAt, updatedAt: startedAt, command: commandLine(), environment, base, head, plan },
    lanes: lanes.map((lane) => ({ ...lane })),
    metrics: [...metrics],
    counted: [],
    units: [],
    comparison: { changes: [], leftOut: [], refused: [], differences: [] },
  };
}

const commandLine = (): string => ['npm run compare --', ...process.argv.slice(2)].join(' ');

/** Of a proof of the gate on this machine; none where there is none, or it is another machine's. */
function spreadsHere(environment: Environment) {
  const proof = readProofFile(join(MACHINE_FOLDER, PROOF_FILE));
  if (!proof || !sameFingerprint(proof.fingerprint, fingerprintOf(environment))) return [];
  return proof.spreads;
}

/** Counts, then measures, then measures again what is suspect; saved after each step. */
async function measure(
  start: ComparisonFile,
  request: GateRequest,
  save: (file: ComparisonFile) => void,
): Promise<ComparisonFile> {
  let file = start;
  const keep = (next: Partial<ComparisonFile>) => {
    file = { ...file, ...next, updatedAt: new Date().toISOString() };
    file = { ...file, comparison: judged(file) };
    save(file);
  };
  const progress = createProgress(start.plan.estimateMs);
  const { costLanes } = start.plan;
  const measured = request.costLanes.filter(({ id }) => costLanes.includes(id));
  try {
    for await (const trial of countLanes(request)) {
      keep({ counted: [...file.counted, trial] });
      progress.counted(trial);
    }
    for await (const { unit } of measureUnits(request, measured, 'first')) {
      keep({ units: [...file.units, unit] });
      progress.measured(unit, request.units);
    }
    const suspected = suspects(file);
    const again = measured.filter(({ id }) => suspected.some(({ lane }) => lane === id));
    if (again.length > 0) progress.suspected(suspected, unitsMs(again, request.units));
    for await (const { unit } of measureUnits(request, again, 'confirmation')) {
      keep({ units: [...file.units, unit] });
      progress.measured(unit, request.units);
    }
    keep({ status: 'complete' });
  } catch (error) {
    if (!request.signal.aborted) throw error;
    keep({ status: 'interrupted' });
  }
  progress.end();
  return file;
}

/** Plain data as the file has it. */
function judged(file: ComparisonFile): ComparisonFile['comparison'] {
  const { changes, leftOut, refused, differences } = judgeComparison(file);
  return {
    changes: [...changes],
    leftOut: [...leftOut],
    refused: [...refused],
    differences: [...differences],
  };
}

function finish(file: ComparisonFile, path: string, options: GateOptions): number {
  const { comparison } = file;
  const outcome = outcomeOf(comparison, options.strict);
  if (options.json) process.stdout.write(comparisonFileText(file));
  else printComparison(outcome, { comparison, ratios: null, all: options.all }, options);
  writeOutputs(comparison, options);
  writeComparisonPage(options.html, comparedVersions(file, outcome));
  sayWarnings(comparison);
  for (const { lane, metric } of regressions(comparison))
    say(pc.red(`regression: ${lane} · ${metric.title.en}`));
  for (const { lane, reason } of breakages(comparison)) say(pc.red(inert(`regression: ${lane} · ${reason}`)));
  if (file.head.dirty) say('warning: head is the working tree, with changes that no commit holds.');
  say(`result  ${shownPath(path)}`);
  return file.status === 'interrupted' ? exitCodes.interrupted : outcomeCodes[outcome];
}
