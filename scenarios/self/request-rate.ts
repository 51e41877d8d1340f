/** The request load against wrk on one thread: what a load loop in JavaScript takes from the rate. */
import { compiledScript } from '../harness/compiled-script.js';
import type { Pair, TrialContext } from '../harness/trial-context.js';
import { cpuUs } from '../harness/usage-delta.js';
import { defaults } from '../settings.js';
import { interleave, ratioReading, type Turn } from './interleave.js';
import type { Reading, SelfContext, SelfMeasurement } from './measurement.js';
import { findWrk, runWrk } from './wrk.js';

const PAIRS = 8;
const SETTLE_MS = 250;
/** As long as the shortest run of wrk. */
const MEASURE_MS = 1000;
const PATH = '/messages';

const { throughputClients: connections, pollIntervalMs } = defaults;

export const requestRate: SelfMeasurement<'requests.ratio'> = {
  id: 'requests',
  title: 'short-polling load and wrk -t1, in turns on one minimal node:http server',
  estimateMs: (PAIRS + 1) * (SETTLE_MS + 2 * MEASURE_MS + 60) + 700,
  figures: {
    'requests.ratio': { title: 'short-polling load : wrk -t1', unit: '×', kind: 'least', target: 0.9 },
  },
  run: async (context) => ({ 'requests.ratio': await compare(context) }),
};

async function compare({ trial: begin, pinning, signal }: SelfContext): Promise<Reading> {
  if (!findWrk()) {
    return {
      status: 'unmeasured',
      reason: 'wrk is not installed: apt install wrk on Debian and Ubuntu, or https://github.com/wg/wrk',
    };
  }
  const script = compiledScript('./minimal-server.js', import.meta.url);
  const trial = begin('short-polling', { script, args: [] });
  const pair = await trial.startPair(pollIntervalMs);
  const wrk = { url: pair.info.url + PATH, connections, seconds: 1, cpu: pinning.generatorCpu, signal };
  const peersTurn = async () => ({ perSecond: await runWrk(wrk), clientCores: Number.NaN });
  return ratioReading(await interleave(PAIRS, () => ourTurn(trial, pair), peersTurn));
}

async function ourTurn(trial: TrialContext, { generator }: Pair): Promise<Turn> {
  const read = async () => ({
    requests: await generator.call('readRequests', {}),
    ...(await generator.call('read', { collect: false })),
  });
  await generator.call('requests', { path: PATH, connections });
  await trial.elapse(SETTLE_MS);
  const before = await read();
  await trial.elapse(MEASURE_MS);
  const after = await read();
  await generator.call('endRequests', {});
  if (after.requests.refused > 0) throw new Error(`${after.requests.refused} requests failed`);
  const seconds = (after.usage.atNs - before.usage.atNs) / 1e9;
  return {
    perSecond: (after.requests.answered - before.requests.answered) / seconds,
    clientCores: cpuUs(before.usage, after.usage) / 1e6 / seconds,
  };
}
