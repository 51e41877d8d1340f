/** The arguments of `npm run report`, read and checked. */
import { Option } from 'commander';
import type { Lang } from '../reports/units.js';
import { newCommand, readFlags } from './command-line.js';
import { knownName } from './options.js';
import { filesAt, type ResultFile, RUN_FOLDER } from './result-files.js';

const LANGUAGES = ['en', 'ko'] as const satisfies readonly Lang[];
const EXPORTS = ['post'] as const;

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
  newCommand(
    'report',
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
    .option(
      '--site <folder>',
      'a site of all runs, for any static host (default files: all in results/runs)',
    );

/** Null where help was asked for and shown. @throws UsageError */
export function parseReport(args: readonly string[]): ReportOptions | null {
  const parsed = command();
  const raw = readFlags<Raw>(parsed, args);
  if (!raw) return null;
  const kind = raw.export === undefined ? undefined : knownName('--export', raw.export, EXPORTS);
  const named = parsed.args.flatMap(filesAt);
  const files = named.length > 0 ? named : raw.site === undefined ? [newestRun()] : filesAt(RUN_FOLDER);
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

/** Run ids begin with the time: the last name is the newest. */
function newestRun(): ResultFile {
  const { path } = filesAt(RUN_FOLDER).at(-1) as ResultFile;
  return { path, found: false };
}
