/** What a comparison page says, in any language. */
import type { ChangeVerdict, LeftOutKind } from '../../results/compare/change.js';
import type { Outcome } from '../../results/compare/outcome.js';
import type { MetricInfo } from '../../results/schema.js';

export type Tier = MetricInfo['tier'];

export interface CompareWords {
  readonly pageTitle: string;
  readonly outcome: Readonly<Record<Exclude<Outcome, 'regression'>, string>>;
  /** `first`: the lane and the metric of one of them. */
  readonly regressions: (n: number, first: { readonly lane: string; readonly metric: string }) => string;
  /** A lane that base serves and head does not. */
  readonly broken: (lane: string) => string;
  readonly side: Readonly<Record<'base' | 'head', string>>;
  readonly commit: (short: string, dirty: boolean) => string;
  readonly replaced: (what: string) => string;
  readonly reading: string;
  readonly readingApart: string;
  readonly warnings: {
    readonly untold: (n: number) => string;
    readonly missing: (n: number) => string;
    readonly none: string;
  };
  readonly tier: Readonly<Record<Tier, { readonly title: string; readonly lead: string }>>;
  /** In place of the lead of costs, where the runs were made apart. */
  readonly costsApart: string;
  readonly nothingMoved: (n: number) => string;
  readonly verdict: Readonly<Record<ChangeVerdict, string>>;
  readonly change: (share: string, interval: string | null) => string;
  readonly fromNothing: string;
  readonly threshold: (share: string) => string;
  readonly axis: string;
  readonly pair: (n: number, share: string, set: 'first' | 'confirmation') => string;
  readonly disturbed: (n: number) => string;
  readonly column: Readonly<
    Record<
      'figure' | 'base' | 'head' | 'change' | 'verdict' | 'place' | 'why' | 'pair' | 'set' | 'kind',
      string
    >
  >;
  readonly set: Readonly<Record<'first' | 'confirmation', string>>;
  readonly tested: (of: {
    readonly threshold: string;
    readonly pairs: number;
    readonly p: string;
    readonly confirmed: { readonly pairs: number; readonly p: string } | null;
  }) => string;
  readonly all: (n: number) => string;
  readonly pairsTable: string;
  readonly leftOut: (n: number) => string;
  readonly leftOutKind: Readonly<Record<LeftOutKind, string>>;
  readonly refused: (tier: string, n: number, reason: string) => string;
  readonly differences: string;
  readonly foot: (machine: string, moment: string) => string;
  readonly said: (metric: string, lane: string, change: string) => string;
}
