import { expect, test } from 'vitest';
import type { Paced } from '../harness/paced.js';
import type { Observations } from '../harness/trial-limits.js';
import { judgeUnit } from './judge-unit.js';
import { gateLoad } from './loads.js';
import type { SideName } from './sides.js';
import type { MeasuredUnit, MeasuredWindow } from './unit.js';

const load = { ...gateLoad({ transport: 'websocket', engine: 'ws' }), windowPairs: 4, windowMs: 400 };
const calm: Observations = {
  ...{ metronomeLagP99Ms: 0.2, offeredShare: 1, generatorLoopShare: 0.1, stallShare: 0, stealShare: 0 },
  ...{
    foreignCores: 0,
    corrupt: 0,
    resets: 0,
    cuts: 0,
    missing: 0,
    duplicates: 0,
    misplaced: 0,
    causality: 0,
  },
};

/** As much of a window as is judged: base takes 10 µs a message and 300 µs of time, head twice as much. */
function windowOf(side: SideName, pair: number, seen: Partial<Observations> = {}): MeasuredWindow {
  const factor = side === 'base' ? 1 : 2;
  const moment = (cpuUs: number, delivered: number) => ({
    server: { userCpuUs: cpuUs, systemCpuUs: 0 },
    generator: { delivered },
  });
  const paced = {
    before: moment(0, 0),
    after: moment(10_000 * factor, 1000),
    account: { latencyNs: new Float64Array(100).fill(300_000 * factor) },
    offered: 50,
    observations: { ...calm, ...seen },
  };
  return { side, pair, paced: paced as unknown as Paced };
}

function unitOf(seenIn: (side: SideName, pair: number) => Partial<Observations>): MeasuredUnit {
  const windows = [-1, 0, 1, 2, 3].flatMap((pair) =>
    (['base', 'head'] as const).map((side) => windowOf(side, pair, seenIn(side, pair))),
  );
  const held = { serverHeapBytesPerConnection: 4000 };
  return { windows, held: { base: held, head: held }, engines: { base: {}, head: {} } };
}

test('a unit tells both sides of each figure', () => {
  const { status, values } = judgeUnit(
    unitOf(() => ({})),
    load,
    false,
  );
  expect(status).toBe('valid');
  expect(values.serverCpuUsPerMessage).toEqual({ base: 10, head: 20 });
  expect(values.latencyP50Ns!.head / values.latencyP50Ns!.base).toBeCloseTo(2, 1);
  expect(values.serverHeapBytesPerConnection).toEqual({ base: 4000, head: 4000 });
});

test('one disturbed pair of windows is left out, two leave too few, and the run-in disturbs nothing', () => {
  const disturbedIn = (...pairs: number[]) =>
    judgeUnit(
      unitOf((side, pair) => (side === 'base' && pairs.includes(pair) ? { foreignCores: 1 } : {})),
      load,
      false,
    );
  expect(disturbedIn(2).status).toBe('valid');
  expect(disturbedIn(-1).status).toBe('valid');
  const { status, reasons, values } = disturbedIn(1, 2);
  expect([status, values]).toEqual(['invalid', {}]);
  expect(reasons[0]).toBe('2 of 4 pairs of windows were disturbed');
  expect(reasons.slice(1)).toEqual([expect.stringMatching(/^foreign CPU 1 cores/)]);
});

test('lost messages are counted and excuse nothing: the figures stand', () => {
  const judged = judgeUnit(
    unitOf((side) => (side === 'head' ? { missing: 3 } : {})),
    load,
    false,
  );
  expect(judged.status).toBe('valid');
  expect(judged.windows.filter(({ missing }) => missing === 3).every(({ side }) => side === 'head')).toBe(
    true,
  );
});

test('one tick of stolen time is as small as the kernel counts, two are over the limit', () => {
  const stolen = (share: number) =>
    judgeUnit(
      unitOf(() => ({ stealShare: share })),
      load,
      false,
    ).status;
  expect([stolen(0.0125), stolen(0.025)]).toEqual(['valid', 'invalid']);
});

test('of a stranger only what its clients see is told', () => {
  const { values, windows } = judgeUnit(
    { ...unitOf(() => ({ foreignCores: Number.NaN })), held: { base: {}, head: {} } },
    load,
    true,
  );
  expect(Object.keys(values)).toEqual(['roundTripP50Ns']);
  expect(windows.every(({ serverCpuUs }) => serverCpuUs === null)).toBe(true);
});
