/** What a step of the story is: a heading that states what was found, four beats, and its pictures. */
import type { AnyFigure, Shows } from '../model/figures.js';
import type { Withheld } from '../model/gaps.js';
import type { Table } from '../model/tables.js';
import type { Prose } from '../prose.js';
import type { Facts } from './facts.js';

export type StepId = 'ask' | 'poll' | 'hold' | 'stream' | 'upgrade' | 'rest' | 'framework' | 'after';

/** In the order in which they are told; one that has nothing to say of this run is empty. */
export const beatIds = ['wanted', 'tried', 'hurt', 'next'] as const;
export type BeatId = (typeof beatIds)[number];
export type Beats = Readonly<Record<BeatId, Prose>>;

export interface StepDefinition {
  readonly id: StepId;
  /** True of this run, whatever was withheld in it. */
  finding(facts: Facts): Prose;
  beats(facts: Facts): Beats;
  /** Pictures that no scenario has, drawn from the run for this step. */
  pictures?(facts: Facts): readonly AnyFigure[];
  /**
   * The scenarios' charts that are told here instead of in their sections, in order; of several in one
   * place, the first that the run has.
   */
  readonly charts: readonly (Shows | readonly Shows[])[];
  /** Tables of its own, beside those behind its pictures. */
  tables?(facts: Facts): readonly Table[];
  /** What it tells beside its beats, each under a heading of its own. */
  asides?(facts: Facts): readonly Aside[];
  /** Figures that its own pictures and tables lack, and why. */
  withheld?(facts: Facts): readonly Withheld[];
}

export interface Aside {
  readonly id: string;
  readonly title: string;
  readonly said: Prose;
}

export interface StoryStep {
  readonly id: StepId;
  /** From 1. */
  readonly number: number;
  readonly title: string;
  readonly finding: Prose;
  readonly beats: readonly { readonly id: BeatId; readonly name: string; readonly said: Prose }[];
  readonly figures: readonly AnyFigure[];
  readonly asides: readonly Aside[];
  readonly tables: readonly Table[];
  readonly withheld: readonly Withheld[];
}
