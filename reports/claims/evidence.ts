/** One piece of evidence: figures of the run, whether the claim holds by them, and the sentence that says so. */
import type { ClaimEvidence } from '../messages/claims-shapes.js';
import type { Prose } from '../prose.js';
import type { Facts, Reading, Where } from '../story/facts.js';
import { cleanName } from '../text.js';

type Point = Exclude<Parameters<Facts['read']>[3], Where | undefined>;

export type Piece =
  | { readonly status: 'read'; readonly holds: boolean; readonly said: Prose }
  /** `unasked`: the run did not ask; else it was withheld. */
  | { readonly status: 'unread'; readonly reasons: readonly string[]; readonly unasked: boolean }
  /** Adds to others where the run has it. */
  | { readonly status: 'left out' };

/** A transport or lane, a scenario, a metric, and where: the arguments of `Facts.read`. */
type Ask = readonly [of: string, scenario: string, metric: string, at?: Where | Point];
type Readings<K extends string> = Readonly<Record<K, Reading>>;
type Weighed = { readonly holds: boolean; readonly said: Prose };

export const evidenceWords = ({ view }: Facts): ClaimEvidence => view.words.claims.evidence;

/** What was not asked has no reason of its own: the page says it once, with the command. */
export const unasked: Piece = { status: 'unread', reasons: [], unasked: true };

/** Reads all that is asked for; where one of them cannot be had, the piece says why and decides nothing. */
export function weigh<K extends string>(
  facts: Facts,
  asks: Readonly<Record<K, Ask>>,
  weighing: (readings: Readings<K>) => Weighed | Piece,
): Piece {
  const readings: Partial<Record<K, Reading>> = {};
  const reasons: string[] = [];
  let missing = false;
  for (const [name, ask] of Object.entries(asks) as [K, Ask][]) {
    const found = facts.read(...ask);
    if (found.status === 'read') readings[name] = found;
    else if (found.status === 'absent') missing = true;
    else reasons.push(withheldText(facts, ask, found.reason));
  }
  if (missing || reasons.length > 0) return { status: 'unread', reasons, unasked: missing };
  return { status: 'read', ...weighing(readings as Readings<K>) };
}

function withheldText(facts: Facts, [of, scenario]: Ask, reason: string): string {
  const { view } = facts;
  const lane = view.lanes.find(({ id }) => id === of) ?? facts.lane(of);
  const title = view.run.scenarios.find(({ id }) => id === scenario)?.title[view.lang] ?? scenario;
  return view.words.claims.withheld(lane ? view.laneTitle(lane.id) : cleanName(of), cleanName(title), reason);
}

/** Left out where the run did not ask: older and shorter runs do not ask everything. */
export function whereAsked(piece: Piece): Piece {
  return piece.status === 'unread' && piece.unasked && piece.reasons.length === 0
    ? { status: 'left out' }
    : piece;
}
