/** Echoes through the harness against a plain loop over ws: what clients and ledger take from the rate. */
import { ENVELOPE_BYTES } from '../../protocol/message.js';
import type { Usage } from '../../protocol/usage.js';
import { compiledScript } from '../harness/compiled-script.js';
import type { Pair, TrialContext } from '../harness/trial-context.js';
import { cpuUs } from '../harness/usage-delta.js';
import { defaults } from '../settings.js';
import { interleave, ratioReading, type Turn } from './interleave.js';
import type { SelfMeasurement } from './measurement.js';
import type { PlainEchoCommands } from './plain-echo.js';

const PAIRS = 8;
const SETTLE_MS = 250;
const MEASURE_MS = 900;

const { textBytes, throughputOutstanding: outstanding, pollIntervalMs } = defaults;

interface Count {
  readonly echoed: number;
  readonly usage: Usage;
}

export const echoRate: SelfMeasurement<'echo.ratio'> = {
  id: 'echo',
  title: 'echoes through the harness and through a plain loop over ws, in turns on one server',
  estimateMs: (PAIRS + 1) * 2 * (SETTLE_MS + MEASURE_MS + 30) + 800,
  figures: {
    'echo.ratio': { title: 'echo, harness : plain ws loop', unit: '×', kind: 'least', target: 0.9 },
  },
  async run(context) {
    const trial = context.trial('ws');
    const pair = await trial.startPair(pollIntervalMs);
    const plain = context.startClient<PlainEchoCommands>(
      'plain echo',
      compiledScript('./plain-echo.js', import.meta.url),
    );
    const begin = { url: `${pair.info.url}/socket`, bodyBytes: textBytes - ENVELOPE_BYTES, outstanding };
    const peersTurn = async (): Promise<Turn> => {
      await plain.call('begin', begin);
      const turn = await watch(trial, () => plain.call('read', {}));
      await plain.call('end', {});
      return turn;
    };
    return { 'echo.ratio': ratioReading(await interleave(PAIRS, () => ourTurn(trial, pair), peersTurn)) };
  },
};

async function ourTurn(trial: TrialContext, { generator }: Pair): Promise<Turn> {
  await generator.call('expect', { kind: 'numbered', textBytes, deliveries: 0, receipts: false });
  const until = 'ready';
  await generator.call('open', { count: 1, concurrency: 1, after: null, until, thenClose: false });
  await generator.call('echo', { textBytes, outstanding });
  const turn = await watch(trial, async () => {
    const { delivered, usage, corrupt, misplaced } = await generator.call('read', { collect: false });
    if (corrupt + misplaced > 0) throw new Error(`${corrupt} echoes corrupt, ${misplaced} out of order`);
    return { echoed: delivered, usage };
  });
  await generator.call('endEcho', {});
  await generator.call('close', {});
  return turn;
}

async function watch(trial: TrialContext, read: () => Promise<Count>): Promise<Turn> {
  await trial.elapse(SETTLE_MS);
  const before = await read();
  await trial.elapse(MEASURE_MS);
  const after = await read();
  const seconds = (after.usage.atNs - before.usage.atNs) / 1e9;
  return {
    perSecond: (after.echoed - before.echoed) / seconds,
    clientCores: cpuUs(before.usage, after.usage) / 1e6 / seconds,
  };
}
