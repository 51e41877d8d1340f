/** How far units of like with like lie apart, and how small a change the gate then finds. */
import { MAD_TO_SD } from '../calibration.js';
import { mean, median } from '../statistics/centre.js';
import { type DrawOptions, drawChanged } from './draws.js';
import type { GateUnit, Threshold } from './measured-schema.js';
import { logRatios } from './metrics.js';
import type { LikeSpread } from './proof-file.js';

/** With fewer units a spread says nothing. */
const FEWEST_UNITS = 6;
/** Of changes just as large as the detectable one this share is found. */
const POWER = 0.8;
const DECISIONS = 200;
/** Changes looked at, as shares: in steps of a tenth. */
const LARGEST = 1;

export function likeSpread(
  lane: string,
  metric: string,
  units: readonly GateUnit[],
): Omit<LikeSpread, 'detectable'> | null {
  const logs = logRatios(
    units.filter((unit) => unit.lane === lane),
    metric,
  );
  if (logs.length < FEWEST_UNITS) return null;
  const centre = mean(logs);
  const sd = Math.sqrt(logs.reduce((sum, log) => sum + (log - centre) ** 2, 0) / (logs.length - 1));
  const middle = median(logs);
  const mad = MAD_TO_SD * median(logs.map((log) => Math.abs(log - middle)));
  return { lane, metric, units: logs.length, sd, mad };
}

/** Smallest change that four of five drawn decisions find, by halving; 1 where even twice the cost is not found. */
export function detectableOf(
  { lane, metric }: Pick<Threshold, 'lane' | 'metric'>,
  units: readonly GateUnit[],
  options: Omit<DrawOptions, 'decisions'>,
): number {
  const found = (share: number) =>
    drawChanged(
      units,
      { lane, metric, pool: units, addedLog: Math.log1p(share) },
      { ...options, decisions: DECISIONS },
    ) / DECISIONS;
  let [low, high] = [0, LARGEST];
  if (found(high) < POWER) return LARGEST;
  // To a half of a percent.
  while (high - low > 0.005) {
    const middle = (low + high) / 2;
    if (found(middle) >= POWER) high = middle;
    else low = middle;
  }
  return Number(high.toFixed(3));
}
