import { expect, test } from 'vitest';
import { drawChanged, drawLike } from './draws.js';
import { sampleUnit } from './fixtures.js';
import { detectableOf, likeSpread } from './like-spreads.js';
import type { GateUnit, Threshold } from './measured-schema.js';
import { reachOf, thresholdsOf } from './thresholds.js';

const lanes = ['sse', 'ws'];
const metric = 'serverCpuUsPerMessage';
const pool = lanes.flatMap((lane) =>
  Array.from({ length: 24 }, (_, unit) => sampleUnit({ lane, set: 'first', unit })),
);
const thresholds: Threshold[] = lanes.map((lane) => ({ lane, metric, threshold: 0.05, source: 'default' }));
const options = { thresholds, units: 10, alpha: 0.05, decisions: 60, seed: 4 };

test('like with like fails in none of sixty draws, of which the bound is 5 %', () => {
  const drawn = drawLike(pool, options);
  expect(drawn).toMatchObject({ decisions: 60, failures: 0 });
  expect(drawn.upperBound).toBeCloseTo(0.0487, 3);
});

test('a change far above the noise is found each time, and one within the threshold never', () => {
  const changed = (share: number) => ({ lane: 'ws', metric, pool, addedLog: Math.log1p(share) });
  expect(drawChanged(pool, changed(0.3), options)).toBe(60);
  expect(drawChanged(pool, changed(0.04), options)).toBe(0);
});

test('a changed pool keeps which of its sides is head', () => {
  const dearer = pool.map((unit): GateUnit => sampleUnit(unit, { ratios: { serverCpuUsPerMessage: 1.3 } }));
  expect(drawChanged(pool, { lane: 'ws', metric, pool: dearer, addedLog: 0 }, options)).toBe(60);
});

test('what is detectable lies above the threshold, and by no more than the noise asks for', () => {
  const detectable = detectableOf({ lane: 'ws', metric }, pool, options);
  expect(detectable).toBeGreaterThan(0.05);
  expect(detectable).toBeLessThan(0.1);
});

test('a spread needs six units', () => {
  expect(likeSpread('ws', metric, pool)).toMatchObject({ lane: 'ws', metric, units: 24 });
  expect(likeSpread('ws', metric, pool.slice(-5))).toBeNull();
});

test('thresholds are asked for, calibrated, or written, in that order, and never below 5 %', () => {
  const spreads = [{ lane: 'ws', metric, units: 20, sd: 0.12, mad: 0.1, detectable: 0.2 }];
  const asked = { lanes, metrics: [metric], units: 10, spreads } as const;
  expect(thresholdsOf(asked)).toEqual([
    { lane: 'sse', metric, threshold: 0.08, source: 'default' },
    { lane: 'ws', metric, threshold: reachOf(0.12, 10), source: 'calibration' },
  ]);
  expect(reachOf(0.12, 10)).toBeCloseTo(0.0896, 3);
  expect(reachOf(0.01, 10)).toBe(0.05);
  expect(thresholdsOf({ ...asked, asked: 0.1 }).map(({ source }) => source)).toEqual(['asked', 'asked']);
});
