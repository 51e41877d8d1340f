import { expect, test } from 'vitest';
import { clockOrigin } from '../../protocol/clock.js';
import { startChild } from '../harness/child.js';
import { compiledScript } from '../harness/compiled-script.js';
import type { ReferenceCommands } from './reference.js';
import { referenceCounters } from './reference-load.js';

test('the pace is the median slice of both works: one that was interrupted says nothing of the core', () => {
  const slices = {
    atNs: Float64Array.of(1, 2, 3),
    computeUs: Float64Array.of(400, 410, 9000),
    socketUs: Float64Array.of(800, 790, 805),
    cpuUs: 12_205,
  };
  expect(referenceCounters(slices)).toEqual({ referencePaceUs: 1200, referenceSlices: 3 });
});

test('without a slice there is no pace', () => {
  const none = new Float64Array();
  expect(referenceCounters({ atNs: none, computeUs: none, socketUs: none, cpuUs: 0 })).toEqual({});
});

test('works from begin to end and again, and tells what each slice took', async () => {
  const script = compiledScript('./reference.js', import.meta.url);
  const reference = startChild<ReferenceCommands>({ role: 'reference', script, cpu: null });
  try {
    for (let turn = 0; turn < 2; turn++) {
      await reference.call('begin', { origin: clockOrigin() }, 60_000);
      const slices = await reference.call('end', {});
      expect(slices.atNs.length).toBeGreaterThanOrEqual(1);
      expect(slices.computeUs.length).toBe(slices.atNs.length);
      expect(slices.socketUs.length).toBe(slices.atNs.length);
      expect(Math.min(...slices.computeUs, ...slices.socketUs)).toBeGreaterThan(0);
      const summed = slices.computeUs.reduce((sum, us, i) => sum + us + slices.socketUs[i]!, 0);
      expect(slices.cpuUs).toBeGreaterThanOrEqual(summed * 0.9);
    }
  } finally {
    await reference.end();
  }
}, 90_000);
