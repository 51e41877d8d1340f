/** A comparison that never took place: a cost that got worse and was confirmed, one that cannot be told, counts. */
import type { Change } from '../../results/compare/change.js';
import { sampleEnvironment } from '../../results/fixtures/sample-environment.js';
import { sampleLanes } from '../../results/fixtures/sample-lanes.js';
import { metricInfo } from '../../results/metrics.js';
import type { ComparedPair, ComparisonRecord } from './compared.js';

export const HOSTILE = '"<b onclick=alert(1)>&\u0000\u001b[2J</script>';

const side = (...rounds: number[]) => {
  const ordered = [...rounds].sort((a, b) => a - b);
  return {
    value: ordered[ordered.length >> 1]!,
    low: ordered[0]!,
    high: ordered.at(-1)!,
    bound: null,
    rounds,
  };
};

const PAIRED = { clients: 20, ratePerSecond: 300, textBytes: 128 };
const worse = [1.19, 1.22, 1.24, 1.2, 1.27, 1.21, 1.18, 1.23];
const alike = [0.97, 1.06, 1.01, 0.94, 1.08, 1.02];

function pair(ratio: number, index: number, lane: string, set: ComparedPair['set']): ComparedPair {
  const cpu = 10 + 0.2 * (index % 3);
  const values = { serverCpuUsPerMessage: { base: cpu, head: cpu * ratio } };
  return { lane, set, status: 'valid', reasons: [], values };
}

const cost = (lane: string, ratios: readonly number[]): Omit<Change, 'verdict'> => ({
  scenario: 'paired',
  lane,
  point: PAIRED,
  metric: metricInfo('serverCpuUsPerMessage'),
  tier: 'cost',
  base: side(...ratios.map((_, index) => 10 + 0.2 * (index % 3))),
  head: side(...ratios.map((ratio, index) => (10 + 0.2 * (index % 3)) * ratio)),
  ratio: side(...ratios).value,
  low: Math.min(...ratios),
  high: Math.max(...ratios),
  design: { kind: 'paired', pairs: ratios.length },
  method: 'Hodges–Lehmann, Wilcoxon',
  gates: true,
});

const count = (metric: 'downBytesPerMessage' | 'missingMessages', base: number, head: number): Change => ({
  scenario: 'exact',
  lane: 'sse',
  point: { clients: 3, textBytes: 128 },
  metric: metricInfo(metric),
  tier: 'exact',
  base: side(base, base),
  head: side(head, head),
  ratio: base === 0 ? (head === 0 ? 1 : null) : head / base,
  low: null,
  high: null,
  design: { kind: 'unpaired', baseRounds: 2, headRounds: 2 },
  method: 'counts',
  verdict: head > base ? 'worse' : 'equal',
  gates: true,
});

const version = (name: string, commit: string) => ({ name, commit, dirty: false, replaced: [] as string[] });

export const sampleComparison: ComparisonRecord = {
  base: version('main', '0a1b2c3d4e5f60718293a4b5c6d7e8f901234567'),
  head: {
    ...version('the working tree', '9f8e7d6c5b4a39281706f5e4d3c2b1a098765432'),
    replaced: ['ws@8.22.0'],
  },
  startedAt: '2026-01-15T09:30:00.000Z',
  command: 'npm run compare -- --base main',
  environment: sampleEnvironment,
  lanes: sampleLanes,
  units: [
    ...worse.slice(0, 5).map((ratio, index) => pair(ratio, index, 'ws', 'first')),
    ...worse.slice(5).map((ratio, index) => pair(ratio, index, 'ws', 'confirmation')),
    ...alike.map((ratio, index) => pair(ratio, index, 'sse', 'first')),
    { lane: 'sse', set: 'first', status: 'invalid', reasons: ['foreign CPU 0.31 cores'], values: {} },
  ],
  comparison: {
    changes: [
      {
        ...cost('ws', worse),
        verdict: 'worse',
        tests: {
          threshold: 0.1,
          first: { units: 5, ratio: 1.22, p: 0.0312, adjustedP: 0.0312 },
          confirmation: { units: 3, ratio: 1.21, p: 0.041, adjustedP: 0.041 },
        },
      },
      {
        ...cost('sse', alike),
        verdict: 'cannot tell',
        tests: {
          threshold: 0.1,
          first: { units: 6, ratio: 1.01, p: 0.61, adjustedP: 0.61 },
          confirmation: null,
        },
      },
      count('downBytesPerMessage', 162, 192),
      count('missingMessages', 0, 0),
    ],
    leftOut: [
      {
        scenario: 'exact',
        lane: 'ws',
        point: { clients: 3 },
        kind: 'not valid',
        metric: null,
        reason: `head failed: ${HOSTILE}`,
        gates: true,
      },
    ],
    refused: [],
    differences: ['base is main (0a1b2c3)', `head is ${HOSTILE}`],
  },
};
