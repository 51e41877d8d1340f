/** `npm run compare -- BASE HEAD`: what changed between two result files, and whether it is a regression. */
import { appendFileSync, realpathSync } from 'node:fs';
import { resolve } from 'node:path';
import type { RunComparison } from '../results/compare/change.js';
import { type ComparedRun, compareRuns } from '../results/compare/compare-runs.js';
import { differencesOf } from '../results/compare/differences.js';
import { laneRatioChanges } from '../results/compare/lane-ratios.js';
import { type Matched, matchCells } from '../results/compare/match.js';
import { type Outcome, outcomeOf, warningsOf } from '../results/compare/outcome.js';
import { bencherMetrics } from '../results/compare/outputs/bencher.js';
import { githubBenchmarks } from '../results/compare/outputs/github-benchmark.js';
import { junitXml } from '../results/compare/outputs/junit.js';
import { readRun } from '../results/read-run.js';
import type { RunFile } from '../results/schema.js';
import { saveFile } from '../results/store.js';
import { comparisonCsv } from './compare-csv.js';
import { comparisonMarkdown } from './compare-markdown.js';
import { type CompareOptions, parseCompare } from './compare-options.js';
import { comparisonText, type Shown } from './compare-table.js';
import { inert, leftOutText } from './compare-text.js';
import { exitCodes, UsageError } from './exit-codes.js';
import { runCommand } from './run-command.js';
import { say } from './terminal.js';

const codes: Readonly<Record<Outcome, number>> = {
  fine: exitCodes.ok,
  regression: exitCodes.failed,
  'nothing valid': exitCodes.notValid,
  'cannot tell': exitCodes.cannotTell,
};

await runCommand(async () => {
  const options = parseCompare(process.argv.slice(2));
  if (!options) return exitCodes.ok;
  const [base, head] = [readRun(resolve(options.base)), readRun(resolve(options.head))];
  refuseTheSame(options, base, head);
  const match = matchCells(base, head);
  refuseUnrelated(base, head, match);
  const comparison = compareRuns(base, head, match);
  const outcome = outcomeOf(comparison, options.strict);
  const ratios = options.ratios ? laneRatioChanges(base, head) : null;
  print(outcome, { comparison, ratios, all: options.all }, options);
  writeFiles(comparison, options);
  for (const warning of warningsOf(comparison)) say(`warning: ${warning}`);
  if (outcome === 'nothing valid' && comparison.changes.length === 0) {
    say(`not valid: ${nothingValid(comparison, match)}`);
  }
  return codes[outcome];
});

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

function print(outcome: Outcome, shown: Shown, { markdown }: CompareOptions): void {
  if (!markdown) {
    process.stdout.write(`${comparisonText(shown)}\n`);
    return;
  }
  const text = comparisonMarkdown(outcome, shown);
  process.stdout.write(text);
  const summary = process.env.GITHUB_STEP_SUMMARY;
  if (!summary) return;
  try {
    appendFileSync(summary, text);
  } catch (error) {
    say(`warning: the job summary cannot be written: ${error instanceof Error ? error.message : error}`);
  }
}

/** @throws ResultFileError where one cannot be written */
function writeFiles(comparison: RunComparison, options: CompareOptions): void {
  const { junit, bencher, csv, githubBenchmark } = options;
  if (junit !== undefined) saveFile(junit, junitXml(comparison));
  if (csv !== undefined) saveFile(csv, comparisonCsv(comparison));
  if (bencher !== undefined) saveFile(bencher, jsonText(bencherMetrics(comparison)));
  if (githubBenchmark === undefined) return;
  const stem = githubBenchmark.replace(/\.json$/, '');
  for (const [direction, entries] of Object.entries(githubBenchmarks(comparison))) {
    saveFile(`${stem}-${direction}.json`, jsonText(entries));
  }
}

function jsonText(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
