import { execFileSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { parseOwnCpuSeconds, watchForeignCpu } from './foreign-cpu.js';

test('user and system time of the process and of its ended children are added', () => {
  const fields = 'S 1 2 3 4 5 6 7 8 9 10 110 20 3000 400 20 0 11 0 12345';
  expect(parseOwnCpuSeconds(`4711 (node) ${fields}`)).toBe(35.3);
});

test('a command’s name may hold blanks and brackets', () => {
  const fields = 'R 1 2 3 4 5 6 7 8 9 10 1 2 3 4 20 0 11 0 12345';
  expect(parseOwnCpuSeconds(`4711 (a) b (c) ${fields}`)).toBe(0.1);
});

test.runIf(process.platform === 'linux')('what a child of ours used is not foreign', () => {
  const foreignCores = watchForeignCpu();
  const began = performance.now();
  execFileSync(process.execPath, ['-e', 'const end = Date.now() + 1000; while (Date.now() < end);']);
  const spinning = 1000 / (performance.now() - began);
  const cores = foreignCores() as number;
  // Whatever else runs here can use every core but the share that the child had.
  expect(cores).toBeGreaterThanOrEqual(0);
  expect(cores).toBeLessThan(256 + 1 - spinning);
});
