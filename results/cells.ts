/** From trials to cells: what a scenario says of a lane at a point, over all rounds, or why nothing. */
import { pointKey } from './point.js';
import type { Cell, Estimate, TrialRecord, ValidTrial } from './schema.js';
import { median } from './statistics/centre.js';
import { centreInterval } from './statistics/centre-interval.js';

/** From this many rounds on a cell may lose some and stay valid; with fewer it may lose none. */
const FORGIVING_ROUNDS = 5;
const VALID_SHARE = 0.8;

/** Every trial of one scenario, lane and point that counts: the last attempt of each round. */
export interface CellTrials {
  readonly scenario: string;
  readonly lane: string;
  readonly point: TrialRecord['point'];
  /** In round order. */
  readonly rounds: readonly TrialRecord[];
}

export function cellKey(of: Pick<TrialRecord, 'scenario' | 'lane' | 'point'>): string {
  return JSON.stringify([of.scenario, of.lane, pointKey(of.point)]);
}

/** Groups trials by cell, in the order in which the cells first appear. A retry replaces what it retries. */
export function groupTrials(trials: readonly TrialRecord[]): CellTrials[] {
  const groups = new Map<string, Map<number, TrialRecord>>();
  for (const trial of trials) {
    const key = cellKey(trial);
    const rounds = groups.get(key) ?? new Map<number, TrialRecord>();
    groups.set(key, rounds);
    const earlier = rounds.get(trial.round);
    if (!earlier || trial.attempt >= earlier.attempt) rounds.set(trial.round, trial);
  }
  return [...groups.values()].map((byRound) => {
    const rounds = [...byRound.values()].sort((a, b) => a.round - b.round);
    const { scenario, lane, point } = rounds[0]!;
    return { scenario, lane, point, rounds };
  });
}

/** Valid rounds a cell needs: 4 of 5, 80 % of more, all of fewer. */
export function roundsNeeded(rounds: number): number {
  return rounds < FORGIVING_ROUNDS ? rounds : Math.ceil(VALID_SHARE * rounds);
}

/** Judges every cell that was tried. */
export function cellsOf(trials: readonly TrialRecord[]): Cell[] {
  return groupTrials(trials).map(cellOf);
}

function cellOf({ scenario, lane, point, rounds }: CellTrials): Cell {
  const base = { scenario, lane, point };
  const valid = rounds.filter((trial) => trial.status === 'valid');
  if (valid.length > 0 && valid.length >= roundsNeeded(rounds.length)) {
    return { ...base, status: 'valid', validRounds: valid.length, metrics: estimates(valid) };
  }
  const reasons = countedReasons(rounds);
  if (rounds.every((trial) => trial.status === 'skipped')) return { ...base, status: 'skipped', reasons };
  const measured = rounds.some((trial) => trial.status === 'valid' || trial.status === 'invalid');
  if (!measured) return { ...base, status: 'failed', reasons };
  return { ...base, status: 'invalid', validRounds: valid.length, reasons };
}

/** Each reason once, the most frequent first, with the rounds it cost: "3 of 5 rounds: …". */
function countedReasons(rounds: readonly TrialRecord[]): string[] {
  const counts = new Map<string, number>();
  for (const trial of rounds) {
    if (trial.status === 'valid') continue;
    for (const reason of new Set(trial.reasons)) counts.set(reason, (counts.get(reason) ?? 0) + 1);
  }
  return [...counts]
    .sort((a, b) => b[1] - a[1])
    .map(([reason, count]) =>
      count === rounds.length ? reason : `${count} of ${rounds.length} rounds: ${reason}`,
    );
}

/** The value under a name that came from a file, where inherited ones such as `toString` are none. */
export function ownValue<Value>(record: Readonly<Record<string, Value>>, name: string): Value | undefined {
  return Object.hasOwn(record, name) ? record[name] : undefined;
}

/** A metric that some rounds lack is estimated from those that have it. */
function estimates(trials: readonly ValidTrial[]): Record<string, Estimate> {
  const ids = new Set(trials.flatMap((trial) => Object.keys(trial.metrics)));
  const entries: [string, Estimate][] = [];
  for (const id of ids) {
    const having = trials.filter((trial) => Object.hasOwn(trial.metrics, id));
    const bounds = new Set(having.flatMap((trial) => ownValue(trial.bounds, id) ?? []));
    // At least this much in one round and at most that much in another bounds nothing.
    if (bounds.size > 1) continue;
    const [bound = null] = bounds;
    entries.push([
      id,
      estimateOf(
        having.map((trial) => trial.metrics[id]!),
        bound,
      ),
    ]);
  }
  return Object.fromEntries(entries);
}

/** What rounds say of one figure. A bound has no interval: the true values lie beyond it, no one knows how far. */
export function estimateOf(rounds: number[], bound: Estimate['bound'] = null): Estimate {
  const interval = bound ? null : centreInterval(rounds);
  return {
    value: median(rounds),
    low: interval?.low ?? null,
    high: interval?.high ?? null,
    rounds,
    bound,
  };
}
