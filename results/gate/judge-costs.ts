/**
 * The cost tier of the gate. A change for the worse is a regression only where two sets of units say so that
 * share nothing: the first beyond its threshold at a level that Holm keeps over all gated costs, the second
 * among those that the first made suspect.
 */

import type { ThresholdTest, ThresholdTests } from '../compare/change.js';
import { hodgesLehmann } from '../statistics/centre.js';
import { FEWEST_FOR_RANKS } from '../statistics/centre-interval.js';
import { holmAdjusted } from '../statistics/holm.js';
import { signedRankPValue } from '../statistics/signed-rank-test.js';

/** One gated cost of one lane: the logarithms of its units' ratios, positive where head costs more. */
export interface CostSample {
  readonly lane: string;
  readonly metric: string;
  readonly threshold: number;
  readonly first: readonly number[];
  /** Of the second set; empty while it is not measured. */
  readonly confirmation: readonly number[];
}

export interface CostVerdict {
  readonly suspected: boolean;
  readonly confirmed: boolean;
  /** Null where there are too few units to test anything. */
  readonly tests: ThresholdTests | null;
}

/** Judges all gated costs together, in the order given. */
export function judgeCosts(samples: readonly CostSample[], alpha: number): CostVerdict[] {
  const first = testTogether(samples.map(({ first: logs, threshold }) => ({ logs, threshold })));
  const suspected = first.map((test) => test !== null && test.adjustedP <= alpha);
  const second = testTogether(
    samples.map(({ confirmation, threshold }, index) => ({
      logs: suspected[index] ? confirmation : [],
      threshold,
    })),
  );
  return samples.map(({ threshold }, index) => {
    const [one, other] = [first[index]!, second[index]!];
    return {
      suspected: suspected[index]!,
      confirmed: other !== null && other.adjustedP <= alpha,
      tests: one ? { threshold, first: one, confirmation: other } : null,
    };
  });
}

interface Tested {
  readonly logs: readonly number[];
  readonly threshold: number;
}

/** Null where a sample has fewer values than ranks can tell anything of. */
function testTogether(samples: readonly Tested[]): (ThresholdTest | null)[] {
  const testable = samples.filter(({ logs }) => logs.length >= FEWEST_FOR_RANKS);
  const pValues = testable.map(({ logs, threshold }) =>
    signedRankPValue(logs.map((log) => log - Math.log1p(threshold))),
  );
  const adjusted = holmAdjusted(pValues);
  return samples.map((sample) => {
    const at = testable.indexOf(sample);
    if (at < 0) return null;
    const ratio = Math.exp(hodgesLehmann(sample.logs));
    return { units: sample.logs.length, ratio, p: pValues[at]!, adjustedP: adjusted[at]! };
  });
}

/** The fewest units with which so many costs can be told apart from chance at all: 2⁻ⁿ must be small enough. */
export function fewestUnits(costs: number, alpha: number): number {
  return Math.max(FEWEST_FOR_RANKS, Math.ceil(Math.log2(Math.max(1, costs) / alpha)));
}
