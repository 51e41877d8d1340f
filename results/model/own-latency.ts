/** The server's and the harness's own part of a message's age: what `push` measured beyond the law, at no distance. */
import { figure, nearestCells, parameter } from './cells.js';
import { exactly, type Figure, without } from './figure.js';
import type { RunCosts, ValidCell } from './run-costs.js';

export interface OwnLatency {
  readonly meanMs: Figure;
  /** At the highest percentile that the run's samples reach. */
  readonly tailMs: Figure;
  readonly tail: 99 | 90;
}

const TAILS = [
  { metric: 'latencyP99Ns', tail: 99 },
  { metric: 'latencyP90Ns', tail: 90 },
] as const;

/** Undefined where the run has no valid cell of `push` for the lane. @param polls the lane asks at an interval */
export function ownLatencyOf(
  run: RunCosts,
  lane: string,
  { textBytes, ratePerSecond }: { readonly textBytes: number; readonly ratePerSecond: number },
  polls: boolean,
): OwnLatency | undefined {
  const cells = nearestCells(run, lane, 'push', textBytes);
  const apart = (cell: ValidCell) =>
    Math.abs(Math.log(parameter(cell, 'ratePerSecond', ratePerSecond) / ratePerSecond));
  const [cell] = cells.sort((a, b) => apart(a) - apart(b));
  const mean = figure(cell, 'latencyMeanNs');
  const tail = TAILS.find(({ metric }) => figure(cell, metric));
  if (!cell || !mean || !tail) return undefined;
  const intervalMs = polls ? parameter(cell, 'pollIntervalMs', 0) : 0;
  const beyond = (ns: Figure, lawMs: number): Figure => {
    const ms = { value: ns.value / 1e6, low: scaled(ns.low), high: scaled(ns.high) };
    return without(ms, exactly(lawMs));
  };
  return {
    meanMs: beyond(mean, intervalMs / 2),
    tailMs: beyond(figure(cell, tail.metric)!, (intervalMs * tail.tail) / 100),
    tail: tail.tail,
  };
}

const scaled = (ns: number | null): number | null => (ns === null ? null : ns / 1e6);
