/** What the pictures' words are given to speak of, in any language. */
import type { Fragment, Prose } from '../prose.js';
import type { LaneFigure } from './shapes.js';

/** How often a poller asks, how old its news is, and what a message takes; as printed. */
export interface Asking {
  readonly interval: string;
  readonly age: Fragment;
  readonly bytes: Fragment;
}

/** How much longer a high percentile takes than the median; `times` as printed. */
export interface Tail<Times extends string | null = string> {
  readonly lane: string;
  readonly times: Times;
}

export interface PictureWords {
  /** Every message of a round, lane by lane. */
  readonly answer: {
    readonly title: (best: LaneFigure, worst: LaneFigure) => Prose;
    readonly tied: (lanes: number) => Prose;
    readonly one: (lane: LaneFigure) => Prose;
    /** `laws`: some lane has a law, drawn as a tint. */
    readonly subtitle: (conditions: string, laws: boolean) => string;
    readonly axis: string;
    readonly foot: string;
    readonly column: { readonly round: string; readonly messages: string; readonly law: string };
    readonly law: (from: string, to: string) => string;
  };
  /** A poller's staleness over its interval; `half`: all that was measured agrees with the law of half an interval. */
  readonly staleness: (lane: string, least: LaneFigure, most: LaneFigure, half: boolean) => Prose;
  /** What a message takes over how old it is, interval by interval. */
  readonly freshness: {
    /** `dearer`: the intervals of the two costs lie apart. */
    readonly title: (lane: string, stale: Asking, fresh: Asking, dearer: boolean) => Prose;
    readonly subtitle: (conditions: string) => string;
    readonly every: (interval: string) => string;
    readonly first: (lane: string, interval: string) => string;
    readonly beside: (bytes: string, age: string) => string;
    readonly bytes: string;
    readonly age: string;
    readonly column: { readonly asked: string; readonly age: string; readonly bytes: string };
  };
  /** Percentiles of a round's times. */
  readonly percentiles: {
    /** `least`: null where it grows by less than 10 %. */
    readonly title: (last: string, most: Tail, least: Tail<string | null>) => Prose;
    readonly one: (last: string, only: Tail) => Prose;
    readonly alike: (last: string) => Prose;
    readonly subtitle: (conditions: string) => string;
    /** Of the latency of messages, or of round trips. */
    readonly axis: string;
    readonly foot: string;
    readonly tooFew: string;
  };
}
