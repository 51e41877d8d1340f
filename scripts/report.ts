/** `npm run report -- [RUN…]`: draws the report again from result files. */
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { basename, join, relative, resolve } from 'node:path';
import { Command, CommanderError } from 'commander';
import { renderReport } from '../reports/render.js';
import { readRun } from '../results/read-run.js';
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
  .option('--out <folder>', 'where the pages go', 'reports/html')
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
  const { lang, out } = reportCommand.opts<{ lang: string; out: string }>();
  const language = LANGUAGES.find((known) => known === knownName('--lang', lang, LANGUAGES)) ?? 'en';
  const files = reportCommand.args.length > 0 ? reportCommand.args : [newestRun()];
  const runs = files.map((file) => ({ file, run: readRun(resolve(file)) }));
  const folder = resolve(out);
  mkdirSync(folder, { recursive: true });
  for (const { file, run } of runs) {
    const page = join(folder, `${basename(file, '.json')}.html`);
    writeFileSync(page, renderReport(run, { lang: language }));
    process.stdout.write(`${relative(process.cwd(), page)}\n`);
  }
  say(`${runs.length} ${runs.length === 1 ? 'page' : 'pages'} drawn`);
  return exitCodes.ok;
});

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
