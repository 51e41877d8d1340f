import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parseAnonymousBytes, parseReadWriteCalls } from './proc-self.js';
import { readUsage } from './usage.js';

test('CPU time, allocation and calls only grow', () => {
  const before = readUsage(1);
  for (let i = 0; i < 50; i++) readFileSync('package.json', 'utf8');
  const after = readUsage(2);
  expect(after.atNs).toBe(2);
  expect(after.userCpuUs + after.systemCpuUs).toBeGreaterThanOrEqual(before.userCpuUs + before.systemCpuUs);
  // Each reading is made as a string of the heap.
  expect(after.allocatedBytes! - before.allocatedBytes!).toBeGreaterThan(
    50 * readFileSync('package.json').length,
  );
  expect(after.heapResidentBytes!).toBeGreaterThanOrEqual(after.heapUsedBytes);
});

test('reads and writes are counted where the kernel counts them', () => {
  const before = readUsage(1).readWriteCalls;
  for (let i = 0; i < 50; i++) readFileSync('package.json');
  const after = readUsage(2).readWriteCalls;
  if (before === undefined || after === undefined) expect(process.platform).not.toBe('linux');
  else expect(after - before).toBeGreaterThanOrEqual(50);
});

test('proc_pid_io(5) is read by the names of its fields', () => {
  const text = 'rchar: 4292\nwchar: 7\nsyscr: 13\nsyscw: 4\nread_bytes: 0\nwrite_bytes: 0\n';
  expect(parseReadWriteCalls(text)).toBe(17);
  expect(parseReadWriteCalls('rchar: 4292\n')).toBeUndefined();
});

test('memory of the process alone is read from proc_pid_status(5), in bytes', () => {
  expect(parseAnonymousBytes('VmRSS:\t   61068 kB\nRssAnon:\t   12345 kB\nRssFile: 48723 kB\n')).toBe(
    12_345 * 1024,
  );
  expect(parseAnonymousBytes('VmRSS:\t61068 kB\n')).toBeUndefined();
});
