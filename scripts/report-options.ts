/** The arguments of `npm run report`, read and checked. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { Command, CommanderError, Option } from 'commander';
import type { Lang } from '../reports/units.js';
import { UsageError } from './exit-codes.js';
import { knownName } from './options.js';

const LANGUAGES = ['en', 'ko'] as const satisfies readonly Lang[];
const EXPORTS = ['post'] as const;
const RUN_FOLDER = 'results/runs';

export interface ResultFile {
  readonly path: string;
  /** Found in a folder, not named: one that cannot be read is passed over with a warning. */
  readonly found: boolean;
}

export interface ReportOptions {
  readonly files: readonly ResultFile[];
  readonly lang: Lang;
  /** Where files go. */
  readonly out: string;
  readonly open: boolean;
  /** An id, or `list`. */
  readonly chart?: string;
  readonly export?: (typeof EXPORTS)[number];
  /** A folder for a site of all runs. */
  readonly site?: string;
}

interface Raw {
  readonly lang: string;
  readonly out?: string;
  readonly open?: true;
  readonly chart?: string;
  readonly export?: string;
  readonly site?: string;
}

const OUT = { page: 'reports/html', post: 'reports/post' } as const;

const command = () =>
  new Command('report')
    .description(
      'Draws the HTML report again from result files (default: the newest in results/runs). Of several files\nit draws a page each, and one of how their figures changed over time.',
    )
    .argument('[run...]', 'result files; folders stand for all that are in them')
    .option('--lang <code>', `language that the page begins in: ${LANGUAGES.join(', ')}`, 'en')
    .option('--open', 'show what was drawn in the browser')
    .option('--out <folder>', `where the files go (default: ${OUT.page}, ${OUT.post} for a post)`)
    .addOption(
      new Option('--chart <id>', 'draw one chart as an SVG file instead; "list" names them').conflicts([
        'export',
        'site',
      ]),
    )
    .addOption(
      new Option(
        '--export <kind>',
        `a folder to publish from: ${EXPORTS.join(', ')} (text in both languages, pictures, data)`,
      ).conflicts(['site']),
    )
    .option('--site <folder>', 'a site of all runs, for any static host (default files: all in results/runs)')
    .helpOption('-h, --help', 'show this text')
    .exitOverride()
    .configureOutput({ writeErr: () => {} });

/** Undefined where help was asked for and shown. @throws UsageError */
export function parseReport(args: readonly string[]): ReportOptions | undefined {
  const parsed = command();
  try {
    parsed.parse([...args], { from: 'user' });
  } catch (error) {
    if (error instanceof CommanderError && error.exitCode === 0) return undefined;
    throw new UsageError(
      error instanceof Error ? error.message.replace(/^error: /, '').replace(/\n/g, ' ') : '',
    );
  }
  const raw = parsed.opts<Raw>();
  const kind = raw.export === undefined ? undefined : knownName('--export', raw.export, EXPORTS);
  const named = parsed.args.flatMap((path) => filesAt(path));
  const files = named.length > 0 ? named : raw.site === undefined ? [newestRun()] : allRuns();
  return {
    files,
    lang: LANGUAGES.find((known) => known === knownName('--lang', raw.lang, LANGUAGES)) ?? 'en',
    out: raw.out ?? (kind === undefined ? OUT.page : OUT.post),
    open: raw.open ?? false,
    ...(raw.chart === undefined ? {} : { chart: raw.chart }),
    ...(kind === undefined ? {} : { export: 'post' as const }),
    ...(raw.site === undefined ? {} : { site: raw.site }),
  };
}

/** The result files of a folder, or the file itself. @throws UsageError where a folder holds none */
function filesAt(path: string): ResultFile[] {
  const names = resultsIn(path);
  if (names === undefined) return [{ path, found: false }];
  if (names.length === 0) throw new UsageError(`${path} holds no result file (*.json).`);
  return names.map((name) => ({ path: join(path, name), found: true }));
}

/** Undefined where it is no folder. */
function resultsIn(folder: string): string[] | undefined {
  try {
    return readdirSync(folder)
      .filter((name) => name.endsWith('.json'))
      .sort();
  } catch {
    return undefined;
  }
}

function allRuns(): ResultFile[] {
  const names = resultsIn(RUN_FOLDER) ?? [];
  if (names.length === 0) throw new UsageError(NO_RUN);
  return names.map((name) => ({ path: join(RUN_FOLDER, name), found: true }));
}

const NO_RUN = `there is no result file in ${RUN_FOLDER}: run npm run bench first, or name a file.`;

/** Run ids begin with the time: the last name is the newest. */
function newestRun(): ResultFile {
  const { path } = allRuns().at(-1) as ResultFile;
  return { path, found: false };
}
