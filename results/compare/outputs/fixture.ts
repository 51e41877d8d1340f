/** A comparison with one row of each kind, and words in it that mean harm. */
import { metricInfo } from '../../metrics.js';
import type { RunComparison, Side } from '../change.js';
import { judgeChange } from '../judge-change.js';

export const HOSTILE = '=cmd|"<b>&\u0000\u001b[2J\r\n@all `x` ]]>';

const same = (value: number): Side => ({
  value,
  low: value,
  high: value,
  bound: null,
  rounds: [value, value, value],
});
const spread = (...rounds: [number, number, number]): Side => ({
  value: rounds[1],
  low: rounds[0],
  high: rounds[2],
  bound: null,
  rounds,
});

const exact = { scenario: 'exact', lane: 'sse', point: { textBytes: 128, clients: 3 } };
const push = { scenario: 'push', lane: HOSTILE, point: { rttMs: 0 } };

export const comparison: RunComparison = {
  changes: [
    judgeChange(exact, metricInfo('downBytesPerMessage'), same(162), same(192)),
    judgeChange(exact, metricInfo('missingMessages'), same(0), same(0)),
    judgeChange(push, metricInfo('serverCpuUsPerMessage'), spread(9, 10, 11), spread(19, 20, 21)),
    judgeChange(push, metricInfo('deliveriesPerSecond'), spread(900, 1000, 1100), spread(800, 900, 1000)),
    judgeChange(push, metricInfo('capacityPerSecond'), same(5), { ...same(6), bound: 'lower' }),
  ],
  leftOut: [
    { ...exact, lane: 'ws', kind: 'not valid', metric: null, reason: `head failed: ${HOSTILE}`, gates: true },
  ],
  refused: [],
  differences: [],
};
