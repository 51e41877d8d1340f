import { describe, expect, test } from 'vitest';
import { findPinning, parseCpuList } from './pinning.js';

describe('a list of cores', () => {
  test.each([
    ['0', [0]],
    ['0,1', [0, 1]],
    ['0-3', [0, 1, 2, 3]],
    ['0-2,5', [0, 1, 2, 5]],
    ['2, 4-5\n', [2, 4, 5]],
    ['10-11', [10, 11]],
    ['3-1', []],
    ['', []],
    ['-', []],
    ['2-', []],
    ['-2', []],
    ['none', []],
  ] as const)('%j is %j', (list, cpus) => {
    expect(parseCpuList(list)).toEqual(cpus);
  });
});

test('server and generator have a core each, or a reason why not', () => {
  const { available, reason, serverCpu, generatorCpu } = findPinning();
  if (available) {
    expect(reason).toBeNull();
    expect(serverCpu).not.toBe(generatorCpu);
    expect(Number.isInteger(serverCpu) && Number.isInteger(generatorCpu)).toBe(true);
  } else {
    expect(reason).toMatch(/./);
    expect([serverCpu, generatorCpu]).toEqual([null, null]);
  }
});
