/** What messages about single scenarios, growth and engines are given to speak of, in any language. */
import type { Fragment, Prose } from '../prose.js';
import type { LaneFigure } from './shapes.js';

/** A cost's growth over the number of clients, as printed. */
export interface GrowthWords {
  readonly metric: string;
  readonly lane: string;
  readonly exponent: Fragment;
  readonly interval: string;
  readonly from: string;
  readonly to: string;
}

/** Two steps from one lane to another: first the engine changes, then the transport. */
export interface Split {
  readonly from: string;
  readonly to: string;
  /** Factors; null where the lanes could not be told apart. */
  readonly framework: Fragment | null;
  readonly transport: Fragment | null;
}

export interface EngineWords {
  readonly transport: Readonly<Record<string, string>>;
  readonly engine: Readonly<Record<string, string>>;
  readonly on: (transport: string, engine: string) => string;
  readonly split: (split: Split) => Prose;
  /** The same transport where it costs most and least; lanes are the engines' names. */
  readonly sizes: (transport: string, dear: LaneFigure, cheap: LaneFigure) => Prose;
  readonly caption: string;
}

export interface ScenarioWords {
  readonly chartTitle: Readonly<Record<string, string>>;
  readonly seriesLabel: Readonly<Record<string, string>>;
  /** Lanes that were measured with fewer clients than were asked for. */
  readonly scaledNote: (lanes: string, measured: Fragment) => Prose;
  /** What has to be known of a scenario, by its id. */
  readonly notes: Readonly<Record<string, string>>;
  readonly growth: (words: GrowthWords) => Prose;
  readonly growthCaption: string;
  readonly column: {
    readonly exponent: string;
    readonly from: string;
    readonly to: string;
    readonly transport: string;
    readonly engine: string;
  };
  readonly engines: EngineWords;
}
