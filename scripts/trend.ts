/** `npm run trend -- [PATH…]`: every figure over many result files, and where it changed. */
import { basename, resolve } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { readFindings } from '../results/read-run.js';
import { ResultFileError } from '../results/result-file-error.js';
import { changesIn } from '../results/trend/changes.js';
import { type History, historyOf, type TrendRun } from '../results/trend/series.js';
import { exitCodes, UsageError } from './exit-codes.js';
import { appendSummary } from './job-summary.js';
import type { ResultFile } from './result-files.js';
import { runCommand } from './run-command.js';
import { say } from './terminal.js';
import { trendCsv, trendJson } from './trend-data.js';
import { parseTrend, type TrendOptions } from './trend-options.js';
import { type ShownTrend, trendMarkdown, trendText } from './trend-text.js';

const forms: Readonly<Record<TrendOptions['form'], (shown: ShownTrend) => string>> = {
  table: (shown) => `${trendText(shown)}\n`,
  json: trendJson,
  csv: trendCsv,
  markdown: trendMarkdown,
};

await runCommand(async (signal) => {
  const options = parseTrend(process.argv.slice(2));
  if (!options) return exitCodes.ok;
  const runs = await readAll(options.files, signal);
  if (!runs) return exitCodes.interrupted;
  const history = historyOf(runs, ({ tier }) => options.all || tier !== 'trend');
  refuseWithoutSeries(history);
  const { level, all, form } = options;
  const text = forms[form]({ history, found: changesIn(history, level), level, all });
  process.stdout.write(text);
  if (form === 'markdown') appendSummary(text);
  return exitCodes.ok;
});

/**
 * Undefined after Ctrl-C.
 * @throws UsageError where there are fewer than two; ResultFileError where a named one cannot be read
 */
async function readAll(files: readonly ResultFile[], signal: AbortSignal): Promise<TrendRun[] | undefined> {
  const byId = new Map<string, TrendRun>();
  const passedOver: string[] = [];
  for (const { path, found } of files) {
    // Between two files a signal gets its turn.
    await nextTurn();
    if (signal.aborted) return undefined;
    try {
      const run = { name: basename(path, '.json'), ...readFindings(resolve(path)) };
      const key = `${run.runId} ${run.startedAt}`;
      // The same run kept in two folders counts once.
      if (!byId.has(key)) byId.set(key, run);
    } catch (error) {
      if (!found || !(error instanceof ResultFileError)) throw error;
      passedOver.push(error.message);
    }
  }
  const [first] = passedOver;
  const more = passedOver.length > 1 ? `; and ${passedOver.length - 1} more` : '';
  if (byId.size < 2) {
    const why = first === undefined ? '' : ` Passed over: ${first}${more}.`;
    const have = byId.size === 1 ? 'there is one run' : 'there is no run';
    throw new UsageError(`${have}, and a trend needs two or more: measure again, or name more files.${why}`);
  }
  if (first !== undefined) say(`warning: passed over: ${first}${more}`);
  return [...byId.values()];
}

/** @throws UsageError where no figure stands in two runs */
function refuseWithoutSeries({ series, runs }: History): void {
  if (series.some(({ points }) => points.length > 1)) return;
  throw new UsageError(
    `the ${runs.length} runs have no figure in common that was asked alike on one machine: name others, or --all.`,
  );
}
