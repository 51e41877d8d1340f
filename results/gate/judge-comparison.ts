/** From what was measured of two versions to what changed: a row a figure, and what was left out with its reason. */
import type { Change, LeftOut, Place, RunComparison, Side } from '../compare/change.js';
import { judgeExact } from '../compare/judge-change.js';
import { type MetricId, metricInfo } from '../metrics.js';
import type { Point } from '../schema.js';
import { median } from '../statistics/centre.js';
import { centreInterval } from '../statistics/centre-interval.js';
import { compareRatios, type Pair } from '../statistics/compare-ratios.js';
import type {
  ComparisonFile,
  CountedTrial,
  GateSide,
  GateUnit,
  GateWindow,
  Threshold,
} from './comparison-file.js';
import { versionDifferences } from './differences.js';
import { type CostSample, type CostVerdict, judgeCosts } from './judge-costs.js';
import { costInfo, faultMetrics, logRatios } from './metrics.js';

export type Measured = Pick<ComparisonFile, 'plan' | 'counted' | 'units' | 'base' | 'head' | 'status'>;

/** The scenario that a unit's figures stand under. */
export const PAIRED = 'paired';

export function judgeComparison(file: Measured): RunComparison {
  const counts = countedPlaces(file.counted).map(judgeCounted);
  const costs = costChanges(file);
  const faults = file.plan.costLanes.flatMap((lane) => faultChanges(file, lane));
  return {
    changes: [...counts.flatMap(({ changes }) => changes), ...faults, ...costs.changes],
    leftOut: [...counts.flatMap(({ leftOut }) => leftOut), ...costs.leftOut],
    refused: [],
    differences: versionDifferences(file),
  };
}

/** Costs that the first set made suspect: lane by lane, what a second set is to be measured for. */
export function suspects({ plan, units }: Pick<ComparisonFile, 'plan' | 'units'>): Threshold[] {
  const samples = costSamples(plan, units);
  const verdicts = judgeCosts(samples, plan.alpha);
  return plan.thresholds.filter((_, index) => verdicts[index]?.suspected);
}

// ── Counts ──────────────────────────────────────────────────────────────────────────────────────

function countedPlaces(counted: readonly CountedTrial[]): CountedTrial[][] {
  const places = new Map<string, CountedTrial[]>();
  for (const trial of counted) {
    const key = `${trial.scenario} ${trial.lane}`;
    places.set(key, [...(places.get(key) ?? []), trial]);
  }
  return [...places.values()];
}

function judgeCounted(trials: readonly CountedTrial[]): { changes: Change[]; leftOut: LeftOut[] } {
  const { scenario, lane, point } = trials[0]!;
  const place = { scenario, lane, point };
  const [base, head] = [validOf(trials, 'base'), validOf(trials, 'head')];
  if (base.length === 0 || head.length === 0) {
    return { changes: [], leftOut: [uncounted(place, trials, { base, head })] };
  }
  const ids = Object.keys(base[0]!.figures);
  const changes = ids.flatMap((id) => {
    const [before, after] = [base, head].map((side) => side.flatMap(({ figures }) => figures[id] ?? []));
    if (before!.length === 0 || after!.length === 0) return [];
    return [countedChange(place, id as MetricId, before!, after!)];
  });
  return { changes, leftOut: [] };
}

const validOf = (trials: readonly CountedTrial[], side: GateSide): CountedTrial[] =>
  trials.filter((trial) => trial.side === side && trial.status === 'valid');

function countedChange(place: Place, id: MetricId, before: number[], after: number[]): Change {
  const metric = metricInfo(id);
  const [base, head] = [countedSide(before), countedSide(after)];
  return {
    ...place,
    metric,
    tier: 'exact',
    base,
    head,
    design: { kind: 'unpaired', baseRounds: before.length, headRounds: after.length },
    ...judgeExact(base, head, metric.better),
    gates: metric.better !== 'neither',
  };
}

