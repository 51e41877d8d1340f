/** One metric, before and after: how it is judged depends on the tier it is compared in. */
import { equivalenceMargins } from '../comparisons.js';
import type { MetricInfo } from '../schema.js';
import { LEVEL, levelText } from '../statistics/centre-interval.js';
import { judgeRatio } from '../statistics/compare-ratios.js';
import { welchInterval } from '../statistics/welch.js';
import { EXACT_SCENARIO } from './asked.js';
import type { Change, Place, Side } from './change.js';

type Judgement = Pick<Change, 'ratio' | 'low' | 'high' | 'method' | 'verdict'>;
type Better = MetricInfo['better'];

/** Counts are exact only where counts drive the exchange. */
export function tierAt(metric: MetricInfo, scenario: string): MetricInfo['tier'] {
  return metric.tier === 'exact' && scenario !== EXACT_SCENARIO ? 'trend' : metric.tier;
}

/** Judges a change between runs that were made at different times. */
export function judgeChange(place: Place, metric: MetricInfo, base: Side, head: Side): Change {
  const tier = tierAt(metric, place.scenario);
  return {
    ...place,
    metric,
    tier,
    base,
    head,
    design: { kind: 'unpaired', baseRounds: base.rounds.length, headRounds: head.rounds.length },
    ...judges[tier](base, head, metric.better),
    gates: tier === 'exact' && metric.better !== 'neither',
  };
}

const judges = { exact: judgeExact, cost: judgeCost, trend: judgeTrend } as const;

/** head ÷ base; null where that is no number. */
function ratioOf(base: Side, head: Side): number | null {
  if (base.value === head.value) return 1;
  return base.value === 0 ? null : head.value / base.value;
}

/**
 * Any difference is one, provided that base's rounds all read the same. Head's need not: one message
 * lost in one round of three is a loss.
 */
export function judgeExact(base: Side, head: Side, better: Better): Judgement {
  const ratio = ratioOf(base, head);
  const plain = { ratio, low: null, high: null };
  const before = base.rounds[0];
  if (base.bound ?? head.bound) return { ...plain, method: 'a side is a bound', verdict: 'cannot tell' };
  if (before === undefined || head.rounds.length === 0) {
    return { ...plain, method: 'a side has no rounds', verdict: 'cannot tell' };
  }
  if (base.rounds.some((value) => value !== before)) {
    return { ...plain, method: "base's own rounds differ", verdict: 'cannot tell' };
  }
  const [least, most] = [Math.min(...head.rounds), Math.max(...head.rounds)];
  const method = least === most ? 'counts, the same in each round' : "counts; head's own rounds differ";
  if (least === before && most === before) {
    return { ratio: 1, low: 1, high: 1, method, verdict: 'equal' };
  }
  if (least < before && most > before) return { ...plain, method, verdict: 'cannot tell' };
  const interval = least === most && ratio !== null ? { low: ratio, high: ratio } : {};
  if (better === 'neither') return { ...plain, ...interval, method, verdict: 'changed' };
  const higher = most > before;
  const verdict = higher === (better === 'higher') ? 'better' : 'worse';
  return { ...plain, ...interval, method, verdict };
}

/** Welch's t interval on logarithms: the ratio of the geometric means. */
function judgeCost(base: Side, head: Side, better: Better): Judgement {
  const plain = { ratio: ratioOf(base, head), low: null, high: null, verdict: 'cannot tell' as const };
  if (base.bound ?? head.bound) return { ...plain, method: 'a side is a bound, which has no interval' };
  if (![...base.rounds, ...head.rounds].every((value) => value > 0)) {
    return { ...plain, method: 'values of zero or below have no logarithm, so no interval' };
  }
  const interval = welchInterval(head.rounds.map(Math.log), base.rounds.map(Math.log), LEVEL);
  if (!interval) return { ...plain, method: 'too few rounds for an interval: three a side are needed' };
  const [ratio, low, high] = [interval.difference, interval.low, interval.high].map(Math.exp) as [
    number,
    number,
    number,
  ];
  const degrees = Number.isFinite(interval.degreesOfFreedom) ? `, ${interval.degreesOfFreedom} df` : '';
  const method = `Welch's t interval on the logarithms of unpaired rounds, ${levelText(LEVEL)}${degrees}`;
  return {
    ratio,
    low,
    high,
    method,
    verdict: judgeRatio(low, high, { margin: equivalenceMargins.cost, better }),
  };
}

function judgeTrend(base: Side, head: Side): Judgement {
  return {
    ratio: ratioOf(base, head),
    low: null,
    high: null,
    method: 'ratio of medians',
    verdict: 'shown only',
  };
}
