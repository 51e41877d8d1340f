import { expect, test } from 'vitest';
import { publishBare, publishStamped, stampNs } from './judging-cost.js';

test('every message of a batch is published, with a stamp or without', () => {
  expect(publishStamped()).toBe(1000);
  // Sequence numbers count up from the first, as do the ticks taken off.
  expect(publishBare()).toBe(1000 * 10_000_000);
});

test('a stamp takes some time, and less than a message could', async () => {
  const ns = await stampNs(20);
  expect(ns).toBeGreaterThan(0);
  expect(ns).toBeLessThan(20_000);
});
