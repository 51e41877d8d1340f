/**
 * What a chart shows, as plain data: the rows with their marks or the reason that there are none.
 * A configuration for Chart.js is made from it, and so is the table beneath the chart, so that the
 * two cannot differ.
 */
import type { LookId } from './theme.js';

/** `lines` stand across an axis of points: a series a place on it; `messages` shows each message of a round as a dot. */
export type ChartKind = 'dots' | 'bars' | 'messages' | 'lines';
/**
 * `main` is drawn with the lane's mark; `reach` as a tick that a line leads to; `apart` hollow, since
 * it was derived and not measured; `engine` is one of several hosts of the row's transport, named at its mark.
 */
export type SeriesRole = 'main' | 'reach' | 'apart' | 'engine';

/** What a stacked bar's parts are painted as: in the lane's colour, in ink, soft, or as what is missing. */
export type PartTone = 'strong' | 'ink' | 'soft' | 'missing';

/** A part of a stacked bar. */
export interface Part {
  /** Key of its name in the message table. */
  readonly name: string;
  readonly label: string;
  readonly tone: PartTone;
  readonly value: number;
  /** The value with its unit. */
  readonly text: string;
  /** The metrics it was made from. */
  readonly from: readonly string[];
}

export interface Series {
  readonly id: string;
  readonly label: string;
  readonly role: SeriesRole;
}

export interface Mark {
  readonly series: string;
  readonly value: number;
  readonly low: number | null;
  readonly high: number | null;
  readonly rounds: readonly number[];
  readonly bound: 'lower' | 'upper' | null;
  /** Of lines whose places are measured too: where the mark stands, and the interval of that. */
  readonly at?: { readonly x: number; readonly low: number | null; readonly high: number | null };
  /** Said beside the mark, above its value, where lines are not named at their ends. */
  readonly name?: string;
  /** The value with its unit, as printed beside the mark. */
  readonly text: string;
  /** Lines shown under the lane's name when the reader points at it. */
  readonly tip: readonly string[];
  readonly roundTips: readonly string[];
  /** What the bar is stacked of, from zero on; empty for a bar of one piece. */
  readonly parts: readonly Part[];
}

/** The messages of one round, and where the law puts them; all in the axis' unit. */
export interface Strip {
  /** From the earliest on: a time, and how many messages took it. */
  readonly times: readonly (readonly [value: number, count: number])[];
  readonly law: readonly [from: number, to: number] | null;
}

export interface Row {
  readonly look: LookId;
  readonly label: string;
  readonly marks: readonly Mark[];
  /** Why there is no figure, in a few words; null where there is one. */
  readonly gap: string | null;
  /** What a reader has to know of this row beside its figures, such as what gave out. */
  readonly note: string | null;
  /** Of lines: the places without a figure, each with its reason. */
  readonly gaps?: readonly { readonly series: string; readonly reason: string }[];
  /** Of messages only; none where the round's were not kept. */
  readonly strip?: Strip;
}

export interface Axis {
  readonly scale: 'log' | 'linear';
  readonly min: number;
  readonly max: number;
  readonly ticks: readonly { readonly value: number; readonly label: string }[];
  readonly title: string;
}

/** A law over the measured points: what a lane would read if its transport's rule were all there is. */
export interface LawLine {
  /** Of the one lane that it is the law of; null where several share it. */
  readonly look: LookId | null;
  readonly label: string;
  /** The rule alone, where there is no room for more. */
  readonly short: string;
  /** Along the axis; `high` is where a law is a band. */
  readonly points: readonly { readonly x: number; readonly value: number; readonly high: number | null }[];
}

/** What lines stand across: the axis of a parameter, and where on it each series lies. */
export interface Across {
  readonly axis: Axis;
  /** By series, in the spec's order. */
  readonly places: readonly number[];
  readonly laws: readonly LawLine[];
  /** `marks`: each mark bears its own name; the lane's stands at its line's end unless given. */
  readonly naming?: 'ends' | 'marks';
  /** Rounds as thin lines of their own, where each is a curve; as points unless given. */
  readonly rounds?: 'points' | 'lines';
}

export interface ChartSpec {
  readonly id: string;
  readonly kind: ChartKind;
  readonly series: readonly Series[];
  readonly rows: readonly Row[];
  readonly axis: Axis;
  /** Of lines only. */
  readonly across?: Across;
}
