import { expect, test } from 'vitest';
import type { Usage } from '../../protocol/usage.js';
import { processCounters } from './explain.js';

const usage = (counts: Partial<Usage>): Usage => ({
  atNs: 0,
  userCpuUs: 0,
  systemCpuUs: 0,
  loopActiveMs: 0,
  loopIdleMs: 0,
  rssBytes: 0,
  heapUsedBytes: 0,
  externalBytes: 0,
  voluntaryContextSwitches: 0,
  involuntaryContextSwitches: 0,
  ...counts,
});

test('allocation and calls are told per delivered message, collections for the window', () => {
  const before = usage({ gcs: 2, gcPauseUs: 10, allocatedBytes: 1000, readWriteCalls: 50 });
  const after = usage({ gcs: 3, gcPauseUs: 25, allocatedBytes: 5000, readWriteCalls: 70 });
  expect(processCounters('server', before, after, 10)).toEqual({
    serverGcs: 1,
    serverGcPauseUs: 15,
    serverAllocatedBytesPerMessage: 400,
    serverReadWriteCallsPerMessage: 2,
  });
});

test('what a process of an earlier commit does not tell is left out', () => {
  expect(processCounters('generator', usage({ gcs: 1 }), usage({ gcs: 4, allocatedBytes: 7 }), 5)).toEqual({
    generatorGcs: 3,
  });
});

test('nothing is divided by no message', () => {
  const [before, after] = [usage({ allocatedBytes: 1 }), usage({ allocatedBytes: 9 })];
  expect(processCounters('server', before, after, 0)).toEqual({});
});
