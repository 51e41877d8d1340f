/** What following 100 result files takes: `npm run trend` as a user runs it, over files of a standard run's size. */
import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { sampleRun } from '../results/fixtures/sample-run.js';
import { saveRun } from '../results/store.js';
import { madeRuns } from '../results/trend/fixtures.js';
import { compiledScript } from '../scenarios/harness/compiled-script.js';
import { measured, type SelfMeasurement } from '../scenarios/self/measurement.js';

const REPETITIONS = 3;
const FILES = 100;
/** As like varies against like from run to run on a shared machine. */
const NOISE = 0.1;
const MOST_OUTPUT_BYTES = 64 * 1024 * 1024;
const run = promisify(execFile);

export const trendCost: SelfMeasurement<'trend.time' | 'trend.all'> = {
  id: 'trend',
  title: 'the trends of 100 result files',
  estimateMs: REPETITIONS * 12_000,
  figures: {
    'trend.time': { title: 'finding changes in 100 result files', unit: 's', kind: 'most', target: 10 },
    'trend.all': { title: 'the same of every tier (--all)', unit: 's', kind: 'most', target: 10 },
  },
  async run({ signal }) {
    const folder = mkdtempSync(join(tmpdir(), 'why-websocket-'));
    const trend = compiledScript('./trend.js', import.meta.url);
    const seconds: Record<string, number[]> = { gated: [], all: [] };
    try {
      let resultBytes = 0;
      for (const made of madeRuns(sampleRun(), FILES, { noise: NOISE })) {
        const file = join(folder, `${made.runId}.json`);
        saveRun(file, made);
        resultBytes = statSync(file).size;
      }
      for (let i = 0; i < REPETITIONS; i++) {
        for (const [name, args] of Object.entries({ gated: [], all: ['--all'] })) {
          const began = performance.now();
          await run(process.execPath, [trend, folder, ...args], { signal, maxBuffer: MOST_OUTPUT_BYTES });
          seconds[name]!.push((performance.now() - began) / 1000);
        }
      }
      const details = { files: FILES, resultBytes };
      return {
        'trend.time': measured(seconds.gated!, details),
        'trend.all': measured(seconds.all!, details),
      };
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  },
};
