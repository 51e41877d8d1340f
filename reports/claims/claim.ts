/**
 * What a claim of the ledger is, and how its verdict is found. A claim rests on pieces of evidence, each of
 * which asks the run one question. The first piece is the claim's core:
 *
 * - no piece could be read: not measured here
 * - the core does not hold: refuted
 * - every piece holds: supported
 * - else, a piece that does not hold or could not be read: depends
 *
 * Nothing is supported by default: a piece without a figure cannot hold.
 */
import type { Prose } from '../prose.js';
import type { Facts } from '../story/facts.js';
import type { Piece } from './evidence.js';

export const claimIds = [
  'no-server-first',
  'polling-load',
  'long-poll-requests',
  'http-closes',
  'stream-one-way',
  'six-connections',
  'starts-as-http',
  'same-tcp',
  'headers-vanish',
  'frames-carry-messages',
  'frames-from-chunks',
  'control-frames',
  'close-then-fin',
  'full-duplex',
  'held-connections',
  'write-it-yourself',
  'not-real-time',
  'layer',
  'upgrades-to-tcp',
  'upgrade-is-a-door',
  'websocket-is-superior',
] as const;
export type ClaimId = (typeof claimIds)[number];

export const verdicts = ['supported', 'refuted', 'depends', 'not-measured'] as const;
export type Verdict = (typeof verdicts)[number];

export interface ClaimDefinition {
  readonly id: ClaimId;
  /** A common belief that is looked at because it is wrong, or half of it. */
  readonly misunderstanding?: true;
  /** The core first. */
  readonly pieces: readonly ((facts: Facts) => Piece)[];
  /** Options of `npm run bench` that measure it; null where no run of this project can. */
  readonly measuredBy: string | null;
}

interface Judged {
  readonly verdict: Verdict;
  /** A sentence a piece that was read, the core's first. */
  readonly evidence: readonly Prose[];
  /** Why other pieces could not be read, each reason once. */
  readonly lacking: readonly string[];
  /** Something that the run did not ask would decide more. */
  readonly unasked: boolean;
}

export function judge({ pieces }: ClaimDefinition, facts: Facts): Judged {
  const found = pieces.map((piece) => piece(facts)).filter(({ status }) => status !== 'left out');
  const read = found.flatMap((piece) => (piece.status === 'read' ? [piece] : []));
  const unread = found.flatMap((piece) => (piece.status === 'unread' ? [piece] : []));
  return {
    verdict: verdictOf(found),
    evidence: read.map(({ said }) => said),
    lacking: [...new Set(unread.flatMap(({ reasons }) => reasons))],
    unasked: unread.some(({ unasked }) => unasked),
  };
}

function verdictOf(found: readonly Piece[]): Verdict {
  const core = found[0];
  if (!found.some(({ status }) => status === 'read')) return 'not-measured';
  if (core?.status === 'read' && !core.holds) return 'refuted';
  return found.every((piece) => piece.status === 'read' && piece.holds) ? 'supported' : 'depends';
}
