/** The arguments of `npm run compare`, read and checked. */
import type { Command } from 'commander';
import { newCommand, readFlags } from './command-line.js';

/** What a comparison prints and writes, whichever way it was made. */
export interface OutputOptions {
  readonly all: boolean;
  readonly strict: boolean;
  readonly markdown: boolean;
  /** Files to write; undefined for none. */
  readonly junit?: string;
  readonly githubBenchmark?: string;
  readonly bencher?: string;
  readonly csv?: string;
  /** A page, with its Korean twin beside it. */
  readonly html?: string;
}

export interface CompareOptions extends OutputOptions {
  readonly base: string;
  readonly head: string;
  readonly ratios: boolean;
}

const HELP_AFTER = `
What is compared:
  exact  counts of the scenario exact (bytes, requests, connections, loss, order): between any machines; any
         change is real, and one for the worse is a regression
  cost   server CPU, memory, medians: only on the same machine; shown with an interval, never a regression,
         since the runs were made at different times
  trend  throughput, high percentiles, counts under load: shown only, with --all

Exit codes: 0 fine · 1 a regression · 2 bad arguments or files, or nothing asked alike · 3 nothing valid to
compare (with --strict: a cell is not valid) · 4 cannot tell, only with --strict

With --base instead of two files, both versions are measured here: npm run compare -- --base main --help

Examples:
  npm run compare -- results/baseline/OLD.json results/runs/NEW.json
  npm run -s compare -- OLD.json NEW.json --markdown --junit compare.xml`;

/** The flags of what is printed and written. */
export const withOutputs = (command: Command): Command =>
  command
    .option('--all', 'print every figure and ratio, those without a change too')
    .option('--strict', 'what is not valid or cannot be told is no success')
    .option('--markdown', 'print Markdown; in GitHub Actions also append it to the job summary')
    .option('--junit <file>', 'write JUnit XML: a case a figure, failures are regressions')
    .option(
      '--github-benchmark <file>',
      "write head's figures for github-action-benchmark: FILE-smaller.json and FILE-bigger.json",
    )
    .option('--bencher <file>', "write head's figures in Bencher Metric Format")
    .option('--csv <file>', 'write every compared figure and all that was left out')
    .option('--html <file>', 'write the comparison as a page, and its Korean twin as FILE.ko.html beside it');

const command = (): Command =>
  withOutputs(
    newCommand(
      'compare',
      'Compares two result files, figure by figure: what changed, in which tier, and how surely.',
    ),
  )
    .argument('<base>', 'result file to compare with')
    .argument('<head>', 'result file that is judged')
    .option('--ratios', 'compare the ratios between lanes of each run, on whatever machines')
    .addHelpText('after', HELP_AFTER);

/** Null where help was asked for and shown. @throws UsageError with one line */
export function parseCompare(args: readonly string[]): CompareOptions | null {
  const parsed = command();
  const flags = readFlags<Partial<Omit<CompareOptions, 'base' | 'head'>>>(parsed, args);
  if (!flags) return null;
  const [base, head] = parsed.args as [string, string];
  const off = { all: false, ratios: false, strict: false, markdown: false };
  return { base, head, ...off, ...flags };
}
