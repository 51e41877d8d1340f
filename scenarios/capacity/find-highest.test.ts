import { expect, it } from 'vitest';
import { findHighest } from './find-highest.js';

const ladder = {
  startPerSecond: 1000,
  minPerSecond: 500,
  maxPerSecond: 64_000,
  factor: 2,
  resolution: 1.5,
  mostRungs: 20,
};

/** A system that holds up to 5,000 a second and takes `rungNs` of a clock of its own to say so. */
function system(rungNs: number) {
  let atNs = 0;
  return {
    now: () => atNs,
    ask: async (ratePerSecond: number) => {
      atNs += rungNs;
      return { ratePerSecond, gaveOut: ratePerSecond <= 5000 ? null : ('server' as const) };
    },
  };
}

const rates = (rungs: readonly { ratePerSecond: number }[]) =>
  rungs.map(({ ratePerSecond }) => ratePerSecond);

it('asks until the search is over and answers every rung', async () => {
  const { now, ask } = system(1e9);
  const rungs = await findHighest(ask, ladder, { now, limitNs: 60e9 });
  expect(rates(rungs)).toEqual([1000, 2000, 4000, 8000, 5657, 5657]);
});

it('begins no rung that would end beyond its time', async () => {
  const { now, ask } = system(2e9);
  expect(rates(await findHighest(ask, ladder, { now, limitNs: 5e9 }))).toEqual([1000, 2000]);
});

it('asks at least once', async () => {
  const { now, ask } = system(2e9);
  expect(rates(await findHighest(ask, ladder, { now, limitNs: 0 }))).toEqual([1000]);
});
