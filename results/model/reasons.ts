/** Why a lane is judged as it is, as data: the terminal and the page have words of their own for it. */
import type { Law } from './law.js';

export type Reason =
  /** It asks at this interval; that share of the answers would carry nothing. */
  | { readonly kind: 'polls'; readonly intervalMs: number; readonly emptyShare: number }
  /** A held poll is asked again this often for each message. */
  | { readonly kind: 'asks-again'; readonly answersPerMessage: number }
  /** A message's age: by the law, and the lane's own time on top, in the mean and at a percentile. */
  | {
      readonly kind: 'age';
      readonly law: Law;
      readonly ownMeanMs: number;
      readonly ownTailMs: number;
      readonly tail: 99 | 90;
    }
  | { readonly kind: 'too-stale'; readonly stalenessMs: number }
  /** Even the shortest interval possible leaves the last of 100 messages this old. */
  | { readonly kind: 'out-of-reach'; readonly leastMs: number }
  /** What clients send takes requests of its own, and that many connections a client. */
  | { readonly kind: 'posts'; readonly perSecond: number; readonly connectionsPerClient: number }
  | {
      readonly kind: 'extrapolated';
      readonly what: 'deliveries' | 'polls' | 'answers' | 'clients' | 'text bytes';
      readonly measured: number;
      readonly asked: number;
      readonly factor: number;
    }
  /** One process runs on one core: that many are needed, and something that passes messages between them. */
  | { readonly kind: 'processes'; readonly least: number }
  /** Too few rounds for an interval. */
  | { readonly kind: 'no-interval' }
  /** The run has no valid cell of that scenario for the lane. */
  | { readonly kind: 'missing'; readonly scenario: string };