/** The middle one as it was counted: a mean of two counts is no count. */
function countedSide(rounds: readonly number[]): Side {
  const sorted = [...rounds].sort((a, b) => a - b);
  const value = sorted[sorted.length >> 1]!;
  return { value, low: sorted[0]!, high: sorted.at(-1)!, bound: null, rounds: [...rounds] };
}

/** Broken: head fails in every attempt at what base carries in one. */
function uncounted(
  place: Place,
  trials: readonly CountedTrial[],
  { base, head }: Readonly<Record<GateSide, readonly CountedTrial[]>>,
): LeftOut {
  const skipped = (side: GateSide) =>
    trials.filter((trial) => trial.side === side).every(({ status }) => status === 'skipped');
  const reasonOf = (side: GateSide) =>
    trials.find((trial) => trial.side === side && trial.reasons.length > 0)?.reasons[0] ?? 'not measured';
  if (skipped('base') && skipped('head')) {
    return { ...place, kind: 'skipped in both', metric: null, reason: reasonOf('head'), gates: false };
  }
  const asked = trials.some(({ side }) => side === 'head');
  // What cannot run under what was put in place is no regression of the server, and is not passed over.
  if (asked && skipped('head')) {
    return { ...place, kind: 'only in base', metric: null, reason: reasonOf('head'), gates: true };
  }
  const missing = (['base', 'head'] as const).filter((side) => ({ base, head })[side].length === 0);
  const reason = missing.map((side) => `${side}: ${reasonOf(side)}`).join('; ');
  const broken = asked && base.length > 0;
  return { ...place, kind: 'not valid', metric: null, reason, gates: true, ...(broken ? { broken } : {}) };
}

/**
 * Deliveries under load, in windows that the machine did not disturb: where a process stood still for seconds,
 * what came too late to be waited for would pass for lost.
 */
function faultChanges(file: Measured, lane: string): Change[] {
  const units = file.units.filter((unit) => unit.lane === lane && unit.windows.length > 0);
  if (units.length === 0) return [];
  const counts = {
    missingMessages: 'missing',
    duplicateMessages: 'duplicates',
    misplacedMessages: 'misplaced',
  } as const;
  const place = { scenario: PAIRED, lane, point: pointOf(file, lane) };
  return faultMetrics.map((id) => {
    const [before, after] = (['base', 'head'] as const).map((side) =>
      units.map(({ windows }) =>
        windows
          .filter((window) => window.side === side && isCalm(window))
          .reduce((sum, window) => sum + window[counts[id]], 0),
      ),
    );
    return countedChange(place, id, before!, after!);
  });
}

const isCalm = ({ checks }: GateWindow): boolean => checks.every(({ ok }) => ok);

// ── Costs ───────────────────────────────────────────────────────────────────────────────────────

function pointOf({ plan }: Pick<ComparisonFile, 'plan'>, lane: string): Point {
  const load = plan.loads.find((one) => one.lane === lane);
  if (!load) return {};
  const { clients, ratePerSecond, textBytes, pollIntervalMs } = load;
  return { clients, ratePerSecond, textBytes, pollIntervalMs };
}

const unitsOf = (units: readonly GateUnit[], lane: string, set: GateUnit['set']): GateUnit[] =>
  units.filter((unit) => unit.lane === lane && unit.set === set);

function costSamples(plan: ComparisonFile['plan'], units: readonly GateUnit[]): CostSample[] {
  return plan.thresholds.map(({ lane, metric, threshold }) => ({
    lane,
    metric,
    threshold,
    first: logRatios(unitsOf(units, lane, 'first'), metric),
    confirmation: logRatios(unitsOf(units, lane, 'confirmation'), metric),
  }));
}

function costChanges(file: Measured): { changes: Change[]; leftOut: LeftOut[] } {
  const { plan, units } = file;
  const samples = costSamples(plan, units);
  const verdicts = judgeCosts(samples, plan.alpha);
  const changes: Change[] = [];
  const leftOut: LeftOut[] = [];
  samples.forEach((sample, index) => {
    const { lane, metric } = sample;
    const place = { scenario: PAIRED, lane, point: pointOf(file, lane) };
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
