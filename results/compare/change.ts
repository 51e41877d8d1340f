/** What a comparison of two versions holds: a row a metric that was compared, and what was not, with its reason. */
import type { Estimate, MetricInfo, Point } from '../schema.js';

/** One question to one lane. */
export interface Place {
  readonly scenario: string;
  readonly lane: string;
  readonly point: Point;
}

/**
 * `equal` and `changed` are said of counts alone: `changed` where neither way is better. `shown only`
 * is no verdict: the tier has none.
 */
export type ChangeVerdict =
  | 'better'
  | 'worse'
  | 'equal'
  | 'changed'
  | 'equivalent'
  | 'cannot tell'
  | 'shown only';

/** One side's figure, as the cell has it. */
export type Side = Pick<Estimate, 'value' | 'low' | 'high' | 'bound' | 'rounds'>;

/** One metric of one lane at one point, in both. */
export interface Change extends Place {
  readonly metric: MetricInfo;
  /** The tier it is compared in. Counts taken under load vary with phase and batching: they are a trend. */
  readonly tier: MetricInfo['tier'];
  readonly base: Side;
  readonly head: Side;
  /** head ÷ base, an estimate; null where base is zero and head is not. */
  readonly ratio: number | null;
  /** Of the ratio, 95 %; null where there is none. */
  readonly low: number | null;
  readonly high: number | null;
  /** How many values stand on each side, and whether each of one was measured beside one of the other. */
  readonly design:
    | { readonly kind: 'unpaired'; readonly baseRounds: number; readonly headRounds: number }
    | { readonly kind: 'paired'; readonly pairs: number };
  readonly method: string;
  readonly verdict: ChangeVerdict;
  /** A change for the worse here is a confirmed regression. */
  readonly gates: boolean;
  /** Of a gated cost: the test that made it suspect or not, and the one that confirmed it or not. */
  readonly tests?: ThresholdTests | undefined;
}

export interface ThresholdTests {
  /** A change of up to this share is none. */
  readonly threshold: number;
  readonly first: ThresholdTest;
  readonly confirmation: ThresholdTest | null;
}

/** Whether a change for the worse is larger than the threshold, told by one set of units. */
export interface ThresholdTest {
  readonly units: number;
  /** head ÷ base. */
  readonly ratio: number;
  /** One-sided and exact, alone and among all that were tested together. */
  readonly p: number;
  readonly adjustedP: number;
}

/** Why something is not compared. */
export type LeftOutKind =
  | 'only in base'
  | 'only in head'
  | 'asked otherwise'
  | 'not valid'
  | 'skipped in both';

/** What stands in the files and is not compared. */
export interface LeftOut extends Place {
  readonly kind: LeftOutKind;
  /** A single metric; null for all of them. */
  readonly metric: string | null;
  readonly reason: string;
  /** It was to be judged by the gate, and was not. */
  readonly gates: boolean;
  /** Head fails, time after time, at what base carries beside it: a regression by itself. */
  readonly broken?: boolean | undefined;
}

/** A tier that is not compared at all between these two. */
export interface Refusal {
  readonly tier: MetricInfo['tier'];
  readonly reason: string;
  /** Figures that would have been compared. */
  readonly figures: number;
}

export interface RunComparison {
  readonly changes: readonly Change[];
  readonly leftOut: readonly LeftOut[];
  readonly refused: readonly Refusal[];
  /** Plan, versions, state of the files: what differs between the two, a line each. */
  readonly differences: readonly string[];
}

/** What head fails at altogether. */
export function breakages({ leftOut }: Pick<RunComparison, 'leftOut'>): LeftOut[] {
  return leftOut.filter(({ broken }) => broken);
}

/** Regressions: for the worse, and of a kind that a gate goes by. */
export function regressions({ changes }: Pick<RunComparison, 'changes'>): Change[] {
  return changes.filter(({ gates, verdict }) => gates && verdict === 'worse');
}
