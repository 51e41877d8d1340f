import { expect, it } from 'vitest';
import { offeredWithin } from './offered.js';

const due = Float64Array.of(0, 10e6, 20e6, 30e6, 40e6);

it('counts the ticks that were due within the span, however late they were played', () => {
  const ticked = Float64Array.of(100e6, 110e6, 121e6, 133e6);
  const span = { startNs: 100e6, fromNs: 110e6, toNs: 150e6 };
  expect(offeredWithin(ticked, due, span)).toEqual({ offered: 3, offeredShare: 0.75, metronomeLagP99Ms: 3 });
});

it('lacks nothing where nothing was due', () => {
  const span = { startNs: 0, fromNs: 50e6, toNs: 60e6 };
  expect(offeredWithin(due, due, span)).toEqual({ offered: 0, offeredShare: 1, metronomeLagP99Ms: 0 });
});
