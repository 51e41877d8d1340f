/** What drawing a report of a standard run takes: `npm run report` as a user runs it, and its page. */
import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { sampleRun } from '../results/fixtures/sample-run.js';
import { saveRun } from '../results/store.js';
import { compiledScript } from '../scenarios/harness/compiled-script.js';
import { measured, type SelfMeasurement } from '../scenarios/self/measurement.js';

const REPETITIONS = 3;
const run = promisify(execFile);

export const renderCost: SelfMeasurement<'render.time' | 'render.page'> = {
  id: 'render',
  title: 'a report drawn from the result of a standard run',
  estimateMs: REPETITIONS * 1500,
  figures: {
    'render.time': { title: 'rendering a report from JSON', unit: 's', kind: 'most', target: 3 },
    'render.page': { title: 'its page', unit: 'KB', kind: 'most', target: 700 },
  },
  async run({ signal }) {
    const folder = mkdtempSync(join(tmpdir(), 'why-websocket-'));
    const result = join(folder, 'run.json');
    const sample = sampleRun();
    saveRun(result, sample);
    const report = compiledScript('./report.js', import.meta.url);
    const seconds: number[] = [];
    try {
      for (let i = 0; i < REPETITIONS; i++) {
        const began = performance.now();
        await run(process.execPath, [report, result, '--out', folder], { signal });
        seconds.push((performance.now() - began) / 1000);
      }
      const pageBytes = statSync(join(folder, 'run.html')).size;
      const details = { trials: sample.trials.length, resultBytes: statSync(result).size };
      return { 'render.time': measured(seconds, details), 'render.page': measured([pageBytes / 1000]) };
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  },
};
