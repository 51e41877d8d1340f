/**
 * Decisions of the gate drawn from stored units: how often it fails where nothing changed, and how often it finds
 * what did. Units are drawn without being put back, so that a second set shares nothing with the first.
 */
import { uniformFloat64 } from 'pure-rand/distribution/uniformFloat64';
import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import { upperShare } from '../statistics/binomial-bound.js';
import { type CostSample, judgeCosts } from './judge-costs.js';
import type { GateUnit, Threshold } from './measured-schema.js';
import type { Drawn } from './proof-file.js';

export interface DrawOptions {
  readonly thresholds: readonly Threshold[];
  /** Units of a set. */
  readonly units: number;
  readonly alpha: number;
  readonly decisions: number;
  readonly seed: number;
}

/** Where a change is: a lane whose units are another pool's, or have a known change added. */
export interface Changed {
  readonly lane: string;
  readonly metric: string;
  readonly pool: readonly GateUnit[];
  /** Added to the logarithms of that metric's ratios; 0 where the pool's units have the change in them. */
  readonly addedLog: number;
}

interface Decision {
  readonly suspected: boolean;
  /** `lane metric` of each regression. */
  readonly regressions: readonly string[];
}

/** Decisions between like and like: every regression is a false one. */
export function drawLike(pool: readonly GateUnit[], options: DrawOptions): Drawn {
  const decisions = draw(pool, null, options);
  const failures = decisions.filter(({ regressions }) => regressions.length > 0).length;
  return {
    decisions: decisions.length,
    failures,
    upperBound: upperShare(failures, decisions.length),
    suspicions: decisions.filter(({ suspected }) => suspected).length,
  };
}

/** How many of the decisions find that change; the other lanes' units are like with like. */
export function drawChanged(pool: readonly GateUnit[], changed: Changed, options: DrawOptions): number {
  const key = `${changed.lane} ${changed.metric}`;
  return draw(pool, changed, options).filter(({ regressions }) => regressions.includes(key)).length;
}

function draw(pool: readonly GateUnit[], changed: Changed | null, options: DrawOptions): Decision[] {
  const { thresholds, units, alpha, decisions, seed } = options;
  const random = xoroshiro128plus(seed);
  const lanes = [...new Set(thresholds.map(({ lane }) => lane))];
  return Array.from({ length: decisions }, () => {
    const sets = new Map(lanes.map((lane) => [lane, drawSets(ofLane(pool, changed, lane), units, random)]));
    const samples = thresholds.map(({ lane, metric, threshold }): CostSample => {
      const { first, confirmation } = sets.get(lane)!;
      const added = changed?.lane === lane && changed.metric === metric ? changed.addedLog : 0;
      // A changed pool's units have base and head told apart; of like units either may be called head.
      const flips = !(changed?.lane === lane && changed.addedLog === 0);
      const logs = (set: readonly Taken[]) => set.flatMap((taken) => logOf(taken, metric, flips, added));
      return { lane, metric, threshold, first: logs(first), confirmation: logs(confirmation) };
    });
    const verdicts = judgeCosts(samples, alpha);
    return {
      suspected: verdicts.some(({ suspected }) => suspected),
      regressions: samples.flatMap(({ lane, metric }, i) =>
        verdicts[i]!.confirmed ? [`${lane} ${metric}`] : [],
      ),
    };
  });
}

const ofLane = (pool: readonly GateUnit[], changed: Changed | null, lane: string): GateUnit[] =>
  (changed?.lane === lane ? changed.pool : pool).filter(
    (unit) => unit.lane === lane && unit.status === 'valid',
  );

interface Taken {
  readonly unit: GateUnit;
  readonly flipped: boolean;
}

type Random = ReturnType<typeof xoroshiro128plus>;

/** Two sets of units, none of them in both where there are enough for that. */
function drawSets(units: readonly GateUnit[], size: number, random: Random) {
  const shuffled = shuffle(units, random);
  const rest = shuffled.slice(size);
  const second = rest.length >= size ? rest.slice(0, size) : shuffle(units, random).slice(0, size);
  const take = (unit: GateUnit): Taken => ({ unit, flipped: uniformFloat64(random) < 0.5 });
  return { first: shuffled.slice(0, size).map(take), confirmation: second.map(take) };
}

function shuffle<T>(items: readonly T[], random: Random): T[] {
  const shuffled = [...items];
  for (let i = shuffled.length - 1; i > 0; i--) {
    const j = uniformInt(random, 0, i);
    [shuffled[i], shuffled[j]] = [shuffled[j] as T, shuffled[i] as T];
  }
  return shuffled;
}

function logOf({ unit, flipped }: Taken, metric: string, flips: boolean, added: number): number[] {
  const value = unit.values[metric];
  if (!value || !(value.base > 0) || !(value.head > 0)) return [];
  const log = Math.log(value.head / value.base);
  return [(flips && flipped ? -log : log) + added];
}
