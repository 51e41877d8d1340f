/** What each cost came to on both sides, from pairs of windows, and what is held against its threshold. */
import type { Change, LeftOut, Place, Side } from '../compare/change.js';
import { median } from '../statistics/centre.js';
import { centreInterval } from '../statistics/centre-interval.js';
import { compareRatios, type Pair } from '../statistics/compare-ratios.js';
import type { ComparisonFile } from './comparison-file.js';
import { type CostSample, type CostVerdict, judgeCosts } from './judge-costs.js';
import type { GateUnit } from './measured-schema.js';
import { costInfo, logRatios } from './metrics.js';
import { pairedPlace } from './paired-place.js';

const unitsOf = (units: readonly GateUnit[], lane: string, set: GateUnit['set']): GateUnit[] =>
  units.filter((unit) => unit.lane === lane && unit.set === set);

export function costSamples(plan: ComparisonFile['plan'], units: readonly GateUnit[]): CostSample[] {
  return plan.thresholds.map(({ lane, metric, threshold }) => ({
    lane,
    metric,
    threshold,
    first: logRatios(unitsOf(units, lane, 'first'), metric),
    confirmation: logRatios(unitsOf(units, lane, 'confirmation'), metric),
  }));
}

export function costChanges({ plan, units }: Pick<ComparisonFile, 'plan' | 'units'>): {
  changes: Change[];
  leftOut: LeftOut[];
} {
  const samples = costSamples(plan, units);
  const verdicts = judgeCosts(samples, plan.alpha);
  const changes: Change[] = [];
  const leftOut: LeftOut[] = [];
  samples.forEach((sample, index) => {
    const { lane, metric } = sample;
    const place = pairedPlace(plan, lane);
    const measured = unitsOf(units, lane, 'first');
    if (sample.first.length > 0) {
      changes.push(costChange(place, sample, verdicts[index]!, measured));
      return;
    }
    const reason = measured.flatMap(({ reasons }) => reasons)[0] ?? 'no unit was measured';
    leftOut.push({ ...place, kind: 'not valid', metric, reason, gates: true });
  });
  return { changes, leftOut };
}

function costChange(
  place: Place,
  { metric: id, threshold }: CostSample,
  verdict: CostVerdict,
  units: readonly GateUnit[],
): Change {
  const metric = costInfo(id);
  const pairs = units.flatMap(({ status, values }): Pair[] => {
    const value = values[id];
    return status === 'valid' && value && value.base > 0 && value.head > 0 ? [[value.head, value.base]] : [];
  });
  const compared = compareRatios(pairs, { margin: threshold, better: metric.better });
  const { ratio, low, high, method } = compared;
  return {
    ...place,
    metric,
    tier: 'cost',
    base: costSide(pairs.map(([, base]) => base)),
    head: costSide(pairs.map(([head]) => head)),
    ratio,
    low,
    high,
    design: { kind: 'paired', pairs: pairs.length },
    method: `${method.replace('within rounds', 'within units')}; ${wordOf(verdict, threshold)}`,
    verdict: verdict.confirmed ? 'worse' : verdict.suspected ? 'cannot tell' : compared.verdict,
    // What is worse by no more than the threshold, or not surely, is told and fails nothing.
    gates: verdict.confirmed || compared.verdict !== 'worse' || verdict.suspected,
    ...(verdict.tests ? { tests: verdict.tests } : {}),
  };
}

function wordOf({ suspected, confirmed, tests }: CostVerdict, threshold: number): string {
  const limit = `${Number((threshold * 100).toFixed(2))} %`;
  if (!tests) return 'too few units to be held against a threshold';
  if (confirmed) return `more than ${limit} worse in the first set of units and in a second one`;
  if (!suspected) return `not surely more than ${limit} worse`;
  return tests.confirmation
    ? `more than ${limit} worse in the first set of units, which a second one did not confirm`
    : `more than ${limit} worse in the first set of units; no second one was measured`;
}

function costSide(rounds: readonly number[]): Side {
  const interval = centreInterval(rounds);
  return {
    value: median(rounds),
    low: interval?.low ?? null,
    high: interval?.high ?? null,
    bound: null,
    rounds: [...rounds],
  };
}
