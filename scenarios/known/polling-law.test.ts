import { expect, test } from 'vitest';
import { randomSource } from '../harness/schedule.js';
import { uniformLaw } from './polling-law.js';

test('is what polls at random moments give, within the error it states', () => {
  const [intervalNs, polls, repetitions] = [200e6, 100, 400];
  const random = randomSource(5);
  const law = uniformLaw(intervalNs, polls);
  const p50 = law.find(({ id }) => id === 'p50')!;
  const mean = law.find(({ id }) => id === 'mean')!;
  const medians: number[] = [];
  const means: number[] = [];
  for (let i = 0; i < repetitions; i++) {
    const latencies = Array.from({ length: polls }, () => random() * intervalNs).sort((a, b) => a - b);
    medians.push(((latencies[49] as number) + (latencies[50] as number)) / 2);
    means.push(latencies.reduce((sum, ns) => sum + ns, 0) / polls);
  }
  const about = (values: readonly number[]) => {
    const centre = values.reduce((sum, value) => sum + value, 0) / values.length;
    return {
      centre,
      spread: Math.sqrt(values.reduce((sum, value) => sum + (value - centre) ** 2, 0) / values.length),
    };
  };
  // Seeded: 400 repetitions tell a centre to a twentieth of the error, and the error to 4 %.
  for (const [values, figure] of [
    [medians, p50],
    [means, mean],
  ] as const) {
    const { centre, spread } = about(values);
    expect(Math.abs(centre - figure.ns)).toBeLessThan(figure.samplingNs * 0.2);
    expect(spread / figure.samplingNs).toBeCloseTo(1, 0.5);
  }
});

test('spreads latencies from nothing to the interval', () => {
  const law = Object.fromEntries(uniformLaw(1000e6, 100).map(({ id, ns }) => [id, ns / 1e6]));
  expect(law).toEqual({ mean: 500, p10: 100, p50: 500, p90: 900, p99: 990 });
});
