import { expect, test } from 'vitest';
import { allocationBetween, type Collection, startHeapMeter } from './heap-meter.js';

const collection = (gcType: string, before: number, after: number, cost = 100): Collection => ({
  gcType,
  cost,
  beforeGC: { heapStatistics: { usedHeapSize: before } },
  afterGC: { heapStatistics: { usedHeapSize: after } },
});

test('without a collection the heap has grown by what was allocated', () => {
  expect(allocationBetween(1000, [], 1800)).toEqual({ gcs: 0, gcPauseUs: 0, allocatedBytes: 800 });
});

test('what was allocated is the sum of the growths between collections', () => {
  const collections = [collection('Scavenge', 5000, 1200), collection('MarkSweepCompact', 3200, 900, 2000)];
  expect(allocationBetween(1000, collections, 1500)).toEqual({
    gcs: 2,
    gcPauseUs: 2100,
    allocatedBytes: 4000 + 2000 + 600,
  });
});

test('the steps of a collection take time and are not counted as collections', () => {
  const collections = [
    collection('IncrementalMarking', 2000, 2000, 50),
    collection('MarkSweepCompact', 2500, 700, 900),
    collection('ProcessWeakCallbacks', 700, 700, 5),
  ];
  expect(allocationBetween(1500, collections, 700)).toEqual({ gcs: 1, gcPauseUs: 955, allocatedBytes: 1000 });
});

test('a heap that shrank by sweeping has not allocated less than nothing', () => {
  expect(allocationBetween(1000, [collection('Scavenge', 900, 400)], 350).allocatedBytes).toBe(0);
});

test('counts what this process allocates, collections between the readings included', () => {
  const read = startHeapMeter()!;
  const before = read();
  const objects = 400_000;
  let kept: number[] = [];
  for (let i = 0; i < objects; i++) kept = [i, i + 1, i + 2, i + 3, kept.length];
  const after = read();
  expect(kept).toHaveLength(5);
  // An array of five small integers: 16 bytes of its own and 56 of its elements, with 64-bit slots.
  const each = (after.allocatedBytes - before.allocatedBytes) / objects;
  expect(each).toBeGreaterThan(40);
  expect(each).toBeLessThan(200);
  expect(after.gcs).toBeGreaterThanOrEqual(before.gcs);
});
