/** The arguments of `npm run trend`, read and checked. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { Command, CommanderError, Option } from 'commander';
import { DEFAULT_LEVEL } from '../results/trend/changes.js';
import { UsageError } from './exit-codes.js';
import { numberWithin } from './options.js';
import type { ResultFile } from './report-options.js';

const RUN_FOLDER = 'results/runs';
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
  new Command('trend')
    .description(
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
    .helpOption('-h, --help', 'show this text')
    .addHelpText('after', HELP_AFTER)
    .exitOverride()
    .configureOutput({ writeErr: () => {} });

/** Null where help was asked for and shown. @throws UsageError with one line */
export function parseTrend(args: readonly string[]): TrendOptions | null {
  const parsed = command();
  try {
    parsed.parse([...args], { from: 'user' });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    if (error.exitCode === 0) return null;
    throw new UsageError(error.message.replace(/^error: /, '').replace(/\s+/g, ' '));
  }
  const raw = parsed.opts<Raw>();
  const paths = [...(parsed.args.length > 0 ? parsed.args : [RUN_FOLDER])];
  if (raw.baseline) paths.push(BASELINE_FOLDER);
  return {
    files: paths.flatMap(filesAt),
    level: numberWithin('--level', raw.level, LEVEL),
    all: raw.all ?? false,
    form: raw.json ? 'json' : raw.csv ? 'csv' : raw.markdown ? 'markdown' : 'table',
  };
}

/** The files of a folder, or the file itself. @throws UsageError where a folder holds none */
function filesAt(path: string): ResultFile[] {
  let names: string[];
  try {
    names = readdirSync(path).filter((name) => name.endsWith('.json'));
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' && path === RUN_FOLDER) throw new UsageError(NO_RUN);
    return [{ path, found: false }];
  }
  if (names.length === 0) throw new UsageError(path === RUN_FOLDER ? NO_RUN : emptyFolder(path));
  return names.sort().map((name) => ({ path: join(path, name), found: true }));
}

const NO_RUN = `there is no result file in ${RUN_FOLDER}: run npm run bench first, or name a folder that holds some.`;
const emptyFolder = (path: string): string => `${path} holds no result file (*.json): name another folder.`;
