/**
 * Head's figures for github-action-benchmark, which keeps the history itself: arrays for its tools
 * `customSmallerIsBetter` and `customBiggerIsBetter`, one file each, since a file has one direction.
 * Format: https://github.com/benchmark-action/github-action-benchmark
 */
import type { Change, RunComparison } from '../change.js';
import { placeText } from '../place-text.js';

export interface GithubBenchmark {
  readonly name: string;
  readonly unit: string;
  readonly value: number;
  /** Half of the 95 % interval. */
  readonly range?: string;
  readonly extra: string;
}

/** By direction; figures of which neither way is better, and bounds, are in neither. */
export function githubBenchmarks({ changes }: Pick<RunComparison, 'changes'>): {
  smaller: GithubBenchmark[];
  bigger: GithubBenchmark[];
} {
  const told = changes.filter(({ head }) => head.bound === null);
  return {
    smaller: told.filter(({ metric }) => metric.better === 'lower').map(entryOf),
    bigger: told.filter(({ metric }) => metric.better === 'higher').map(entryOf),
  };
}

function entryOf(change: Change): GithubBenchmark {
  const { metric, head, tier } = change;
  const half = head.low === null || head.high === null ? 0 : (head.high - head.low) / 2;
  const range = half > 0 ? { range: `± ${half}` } : {};
  const rounds = `${head.rounds.length} ${head.rounds.length === 1 ? 'round' : 'rounds'}`;
  const extra = `tier ${tier}, ${rounds}`;
  return {
    name: `${placeText(change)} · ${metric.id}`,
    unit: metric.unit,
    value: head.value,
    ...range,
    extra,
  };
}
