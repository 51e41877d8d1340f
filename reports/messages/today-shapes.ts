/** What is said of today's web, in any language: the browser's limits, HTTP/2, TLS, compression, frameworks. */
import type { Fragment, Prose } from '../prose.js';
import type { LaneFigure } from './shapes.js';

export type Protocol = 'HTTP/1.1' | 'HTTP/2';

export interface BrowserWords {
  readonly titlePlain: string;
  /** `sockets`: how many of as many were served; undefined where that is not known. */
  readonly title: (of: {
    readonly asked: Fragment;
    readonly served: Fragment;
    readonly hung: boolean;
    readonly sockets: Fragment | undefined;
  }) => Prose;
  readonly subtitle: string;
  readonly head: { readonly lamps: (asked: string) => string; readonly fetch: string };
  readonly about: (protocol: Protocol, tabs: number) => string;
  readonly count: (served: string, asked: string) => string;
  readonly fetch: {
    readonly answered: (time: string) => string;
    readonly plain: string;
    readonly hung: string;
    readonly unknown: string;
  };
  readonly column: Readonly<Record<'asked' | 'open' | 'connections' | 'fetch', string>>;
  /** What is known of browsers, where the run asked none; and what asks one. */
  readonly unmeasured: (command: string) => Prose;
  /** `hung`: what became of the fetch; undefined where it was not seen. */
  readonly served: (of: {
    readonly lane: string;
    readonly asked: Fragment;
    readonly served: Fragment;
    readonly hung: boolean | undefined;
  }) => Prose;
  readonly shared: (tabs: Fragment, served: Fragment) => Prose;
  readonly sockets: (of: {
    readonly lane: string;
    readonly asked: Fragment;
    readonly served: Fragment;
    readonly hung: boolean | undefined;
  }) => Prose;
  readonly lifted: (of: {
    readonly lane: string;
    readonly asked: Fragment;
    readonly served: Fragment;
    readonly connections: Fragment | undefined;
  }) => Prose;
}

/** A figure of a lane without a condition and under it; `told`: apart, by their intervals. */
export interface Change {
  readonly plain: Fragment;
  readonly other: Fragment;
  readonly told: boolean | undefined;
}

export type AsideId = 'http2' | 'tls' | 'compression' | 'browser' | 'framework';
export type HeadsRun = 'asked' | 'answered' | 'firstAsked' | 'firstAnswered' | 'framing';

export interface TodayWords {
  readonly browser: BrowserWords;
  readonly heads: {
    readonly title: (of: {
      readonly old: string;
      readonly later: string;
      readonly frame: string | undefined;
    }) => string;
    readonly subtitle: string;
    readonly group: {
      readonly old: string;
      readonly first: string;
      readonly later: string;
      readonly frame: string;
    };
    readonly run: Readonly<Record<HeadsRun, string>>;
  };
  readonly aside: Readonly<Record<AsideId, string>>;
  readonly unmeasured: (command: string) => Prose;
  readonly http2: {
    /** Heads of a first poll, of a later one, and of one over HTTP/1.1. */
    readonly packed: (of: {
      readonly first: Fragment;
      readonly later: Fragment;
      readonly old: Fragment;
    }) => Prose;
    readonly sent: (of: {
      readonly packed: Fragment;
      readonly old: Fragment;
      readonly frame: Fragment;
    }) => Prose;
    readonly connections: (of: {
      readonly lane: string;
      readonly packed: Fragment;
      readonly old: Fragment;
    }) => Prose;
    readonly fresh: (of: {
      readonly stream: LaneFigure;
      readonly socket: LaneFigure;
      readonly told: boolean | undefined;
    }) => Prose;
    readonly socket: (framing: Fragment) => Prose;
    readonly noSocket: (reason: string) => Prose;
  };
  /** A lane with TLS beside the same without: what of it the run has. */
  readonly tls: (of: {
    readonly lane: string;
    /** Until the first message could arrive; `distance`: round-trip time, `later`: the difference there. */
    readonly opening:
      | (Change & { readonly distance: Fragment | undefined; readonly later: Fragment })
      | undefined;
    readonly cpu: Change | undefined;
    readonly message: Change | undefined;
  }) => Prose;
  readonly records: (of: {
    readonly lane: string;
    readonly opening: Fragment | undefined;
    readonly message: Fragment;
  }) => Prose;
  /** A lane with compression beside the same without. */
  readonly compression: (of: {
    readonly lane: string;
    readonly bytes: Change | undefined;
    readonly cpu: Change | undefined;
    readonly memory: Change | undefined;
  }) => Prose;
  readonly client: {
    readonly age: (of: Change & { readonly lane: string }) => Prose;
    readonly bytes: (of: Change & { readonly same: boolean }) => Prose;
    readonly all: (lane: string) => Prose;
    readonly missing: (lane: string, missing: Fragment) => Prose;
  };
  readonly framework: {
    readonly moved: (of: {
      readonly lane: string;
      readonly framework: Fragment;
      readonly plain: LaneFigure;
      /** What went before the first message: the framework's and the other's. */
      readonly opening: { readonly framework: Fragment; readonly plain: Fragment } | undefined;
    }) => Prose;
    readonly apart: () => Prose;
  };
  readonly answer: {
    readonly polls: (of: {
      readonly later: Fragment;
      readonly old: Fragment;
      readonly frame: Fragment;
    }) => Prose;
    readonly up: (of: { readonly packed: Fragment; readonly frame: Fragment }) => Prose;
    readonly six: (served: Fragment) => Prose;
    readonly remains: () => Prose;
  };
}
