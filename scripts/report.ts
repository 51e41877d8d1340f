/** `npm run report -- [RUN…]`: draws the report again from result files. */
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { basename, join, relative, resolve } from 'node:path';
import { Command, CommanderError } from 'commander';
import { renderReport } from '../reports/render.js';
import { chartIds, renderChart } from '../reports/standalone.js';
import type { Lang } from '../reports/units.js';
import { readRun } from '../results/read-run.js';
import type { RunFile } from '../results/schema.js';
import { exitCodes, UsageError } from './exit-codes.js';
import { knownName } from './options.js';
import { runCommand } from './run-command.js';
import { say } from './terminal.js';

const LANGUAGES = ['en', 'ko'] as const;
const RUN_FOLDER = 'results/runs';

const reportCommand = new Command('report')
  .description('Draws the HTML report again from result files (default: the newest in results/runs).')
  .argument('[run...]', 'result files')
  .option('--lang <code>', `language of the prose: ${LANGUAGES.join(', ')}`, 'en')
  .option('--chart <id>', 'draw one chart as an SVG file instead; "list" names them')
  .option('--out <folder>', 'where the files go', 'reports/html')
  .helpOption('-h, --help', 'show this text')
  .exitOverride()
  .configureOutput({ writeErr: () => {} });

await runCommand(async () => {
  try {
    reportCommand.parse(process.argv.slice(2), { from: 'user' });
  } catch (error) {
    if (error instanceof CommanderError && error.exitCode === 0) return exitCodes.ok;
    throw new UsageError(
      error instanceof Error ? error.message.replace(/^error: /, '').replace(/\n/g, ' ') : '',
    );
  }
  const { lang, out, chart } = reportCommand.opts<{ lang: string; out: string; chart?: string }>();
  const language = LANGUAGES.find((known) => known === knownName('--lang', lang, LANGUAGES)) ?? 'en';
  const paths = reportCommand.args.length > 0 ? reportCommand.args : [newestRun()];
  const runs = paths.map((path) => ({ name: basename(path, '.json'), run: readRun(resolve(path)) }));
  if (chart === 'list') {
    for (const { run } of runs) process.stdout.write(`${chartIds(run).join('\n')}\n`);
    return exitCodes.ok;
  }
  const drawn = runs.map(({ name, run }) => draw(name, run, language, chart));
  const folder = resolve(out);
  mkdirSync(folder, { recursive: true });
  for (const { name, content } of drawn) {
    const file = join(folder, name);
    writeFileSync(file, content);
    process.stdout.write(`${relative(process.cwd(), file)}\n`);
  }
  say(`${drawn.length} ${drawn.length === 1 ? 'file' : 'files'} drawn`);
  return exitCodes.ok;
});

function draw(name: string, run: RunFile, lang: Lang, chart: string | undefined) {
  if (chart === undefined) return { name: `${name}.html`, content: renderReport(run, { lang }) };
  const id = knownName('--chart', chart, chartIds(run));
  return { name: `${name}-${id}.svg`, content: renderChart(run, id, lang) };
}

/** Run ids begin with the time: the last name is the newest. */
function newestRun(): string {
  let names: string[] = [];
  try {
    names = readdirSync(RUN_FOLDER).filter((name) => name.endsWith('.json'));
  } catch {
    // No folder: no run yet, which the next line says.
  }
  const newest = names.sort().at(-1);
  if (!newest)
    throw new UsageError(
      `there is no result file in ${RUN_FOLDER}: run npm run bench first, or name a file.`,
    );
  return join(RUN_FOLDER, newest);
}
