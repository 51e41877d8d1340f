/** What a proof of the gate tells from the units it has stored: decisions drawn, spreads, and what is found. */
import { type DrawOptions, drawChanged, drawLike } from '../results/gate/draws.js';
import { detectableOf, likeSpread } from '../results/gate/like-spreads.js';
import type { GateUnit, Threshold } from '../results/gate/measured-schema.js';
import { defaultMetrics, logRatios } from '../results/gate/metrics.js';
import type { LikeSpread, Power, ProofFile } from '../results/gate/proof-file.js';
import { thresholdsOf } from '../results/gate/thresholds.js';
import { hodgesLehmann } from '../results/statistics/centre.js';
import { BURDENED_LANE } from '../scenarios/gate/proofs.js';
import { ALPHA, DEFAULT_UNITS, defaultCostLanes } from './gate-options.js';
import { costLanes, type Proof } from './gate-proof-request.js';

/** Decisions drawn between like and like, and of each share of CPU. */
const DECISIONS = 60;
const POWER_DRAWS = 20;

const validOf = (units: readonly GateUnit[]) => units.filter(({ status }) => status === 'valid');

/** All that is drawn from stored units, made anew. Two sets must be there, or nothing independent can be drawn. */
export function drawAgain(proof: Proof): void {
  const file = proof.read();
  const spreads = spreadsOf(file);
  proof.keep({ spreads });
  const enough = costLanes().every(
    ({ id }) => validOf(file.like).filter(({ lane }) => lane === id).length >= DEFAULT_UNITS,
  );
  if (!enough) return;
  const options = drawOptions(file, spreads);
  const withReach = spreads.map((spread) => ({
    ...spread,
    detectable: detectableOf(spread, file.like, options),
  }));
  const drawn = drawLike(file.like, { ...options, decisions: DECISIONS });
  proof.keep({ spreads: withReach, drawn, power: powerOf(file, options) });
}

function spreadsOf({ like: units }: ProofFile): LikeSpread[] {
  return defaultCostLanes.flatMap((lane) =>
    defaultMetrics.flatMap((metric) => {
      const spread = likeSpread(lane, metric, units);
      return spread ? [{ ...spread, detectable: 0 }] : [];
    }),
  );
}

/** The gate's own default set, at the thresholds that it would take on this machine. */
function drawOptions({ seed }: ProofFile, spreads: readonly LikeSpread[]): Omit<DrawOptions, 'decisions'> {
  const thresholds: Threshold[] = thresholdsOf({
    ...{ lanes: defaultCostLanes, metrics: defaultMetrics, units: DEFAULT_UNITS, spreads },
  });
  return { thresholds, units: DEFAULT_UNITS, alpha: ALPHA, seed };
}

function powerOf(file: ProofFile, options: Omit<DrawOptions, 'decisions'>): Power[] {
  const lane = BURDENED_LANE;
  const metric = 'serverCpuUsPerMessage';
  const decisions = { ...options, decisions: POWER_DRAWS };
  return file.burdened.flatMap(({ share, units }): Power[] => {
    const pool = validOf(units);
    if (pool.length < DEFAULT_UNITS) return [];
    const found = drawChanged(file.like, { lane, metric, pool, addedLog: 0 }, decisions);
    const many = { ...options, decisions: 10 * POWER_DRAWS };
    const shifted = { lane, metric, pool: file.like, addedLog: Math.log1p(share) };
    const predicted = drawChanged(file.like, shifted, many) / many.decisions;
    const measured = Math.expm1(hodgesLehmann(logRatios(pool, metric)));
    return [{ lane, share, measured, draws: POWER_DRAWS, found, predicted }];
  });
}
