import { expect, test } from 'vitest';
import { findLane, lanes } from '../../protocol/lanes.js';
import { gateLoad, unitMs } from './loads.js';
import { countedMs, firstSides, unitsMs } from './run.js';

test('units begin with base as often as with head, two by two, and the seed decides', () => {
  const order = firstSides(20, 7);
  for (let i = 0; i < 20; i += 2) expect(new Set(order.slice(i, i + 2))).toEqual(new Set(['base', 'head']));
  expect(firstSides(20, 7)).toEqual(order);
  expect(firstSides(20, 8)).not.toEqual(order);
});

test('every lane has a load: silent clients that hold a connection are counted in memory', () => {
  for (const lane of lanes) {
    const load = gateLoad(lane);
    expect(load.clients * load.ratePerSecond).toBeGreaterThan(500);
    expect(load.held > 0).toBe(lane.transport !== 'short-polling');
    expect(unitMs(load)).toBeLessThan(12_000);
  }
});

test('the default set, its confirmation and two builds of a minute stay within ten minutes', () => {
  const main = lanes.filter(({ set }) => set === 'main');
  const costs = ['long-polling', 'sse', 'ws'].map((id) => findLane(id)!);
  const measured =
    countedMs({ lanes: main, rounds: 2 }) + unitsMs(costs, 10) + unitsMs(costs.slice(0, 1), 10);
  expect(measured).toBeLessThan((10 - 2) * 60_000);
});
