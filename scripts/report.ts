/** `npm run report -- [RUN…]`: draws the report again from result files, as pages, a post, a chart or a site. */
import { mkdirSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { findPainter } from '../reports/export/png.js';
import { postOf } from '../reports/export/post.js';
import { renderReport } from '../reports/render.js';
import { siteOf } from '../reports/site/site.js';
import { chartIds, renderChart } from '../reports/standalone.js';
import { renderTrends } from '../reports/trends/page.js';
import type { NamedRun } from '../reports/trends/series.js';
import { readRun } from '../results/read-run.js';
import { ResultFileError } from '../results/result-file-error.js';
import { saveFile } from '../results/store.js';
import { exitCodes, UsageError } from './exit-codes.js';
import { openFile } from './open-file.js';
import { knownName } from './options.js';
import { parseReport, type ReportOptions } from './report-options.js';
import type { ResultFile } from './result-files.js';
import { runCommand } from './run-command.js';
import { say, shownPath } from './terminal.js';

/** A post is some hundred files, and takes some seconds for its pictures. */
const SAID_EVERY = 100;

interface OutFile {
  readonly path: string;
  readonly content: string | Uint8Array;
  /** Named on stdout: the others are found through these. */
  readonly entry?: boolean;
}

await runCommand(async (signal) => {
  const options = parseReport(process.argv.slice(2));
  if (!options) return exitCodes.ok;
  const runs = options.files.flatMap(readable);
  if (runs.length === 0)
    throw new UsageError('none of these files can be read: measure again, or name others.');
  if (options.chart === 'list') {
    for (const { run } of runs) process.stdout.write(`${chartIds(run).join('\n')}\n`);
    return exitCodes.ok;
  }
  const folder = resolve(options.site ?? options.out);
  const entries: string[] = [];
  let count = 0;
  for await (const { path, content, entry } of filesOf(runs, options)) {
    if (signal.aborted) return exitCodes.interrupted;
    const file = join(folder, path);
    mkdirSync(dirname(file), { recursive: true });
    saveFile(file, content);
    if (++count % SAID_EVERY === 0) say(`${count} files drawn, more to come`);
    if (!entry) continue;
    entries.push(file);
    process.stdout.write(`${shownPath(file)}\n`);
  }
  say(`${count} ${count === 1 ? 'file' : 'files'} drawn`);
  const [first] = entries;
  if (options.open && first && !(await openFile(first))) {
    say(`--open: this system has no opener for files. Open ${first} in a browser.`);
  }
  return exitCodes.ok;
});

function readable({ path, found }: ResultFile): NamedRun[] {
  try {
    return [{ name: basename(path, '.json'), run: readRun(resolve(path)) }];
  } catch (error) {
    if (!found || !(error instanceof ResultFileError)) throw error;
    say(`warning: passed over: ${error.message}`);
    return [];
  }
}

function filesOf(runs: readonly NamedRun[], options: ReportOptions): AsyncGenerator<OutFile> {
  if (options.site !== undefined) return siteFiles(runs);
  if (options.export === 'post') return postFiles(runs);
  return pageFiles(runs, options);
}

async function* siteFiles(runs: readonly NamedRun[]): AsyncGenerator<OutFile> {
  for (const file of siteOf(runs)) yield { ...file, entry: file.path === 'index.html' };
}

async function* postFiles(runs: readonly NamedRun[]): AsyncGenerator<OutFile> {
  const found = await findPainter();
  const missing = found.status === 'missing' ? found.reason : found.missing;
  if (missing !== null) say(`warning: ${missing}`);
  for (const { name, run } of runs) {
    for await (const { path, content } of postOf(run, found.status === 'found' ? found.painter : null)) {
      yield { path: join(name, path), content, entry: path.startsWith('post.') };
    }
  }
}

async function* pageFiles(
  runs: readonly NamedRun[],
  { lang, chart }: ReportOptions,
): AsyncGenerator<OutFile> {
  for (const { name, run } of runs) {
    if (chart === undefined) {
      yield { path: `${name}.html`, content: renderReport(run, { lang }), entry: true };
    } else {
      const id = knownName('--chart', chart, chartIds(run));
      yield { path: `${name}-${id}.svg`, content: renderChart(run, id, lang), entry: true };
    }
  }
  if (chart === undefined && runs.length > 1) {
    const content = renderTrends(runs, lang, { other: null, index: null });
    yield { path: 'trends.html', content, entry: true };
  }
}
