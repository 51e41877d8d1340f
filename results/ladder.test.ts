import { expect, it } from 'vitest';
import { gaveOutCounters, gaveOutOf, ladderOf, ladderSeries, limitingParts, type Rung } from './ladder.js';

const rungs: Rung[] = [
  {
    ratePerSecond: 4000,
    latencyP99Ns: 2e6,
    serverCpuShare: 0.2,
    generatorCpuShare: 0.1,
    generatorLoopShare: 0.15,
    metronomeLagP99Ns: 9e5,
    held: true,
  },
  {
    ratePerSecond: 8000,
    latencyP99Ns: 3e6,
    serverCpuShare: 0.4,
    generatorCpuShare: 0.2,
    generatorLoopShare: 0.3,
    metronomeLagP99Ns: 9e5,
    held: null,
  },
  {
    ratePerSecond: 8000,
    latencyP99Ns: null,
    serverCpuShare: 1,
    generatorCpuShare: 0.3,
    generatorLoopShare: 0.4,
    metronomeLagP99Ns: 9e5,
    held: false,
  },
];

it('reads the rungs that it stored, in the order in which they were asked', () => {
  expect(ladderOf(ladderSeries(rungs))).toEqual(rungs);
});

it('finds no rung in the series of another scenario', () => {
  expect(ladderOf({ deliveries: { unit: '1/s', values: [1, 2] } })).toEqual([]);
});

it('reads what gave out, and that nothing did', () => {
  for (const part of limitingParts) expect(gaveOutOf(gaveOutCounters(part))).toBe(part);
  expect(gaveOutOf(gaveOutCounters(null))).toBeNull();
  expect(gaveOutCounters('server')).toEqual({
    gaveOutServer: 1,
    gaveOutGenerator: 0,
    gaveOutMetronome: 0,
    gaveOutSlo: 0,
  });
});
