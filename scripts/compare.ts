/** `npm run compare`: what changed between two result files, or two versions measured here, and whether it is a regression. */
import { realpathSync } from 'node:fs';
import { resolve } from 'node:path';
import { comparedRuns } from '../reports/compare/compared.js';
import type { RunComparison } from '../results/compare/change.js';
import { type ComparedRun, compareRuns } from '../results/compare/compare-runs.js';
import { differencesOf } from '../results/compare/differences.js';
import { laneRatioChanges } from '../results/compare/lane-ratios.js';
import { type Matched, matchCells } from '../results/compare/match.js';
import { outcomeOf } from '../results/compare/outcome.js';
import { readRun } from '../results/read-run.js';
import type { RunFile } from '../results/schema.js';
import { type CompareOptions, parseCompare } from './compare-options.js';
import { checkOutputs, outcomeCodes, printComparison, sayWarnings, writeOutputs } from './compare-outputs.js';
import { writeComparisonPage } from './compare-page.js';
import { inert, leftOutText } from './compare-text.js';
import { exitCodes, UsageError } from './exit-codes.js';
import { compareHere } from './gate.js';
import { measuresHere, parseGate } from './gate-options.js';
import { runCommand } from './run-command.js';
import { say } from './terminal.js';

await runCommand(async (signal) => {
  const args = process.argv.slice(2);
  if (!measuresHere(args)) return compareFiles(args);
  const options = parseGate(args);
  return options ? compareHere(options, signal) : exitCodes.ok;
});

function compareFiles(args: readonly string[]): number {
  const options = parseCompare(args);
  if (!options) return exitCodes.ok;
  const [base, head] = [readRun(resolve(options.base)), readRun(resolve(options.head))];
  refuseTheSame(options, base, head);
  const match = matchCells(base, head);
  refuseUnrelated(base, head, match);
  checkOutputs(options);
  const comparison = compareRuns(base, head, match);
  const outcome = outcomeOf(comparison, options.strict);
  const ratios = options.ratios ? laneRatioChanges(base, head) : null;
  printComparison(outcome, { comparison, ratios, all: options.all }, options);
  writeOutputs(comparison, options);
  writeComparisonPage(options.html, comparedRuns({ base, head }, comparison, outcome));
  sayWarnings(comparison);
  if (outcome === 'nothing valid' && comparison.changes.length === 0) {
    say(`not valid: ${nothingValid(comparison, match)}`);
  }
  return outcomeCodes[outcome];
}

/** @throws UsageError where both are one run: it would come out equal, and say nothing */
function refuseTheSame(options: CompareOptions, base: RunFile, head: RunFile): void {
  if (realpathSync(options.base) === realpathSync(options.head)) {
    throw new UsageError(`${options.base} was given twice: name two different runs.`);
  }
  if (base.runId === head.runId && base.startedAt === head.startedAt) {
    throw new UsageError('both files hold the same run: name two different ones.');
  }
}

/** @throws UsageError where no question was asked alike */
function refuseUnrelated(base: ComparedRun, head: ComparedRun, { askedAlike, leftOut }: Matched): void {
  if (askedAlike > 0) return;
  const [first] = leftOut;
  const why = first ? ` First of ${leftOut.length}: ${leftOutText(first)}.` : ' Neither holds a cell.';
  const plans = differencesOf(base, head).filter((line) => line.includes('of the plan'));
  const more = plans.length > 0 ? ` Also differing: ${plans.join('; ')}.` : '';
  throw new UsageError(inert(`the two runs asked nothing alike.${why}${more}`));
}

function nothingValid({ leftOut, refused }: RunComparison, { pairs }: Matched): string {
  if (pairs.length > 0)
    return `nothing is left to compare. ${refused.map(({ reason }) => reason).join('; ')}`;
  const first = leftOut.find(({ kind }) => kind === 'not valid');
  return inert(`no question has a valid cell on both sides. First: ${first ? leftOutText(first) : 'none'}`);
}
