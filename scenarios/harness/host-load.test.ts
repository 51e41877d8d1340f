import { expect, test } from 'vitest';
import { parseHostLoad, readHostLoad } from './host-load.js';

//                user nice system idle iowait irq softirq steal guest guest_nice
const STAT = `cpu  900 90 300 5000 50 10 20 40 100 0
cpu0 100 10 200 3000 30 1 2 30 50 0
cpu1 800 80 100 2000 20 9 18 10 50 0
intr 12345 6 7
ctxt 100
cpufreq 1 2 3
`;

test('sums the cores in use, guests counted once, in seconds', () => {
  expect(parseHostLoad(STAT, [0])).toEqual({
    busySeconds: expect.closeTo(3.13, 9),
    stealSeconds: expect.closeTo(0.3, 9),
    totalSeconds: expect.closeTo(33.73, 9),
  });
});

test('of all cores is the sum of each, and the line that sums them up counts for nothing', () => {
  const [first, second, all] = [
    parseHostLoad(STAT, [0]),
    parseHostLoad(STAT, [1]),
    parseHostLoad(STAT, null),
  ];
  expect(all.busySeconds).toBeCloseTo(first.busySeconds + second.busySeconds, 9);
  expect(all.totalSeconds).toBeCloseTo(first.totalSeconds + second.totalSeconds, 9);
  expect(parseHostLoad(STAT, [0, 1])).toEqual(all);
});

test('takes an old kernel that tells no steal', () => {
  expect(parseHostLoad('cpu0 100 0 100 800', null)).toEqual({
    busySeconds: 2,
    stealSeconds: 0,
    totalSeconds: 10,
  });
});

test('of cores that are not there is nothing', () => {
  expect(parseHostLoad(STAT, [7])).toEqual({ busySeconds: 0, stealSeconds: 0, totalSeconds: 0 });
});

test.runIf(process.platform === 'linux')('is read from the kernel, and only grows', () => {
  const before = readHostLoad(null);
  const after = readHostLoad(null);
  expect(before?.totalSeconds).toBeGreaterThan(0);
  expect(after?.busySeconds).toBeGreaterThanOrEqual(before?.busySeconds ?? Number.NaN);
});
