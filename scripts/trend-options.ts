/** The arguments of `npm run trend`, read and checked. */
import { type Command, Option } from 'commander';
import { DEFAULT_LEVEL } from '../results/trend/changes.js';
import { newCommand, readFlags } from './command-line.js';
import { numberWithin } from './options.js';
import { filesAt, type ResultFile, RUN_FOLDER } from './result-files.js';

const BASELINE_FOLDER = 'results/baseline';
/** 999 random orders can tell no share below 1 in 1,000. */
const LEVEL = { least: 0.001, most: 0.2, unit: '', whole: false };

export interface TrendOptions {
  readonly files: readonly ResultFile[];
  readonly level: number;
  /** Throughput, high percentiles and counts under load too, and changes within the margin. */
  readonly all: boolean;
  readonly form: 'table' | 'json' | 'csv' | 'markdown';
}

interface Raw {
  readonly baseline?: true;
  readonly level: string;
  readonly all?: true;
  readonly json?: true;
  readonly csv?: true;
  readonly markdown?: true;
}

const HELP_AFTER = `
What is followed:
  exact  counts of the scenario exact, over all machines: any difference is a change
  cost   server CPU, memory, medians, a series for each machine and each way in which it was asked: change points
         by E-divisive (Matteson and James, 2014) with a permutation test; from about ten runs on
  trend  throughput, high percentiles, counts under load: the same, with --all

Exit codes: 0 fine, changes or none · 2 bad arguments or files, or fewer than two runs

Examples:
  npm run trend -- --baseline
  npm run -s trend -- results/runs --csv > history.csv`;

const command = (): Command =>
  newCommand(
    'trend',
    'Follows every figure over many result files: where it changed, by how much, at which commit.',
  )
    .argument('[path...]', `result files, or folders of them (default: ${RUN_FOLDER})`)
    .option('--baseline', `those in ${BASELINE_FOLDER} too`)
    .option(
      '--level <share>',
      'share of quiet series in which chance may show a change',
      String(DEFAULT_LEVEL),
    )
    .option('--all', 'every tier, and changes within 5 % too')
    .addOption(new Option('--json', 'print series and changes as JSON').conflicts(['csv', 'markdown']))
    .addOption(new Option('--csv', 'print a row a point of each series').conflicts(['markdown']))
    .option('--markdown', 'print Markdown; in GitHub Actions also append it to the job summary')
    .addHelpText('after', HELP_AFTER);

/** Null where help was asked for and shown. @throws UsageError with one line */
export function parseTrend(args: readonly string[]): TrendOptions | null {
  const parsed = command();
  const raw = readFlags<Raw>(parsed, args);
  if (!raw) return null;
  const paths = [...(parsed.args.length > 0 ? parsed.args : [RUN_FOLDER])];
  if (raw.baseline) paths.push(BASELINE_FOLDER);
  return {
    files: paths.flatMap(filesAt),
    level: numberWithin('--level', raw.level, LEVEL),
    all: raw.all ?? false,
    form: raw.json ? 'json' : raw.csv ? 'csv' : raw.markdown ? 'markdown' : 'table',
  };
}
