/**
 * What a calibration tells of the validity limits: how near like trials on this machine come to each,
 * and whether those that came nearer agree less with each other. A limit that quiet trials often
 * touch withholds good figures; one whose approach does not spread them could be wider.
 */
import { likePairs } from './calibration.js';
import type { CalibrationTrial, CheckNoise } from './calibration-file.js';
import { median } from './statistics/centre.js';

/** Fewest pairs a side whose spread is worth telling. */
const FEWEST_PAIRS = 8;
/** 1 ÷ Φ⁻¹(3/4): makes the median absolute deviation of normal values their standard deviation. */
const MAD_TO_SD = 1.4826;

/** One row a check that was read, over all trials that were measured, rejected ones included. */
export function checkNoise(
  trials: readonly CalibrationTrial[],
  figureOf: (scenario: string) => string | undefined,
): CheckNoise[] {
  const measured = trials.filter(({ status }) => status === 'valid' || status === 'invalid');
  const ids = [...new Set(measured.flatMap(({ checks }) => checks.map(({ id }) => id)))];
  return ids.map((id) => {
    const read = measured.flatMap(({ checks }) => checks.filter((check) => check.id === id));
    const values = read.map(({ value }) => value).sort((a, b) => a - b);
    const at = (share: number) => values[Math.min(values.length - 1, Math.floor(share * values.length))]!;
    return {
      id,
      limit: read[0]!.limit,
      trials: read.length,
      p50: at(0.5),
      p90: at(0.9),
      p99: at(0.99),
      rejectedShare: read.filter(({ ok }) => !ok).length / read.length,
      ...spreadNearAndFar(trials, id, figureOf),
    };
  });
}

/** Spread of the first figure's like ratios, in the half of the pairs that kept clear of the limit and in the other. */
function spreadNearAndFar(
  trials: readonly CalibrationTrial[],
  check: string,
  figureOf: (scenario: string) => string | undefined,
): Pick<CheckNoise, 'spreadFar' | 'spreadNear'> {
  const places = new Map(trials.map(({ scenario, lane }) => [`${scenario} ${lane}`, { scenario, lane }]));
  const pairs = [...places.values()].flatMap(({ scenario, lane }) => {
    const figure = figureOf(scenario);
    const like = figure ? likePairs(trials, scenario, lane) : [];
    return like.flatMap(({ a, b }) => {
      const [one, other] = [a.figures[figure!], b.figures[figure!]];
      const readings = [a, b].flatMap(({ checks }) => checks.find(({ id }) => id === check)?.value ?? []);
      if (!one || !other || readings.length < 2) return [];
      return { worst: Math.max(...readings), deviation: Math.abs(Math.log(one / other)) };
    });
  });
  const middle = pairs.length > 0 ? median(pairs.map(({ worst }) => worst)) : 0;
  const spread = (side: typeof pairs) =>
    side.length < FEWEST_PAIRS ? null : MAD_TO_SD * median(side.map(({ deviation }) => deviation));
  return {
    spreadFar: spread(pairs.filter(({ worst }) => worst <= middle)),
    spreadNear: spread(pairs.filter(({ worst }) => worst > middle)),
  };
}
