/** What messages are given to speak of, in any language. */
import type { Fragment, Prose } from '../prose.js';

/** A lane with a figure: what findings are made of. */
export interface LaneFigure {
  readonly lane: string;
  readonly figure: Fragment;
}
export interface Extremes {
  /** The best lane, and those that cannot be told from it. */
  readonly best: LaneFigure;
  readonly tied: readonly string[];
  readonly worst: LaneFigure;
  /** Worst over best, where the run compared the two. */
  readonly ratio?: Fragment;
}
export interface Condition {
  readonly name: string;
  readonly value: string | number;
}

/** How many rounds each thing gave out in; `nothing` where the ladder ended before anything did. */
export type GaveOutCounts = readonly (readonly [
  part: 'server' | 'generator' | 'metronome' | 'slo' | 'nothing',
  rounds: number,
])[];
/** Trials by what became of them, and cells. */
export interface TrialCounts {
  readonly valid: number;
  readonly invalid: number;
  readonly failed: number;
  readonly skipped: number;
  readonly total: number;
  readonly cells: number;
  readonly withheldCells: number;
}
/** A lane's bytes against the kernel's; texts with units. */
export interface KernelWords {
  readonly agrees: boolean;
  readonly difference: string;
  readonly counted: string;
  readonly kernel: string;
}

/** Words for the parameters of a point, by name; `shown` is the value as a number is printed. */
export type ConditionWords = Readonly<Record<string, (shown: string, value: number) => string>>;
/** What a scenario found, by its primary metric. */
export type FindingWords = Readonly<Record<string, (extremes: Extremes) => Prose>>;
