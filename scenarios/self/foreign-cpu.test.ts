import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
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

test.runIf(process.platform === 'linux')('a child counts as ours once it has ended', () => {
  const ownSeconds = () => parseOwnCpuSeconds(readFileSync('/proc/self/stat', 'utf8'));
  const before = ownSeconds();
  const spin =
    'for (let u = 0; u < 300e3; ) { const { user, system } = process.cpuUsage(); u = user + system; }';
  execFileSync(process.execPath, ['-e', spin]);
  // Kernels count in hundredths of a second, and may round each of the four counts.
  expect(ownSeconds() - before).toBeGreaterThan(0.25);
});

test.runIf(process.platform === 'linux')('the machine is never said to be less than idle', () => {
  expect(watchForeignCpu()()).toBeGreaterThanOrEqual(0);
});
