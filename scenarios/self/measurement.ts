/**
 * What a measurement of the harness itself is: one or more figures with a target each, and one function
 * that takes them all. A new one is a file that exports a `SelfMeasurement`, and a line in the table.
 */
import type { LaneId } from '../../protocol/lanes.js';
import { median } from '../../results/statistics/centre.js';
import { type Child, ChildError } from '../harness/child.js';
import type { Pinning } from '../harness/pinning.js';
import type { Commands } from '../harness/rpc.js';
import type { ServerProgram, TrialContext } from '../harness/trial-context.js';

export interface Figure {
  readonly title: string;
  readonly unit: string;
  /** `most`: met at the target or below. `least`: met at the target or above. */
  readonly kind: 'most' | 'least';
  readonly target: number;
}

/** What became of a figure. `unmeasured`: this machine lacks what it takes, which is nobody's fault. */
export type Reading =
  | {
      readonly status: 'measured';
      /** The median of the repetitions. */
      readonly value: number;
      readonly repetitions: readonly number[];
      /** What explains the value; each name bears its unit. */
      readonly details: Readonly<Record<string, number>>;
    }
  | { readonly status: 'unmeasured' | 'failed'; readonly reason: string };

export interface SelfMeasurement<Id extends string = string> {
  readonly id: string;
  readonly title: string;
  /** How long it takes, ms. */
  readonly estimateMs: number;
  readonly figures: Readonly<Record<Id, Figure>>;
  run(context: SelfContext): Promise<Readonly<Record<Id, Reading>>>;
}

/** What a measurement has at hand. Whatever it starts is ended when it is over, if not before. */
export interface SelfContext {
  readonly pinning: Pinning;
  readonly signal: AbortSignal;
  /** A context as a trial of that lane has, with the server's program in place of the lane's where given. */
  trial(lane: LaneId, serverProgram?: ServerProgram): TrialContext;
  /** Starts a process where generators run: a client to be compared with ours. */
  startClient<C extends Commands>(role: string, script: string): Child<C>;
}

export function measured(
  repetitions: readonly number[],
  details: Readonly<Record<string, number>> = {},
): Reading {
  return { status: 'measured', value: median(repetitions), repetitions, details };
}

/** Trouble with one figure leaves the others of its measurement alone. @throws AbortError on Ctrl-C */
export async function readingOf(signal: AbortSignal, work: () => Promise<Reading>): Promise<Reading> {
  try {
    return await work();
  } catch (error) {
    signal.throwIfAborted();
    return troubled(error);
  }
}

export function troubled(error: unknown): Reading {
  const reason = error instanceof Error ? error.message : String(error);
  const isUnavailable = error instanceof ChildError && error.code === 'unavailable';
  return { status: isUnavailable ? 'unmeasured' : 'failed', reason };
}
