/** What a comparison leaves behind, whichever way it was made: text on stdout, files, and a warning a line. */
import { dirname } from 'node:path';
import type { RunComparison } from '../results/compare/change.js';
import { type Outcome, warningsOf } from '../results/compare/outcome.js';
import { bencherMetrics } from '../results/compare/outputs/bencher.js';
import { githubBenchmarks } from '../results/compare/outputs/github-benchmark.js';
import { junitXml } from '../results/compare/outputs/junit.js';
import { checkFolder, saveFile } from '../results/store.js';
import { comparisonCsv } from './compare-csv.js';
import { comparisonMarkdown } from './compare-markdown.js';
import type { OutputOptions } from './compare-options.js';
import { comparisonText, type Shown } from './compare-table.js';
import { exitCodes } from './exit-codes.js';
import { appendSummary } from './job-summary.js';
import { say } from './terminal.js';

export const outcomeCodes: Readonly<Record<Outcome, number>> = {
  fine: exitCodes.ok,
  regression: exitCodes.failed,
  'nothing valid': exitCodes.notValid,
  'cannot tell': exitCodes.cannotTell,
};

export function printComparison(outcome: Outcome, shown: Shown, { markdown }: OutputOptions): void {
  if (!markdown) {
    process.stdout.write(`${comparisonText(shown)}\n`);
    return;
  }
  const text = comparisonMarkdown(outcome, shown);
  process.stdout.write(text);
  appendSummary(text);
}

const OUTPUT_BYTES = 1024 * 1024;

/** Makes their folders and tries them out, before minutes of measuring. @throws ResultFileError */
export function checkOutputs({ junit, bencher, csv, githubBenchmark, html }: OutputOptions): void {
  const files = [junit, bencher, csv, githubBenchmark, html].filter((file) => file !== undefined);
  for (const folder of new Set(files.map((file) => dirname(file)))) checkFolder(folder, OUTPUT_BYTES);
}

/** @throws ResultFileError where one cannot be written */
export function writeOutputs(comparison: RunComparison, options: OutputOptions): void {
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

export function sayWarnings(comparison: RunComparison): void {
  for (const warning of warningsOf(comparison)) say(`warning: ${warning}`);
}

function jsonText(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
