/** What is counted on both sides, and how often something went wrong: no clock decides. */
import type { Change, LeftOut, Place, Side } from '../compare/change.js';
import { judgeExact } from '../compare/judge-change.js';
import { type MetricId, metricInfo } from '../metrics.js';
import type { ComparisonFile } from './comparison-file.js';
import type { CountedTrial, GateSide, GateWindow } from './measured-schema.js';
import { faultMetrics } from './metrics.js';
import { pairedPlace } from './paired-place.js';

export function countedChanges(counted: readonly CountedTrial[]): { changes: Change[]; leftOut: LeftOut[] } {
  const places = placesOf(counted).map(judgeCounted);
  return {
    changes: places.flatMap(({ changes }) => changes),
    leftOut: places.flatMap(({ leftOut }) => leftOut),
  };
}

function placesOf(counted: readonly CountedTrial[]): CountedTrial[][] {
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
export function faultChanges(
  { plan, units: all }: Pick<ComparisonFile, 'plan' | 'units'>,
  lane: string,
): Change[] {
  const units = all.filter((unit) => unit.lane === lane && unit.windows.length > 0);
  if (units.length === 0) return [];
  const counts = {
    missingMessages: 'missing',
    duplicateMessages: 'duplicates',
    misplacedMessages: 'misplaced',
  } as const;
  const place = pairedPlace(plan, lane);
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
