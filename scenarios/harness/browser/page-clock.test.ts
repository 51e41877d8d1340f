import { expect, test } from 'vitest';
import { boundNs, type ClockRelation, contradictionNs, relate, toRunNs } from './page-clock.js';

/** A run's clock that moves 40 µs on the way to the page and `back` on the way from it, and a page's 7 s ahead. */
function clocks(backNs: readonly number[]) {
  let atNs = 0;
  let asked = 0;
  return {
    now: () => atNs,
    read: async () => {
      atNs += 40_000;
      const pageMs = 7000 + atNs / 1e6;
      atNs += backNs[asked++ % backNs.length]!;
      return pageMs;
    },
  };
}

test('many brackets together are narrower than each, and hold the true difference', async () => {
  const { now, read } = clocks([900_000, 300_000]);
  const relation = await relate({ now, read, samples: 50, isolated: true });
  expect(boundNs(relation)).toBeLessThanOrEqual((40_000 + 300_000) / 2 + 5_000);
  const trueNs = now();
  expect(Math.abs(toRunNs(relation, 7000 + trueNs / 1e6) - trueNs)).toBeLessThanOrEqual(boundNs(relation));
});

test('without isolation the step of the clock widens what is known', async () => {
  const isolated = await relate({ ...clocks([300_000]), samples: 5, isolated: true });
  const coarse = await relate({ ...clocks([300_000]), samples: 5, isolated: false });
  expect(boundNs(coarse) - boundNs(isolated)).toBeCloseTo(95_000, 0);
});

test('what another frame says counts where it contradicts, and by how much', () => {
  const first: ClockRelation = { baseMs: 0, lowNs: 100, highNs: 300 };
  expect(contradictionNs(first, { baseMs: 0, lowNs: -900, highNs: 900 })).toBe(0);
  expect(contradictionNs(first, { baseMs: 0, lowNs: 250, highNs: 900 })).toBe(50);
  expect(contradictionNs(first, { baseMs: 0, lowNs: -900, highNs: 150 })).toBe(50);
});
