/** What messages about axes are given to speak of, in any language. */
import type { Law } from '../../results/schema.js';
import type { Prose } from '../prose.js';
import type { LaneFigure } from './shapes.js';

/** How a lane's figure changed from an axis' first place to its last. */
export interface Change {
  readonly lane: string;
  /** Last over first, as printed: `1.3`. */
  readonly times: string;
}

/** An axis and its two ends, in words. */
export interface Ends {
  readonly metric: string;
  readonly parameter: string;
  readonly from: string;
  readonly to: string;
}

export interface AxisWords {
  /** What the axis counts, by the parameter's name. */
  readonly parameter: Readonly<Record<string, string>>;
  /** A place on the axis, as its tick has it. */
  readonly place: Readonly<Record<string, (value: number | string) => string>>;
  /** Conditions that are words and not numbers. */
  readonly wordCondition: Readonly<Record<string, (value: string) => string>>;
  readonly flat: (ends: Ends) => Prose;
  /** Nothing at the one end on any lane; `lanes`: what they read at the other. */
  readonly fromNone: (ends: Ends, lanes: readonly LaneFigure[]) => Prose;
  readonly changes: (ends: Ends, most: Change, least: Change) => Prose;
  /** `tied`: the run could not tell the two apart. */
  readonly atDistance: (
    place: string,
    metric: string,
    best: LaneFigure,
    worst: LaneFigure,
    tied: boolean,
  ) => Prose;
  /** Long polling and the best of the lanes that need not ask; `quick`: messages come faster than it can ask. */
  readonly distance: (place: string, best: LaneFigure, asking: LaneFigure, quick: boolean) => Prose;
  readonly distanceTie: (place: string, best: LaneFigure, asking: string) => Prose;
  readonly interval: (lane: string, from: LaneFigure, to: LaneFigure) => Prose;
  readonly subtitle: (metric: string, conditions: string) => string;
  /** Distances in units of d, half the round trip: `d`, `3d`. */
  readonly law: {
    readonly direct: (time: string) => string;
    readonly band: (least: string, most: string) => string;
    readonly median: string;
    readonly interval: (time: string) => string;
    /** Side by side, where distance adds nothing. */
    readonly intervalAlone: string;
  };
  readonly column: { readonly law: string; readonly residual: string };
  readonly residual: (residual: string, error: string | null, verdict: string) => string;
  readonly verdict: Readonly<Record<Law['verdict'], string>>;
  readonly withheldAt: (place: string, reason: string) => string;
  readonly lawNote: () => Prose;
}
