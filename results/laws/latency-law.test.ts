import { uniformFloat64 } from 'pure-rand/distribution/uniformFloat64';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import { describe, expect, it } from 'vitest';
import {
  always,
  longPolling,
  predicted,
  type Statistic,
  samplingError,
  shortPolling,
} from './latency-law.js';

const MS = 1e6;
const statistics: readonly Statistic[] = ['p50', 'mean', 'p90', 'p99'];

/** Long polling played through: a poll waits at the server or is away, and messages come at random. */
function playLongPolling(
  oneWayNs: number,
  awayNs: number,
  ratePerSecond: number,
  messages: number,
): number[] {
  const generator = xoroshiro128plus(0x2545f491);
  for (let i = 0; i < 50; i++) uniformFloat64(generator);
  let atNs = 0;
  const comesNs = Array.from({ length: messages }, () => {
    atNs -= (Math.log(1 - uniformFloat64(generator)) * 1e9) / ratePerSecond;
    return atNs;
  });
  const latencies: number[] = [];
  let backNs = 0;
  for (let next = 0; next < messages; ) {
    // Held: the first message is the answer. Away: all that have come meanwhile are.
    const answeredNs = Math.max(backNs, comesNs[next]!);
    for (; next < messages && comesNs[next]! <= answeredNs; next++) {
      latencies.push(answeredNs - comesNs[next]! + oneWayNs);
    }
    backNs = answeredNs + awayNs;
  }
  return latencies.sort((a, b) => a - b);
}

const read = (sorted: readonly number[], statistic: Statistic): number =>
  statistic === 'mean'
    ? sorted.reduce((sum, ns) => sum + ns, 0) / sorted.length
    : sorted[Math.ceil((Number(statistic.slice(1)) / 100) * sorted.length) - 1]!;

describe('the laws of latency', () => {
  it.each([
    { rttMs: 50, ratePerSecond: 50 },
    { rttMs: 50, ratePerSecond: 5 },
    { rttMs: 200, ratePerSecond: 12 },
    { rttMs: 20, ratePerSecond: 1 },
  ])('of long polling are what playing it through shows: %o', ({ rttMs, ratePerSecond }) => {
    const [d, away] = [(rttMs / 2) * MS, rttMs * MS];
    const law = longPolling(d, away, ratePerSecond);
    const played = playLongPolling(d, away, ratePerSecond, 50_000);
    for (const statistic of statistics) {
      expect(Math.abs(read(played, statistic) - predicted(law, statistic)), statistic).toBeLessThan(
        0.01 * away,
      );
    }
    const prompt = played.filter((ns) => ns < d + 1).length / played.length;
    expect(Math.abs(prompt - law.promptShare)).toBeLessThan(0.01);
  });

  it('put long polling between d and 3d: at d where messages are rare, evenly over it where they are many', () => {
    const rare = longPolling(25 * MS, 50 * MS, 0.001);
    expect(statistics.map((statistic) => Math.round(predicted(rare, statistic) / MS))).toEqual([
      25, 25, 25, 25,
    ]);
    const many = longPolling(25 * MS, 50 * MS, 10_000);
    expect(statistics.map((statistic) => predicted(many, statistic) / MS)).toEqual([50, 50, 70, 74.5]);
  });

  it('spread short polling evenly over [d, T + d]', () => {
    const law = shortPolling(25 * MS, 1000 * MS);
    expect(statistics.map((statistic) => predicted(law, statistic) / MS)).toEqual([525, 525, 925, 1015]);
  });

  it('leave nothing to chance where all take the same', () => {
    expect(statistics.map((statistic) => samplingError(always(5), statistic, 1))).toEqual([0, 0, 0, 0]);
  });

  it('allow a mean of n uniform samples 1.96 times T / √(12 n)', () => {
    const law = shortPolling(0, 1000);
    expect(samplingError(law, 'mean', 3)).toBeCloseTo(1.96 * (1000 / 6), 6);
    expect(samplingError(law, 'p50', 100)).toBeCloseTo(98, 6);
  });
});
