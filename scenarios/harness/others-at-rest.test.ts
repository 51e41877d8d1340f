import { expect, test } from 'vitest';
import { othersUsed } from './others-at-rest.js';

test('others count over all the time they were watched: who came in the middle by half', () => {
  const silent = { busySeconds: 0, seconds: 0.3 };
  const spun = { busySeconds: 0.6, seconds: 0.3 };
  expect(othersUsed([spun, spun]).foreignCores).toBeCloseTo(2, 9);
  expect(othersUsed([silent, spun]).foreignCores).toBeCloseTo(1, 9);
});

test('where the system does not tell, nothing is said of others', () => {
  expect(othersUsed([undefined, undefined])).toEqual({});
});

test('this process used a tick more than the kernel has counted yet: nobody else used anything', () => {
  expect(othersUsed([{ busySeconds: -0.01, seconds: 0.3 }])).toEqual({ foreignCores: 0 });
});
