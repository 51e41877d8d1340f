import { expect, test } from 'vitest';
import { checkNoise } from './calibration-checks.js';
import type { CalibrationTrial } from './calibration-file.js';

const trial = (pair: number, half: 'A' | 'B', foreign: number, cpu: number): CalibrationTrial => ({
  scenario: 'push',
  lane: 'ws',
  pair,
  half,
  attempt: 0,
  startedAt: '2026-01-01T00:00:00.000Z',
  durationMs: 1000,
  status: foreign > 0.15 ? 'invalid' : 'valid',
  reasons: [],
  figures: foreign > 0.15 ? {} : { serverCpuUsPerMessage: cpu },
  checks: [{ id: 'foreignCores', value: foreign, limit: 0.15, ok: foreign <= 0.15 }],
  paceUs: null,
});

test('tells how near trials came to a limit and how many it rejected', () => {
  const trials = Array.from({ length: 100 }, (_, i) => trial(i, 'A', i < 98 ? i / 1000 : 0.5, 10));
  const [row] = checkNoise(trials, () => undefined);
  expect(row).toMatchObject({ id: 'foreignCores', limit: 0.15, trials: 100, p50: 0.05, p90: 0.09 });
  expect(row?.p99).toBe(0.5);
  expect(row?.rejectedShare).toBeCloseTo(0.02);
  expect(row).toMatchObject({ spreadFar: null, spreadNear: null });
});

test('tells the spread of pairs that kept clear of the limit from that of the others', () => {
  const trials = Array.from({ length: 40 }, (_, i) => {
    const isNear = i % 2 === 1;
    const ratio = isNear ? 1.2 : 1.01;
    return [trial(i, 'A', isNear ? 0.1 : 0.01, 10), trial(i, 'B', 0.01, 10 * ratio)];
  }).flat();
  const [row] = checkNoise(trials, () => 'serverCpuUsPerMessage');
  expect(row?.spreadFar).toBeCloseTo(1.4826 * Math.log(1.01));
  expect(row?.spreadNear).toBeCloseTo(1.4826 * Math.log(1.2));
});
