import { expect, test } from 'vitest';
import { obstacle } from './hold.js';

const roomy = { fileHandleLimit: 20_000, ephemeralPorts: 28_232 };

test('limits that are high enough, or unknown, are no obstacle', () => {
  expect(obstacle(roomy)).toBeUndefined();
  expect(obstacle({ fileHandleLimit: null, ephemeralPorts: null })).toBeUndefined();
});

test('too few file handles: what is needed, what there is, and how to raise it', () => {
  expect(obstacle({ ...roomy, fileHandleLimit: 1024 })).toBe(
    '8100 file handles are needed, a process may have 1024: raise the limit with ulimit -n 65536',
  );
});

test('too few ports', () => {
  expect(obstacle({ ...roomy, ephemeralPorts: 5000 })).toMatch(
    /8000 ephemeral ports are needed, there are 5000/,
  );
});
