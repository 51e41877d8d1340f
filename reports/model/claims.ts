/** The ledger of claims: each with its verdict, the evidence it rests on, and what would change it. */
import { type ClaimId, judge, type Verdict, verdicts } from '../claims/claim.js';
import { claims } from '../claims/claims.js';
import type { Prose } from '../prose.js';
import type { Facts } from '../story/facts.js';

export interface LedgerClaim {
  readonly id: ClaimId;
  /** Its element on the page. */
  readonly anchor: string;
  readonly statement: string;
  readonly misunderstanding: boolean;
  readonly verdict: Verdict;
  readonly evidence: readonly Prose[];
  /** Why evidence is missing, as far as it is. */
  readonly lacking: readonly string[];
  /** The command that would measure what is missing; null where nothing is, or none can. */
  readonly command: string | null;
  readonly rule: string;
  readonly change: string;
}

export interface Ledger {
  readonly counted: Prose;
  readonly counts: Readonly<Record<Verdict, number>>;
  readonly claims: readonly LedgerClaim[];
}

export function ledgerOf(facts: Facts): Ledger {
  const { claims: words } = facts.view.words;
  const judged = claims.map((claim): LedgerClaim => {
    const { verdict, evidence, lacking, unasked } = judge(claim, facts);
    return {
      id: claim.id,
      anchor: `claim-${claim.id}`,
      misunderstanding: claim.misunderstanding ?? false,
      verdict,
      evidence,
      lacking: unasked ? [words.notAsked, ...lacking] : lacking,
      command: unasked && claim.measuredBy !== null ? `npm run bench -- ${claim.measuredBy}` : null,
      ...words.text[claim.id],
    };
  });
  const counts = Object.fromEntries(
    verdicts.map((id) => [id, judged.filter(({ verdict }) => verdict === id).length]),
  ) as Record<Verdict, number>;
  return { counted: words.counted({ ...counts, all: judged.length }), counts, claims: judged };
}
