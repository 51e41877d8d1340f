/** How late the metronome ticks at a thousand messages a second. */

import { playTicks } from '../harness/preflight.js';
import { defaults } from '../settings.js';
import { measured, type SelfMeasurement } from './measurement.js';

const RATE_PER_SECOND = 1000;
const PLAY_MS = 5000;

export const metronomeLag: SelfMeasurement<'metronome.p50' | 'metronome.p99'> = {
  id: 'metronome',
  title: 'the metronome at 1,000 messages a second',
  estimateMs: PLAY_MS + 1000,
  figures: {
    'metronome.p50': { title: 'metronome lag p50', unit: 'µs', kind: 'most', target: 200 },
    'metronome.p99': { title: 'metronome lag p99', unit: 'µs', kind: 'most', target: 2000 },
  },
  async run(context) {
    const trial = context.trial('ws');
    const pair = await trial.startPair(defaults.pollIntervalMs);
    const { lagNs, niceness } = await playTicks(trial, pair, RATE_PER_SECOND, PLAY_MS);
    const details = { niceness, ticks: (RATE_PER_SECOND * PLAY_MS) / 1000 };
    return {
      'metronome.p50': measured([lagNs(0.5) / 1000], details),
      'metronome.p99': measured([lagNs(0.99) / 1000], { ...details, maxUs: lagNs(1) / 1000 }),
    };
  },
};
