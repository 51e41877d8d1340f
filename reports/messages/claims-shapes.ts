/** What the ledger of claims says, in any language. */
import type { Handling, Witness } from '../claims/captured.js';
import type { ClaimId, Verdict } from '../claims/claim.js';
import type { Fragment, Prose } from '../prose.js';

/** A lane with its figure. */
interface Named {
  readonly name: string;
  readonly figure: Fragment;
}

interface ClaimText {
  /** The claim as a sentence, without a full stop. */
  readonly statement: string;
  /** By what it is decided. */
  readonly rule: string;
  /** What would change the verdict. */
  readonly change: string;
}

export type VerdictCounts = Readonly<Record<Verdict, number>> & { readonly all: number };

/** One sentence each, from the figures of one piece of evidence. */
export interface ClaimEvidence {
  newsWaits(of: { interval: Fragment; polled: Named; pushed: Named }): Prose;
  waitFollows(of: { interval: Fragment; polled: Named }): Prose;
  nothingCosts(of: {
    interval: Fragment;
    polling: string;
    polled: Fragment;
    holding: string;
    held: Fragment;
  }): Prose;
  mostAreEmpty(of: { interval: Fragment; rate: Fragment; share: Fragment }): Prose;
  fresherCosts(of: { fastInterval: Fragment; slowInterval: Fragment; fast: Named; slow: Named }): Prose;
  requestEach(of: { held: Named; streamed: Named }): Prose;
  waitGone(of: { held: Named; polled: Named }): Prose;
  fallsBehind(of: { distance: Fragment; rate: Fragment; held: Named; pushed: Named }): Prose;
  kept(of: { requests: Fragment; opened: Fragment }): Prose;
  closed(of: { requests: Fragment; opened: Fragment }): Prose;
  toldAgain(of: { heads: Named }): Prose;

  sendsApart(of: {
    requests: Named;
    connections: Named;
    socketRequests: Named;
    socketConnections: Named;
  }): Prose;
  sendCosts(of: { stream: string; streamed: Fragment; socket: string; framed: Fragment }): Prose;
  headsGone(of: { socket: string; heads: Fragment; framing: Fragment; payload: Fragment }): Prose;
  maskedUp(of: { framing: Fragment }): Prose;
  bothWays(of: {
    socket: string;
    rate: Fragment;
    connections: Fragment;
    requests: Fragment;
    time: Fragment;
  }): Prose;
  heldMemory(of: {
    clients: Fragment;
    stream: Named;
    socket: Named;
    times: { readonly status: 'apart' | 'tie' | 'absent' };
  }): Prose;
  heldCpu(of: { stream: Named; socket: Named }): Prose;
  byHand(of: { lost: Fragment; doubled: Fragment; misplaced: Fragment; framing: Fragment }): Prose;

  handshake(of: { socket: string; up: Fragment; down: Fragment; right: boolean }): Prose;
  /** `by`: who named the ends. */
  sameConnection(of: {
    socket: string;
    client: Fragment;
    server: Fragment;
    by: readonly Witness[];
    same: boolean;
  }): Prose;
  ownLayer(of: { socket: string; up: Fragment; news: Fragment; both: boolean }): Prose;
  readonly handled: Readonly<
    Record<Handling, (of: { socket: string; sent: Fragment; whole: boolean }) => Prose>
  >;
  alike(of: { stream: string; chunked: Fragment; socket: string; framed: Fragment; up: Fragment }): Prose;
  controls(of: { socket: string; ping: Fragment; pong: Fragment; answered: boolean; closed: boolean }): Prose;
  closeThenFin(of: {
    socket: string;
    up: Fragment;
    down: Fragment;
    by: readonly Witness[];
    inOrder: boolean;
  }): Prose;
  door(of: { protocol: string; bytes: Fragment; switched: boolean; spoken: boolean }): Prose;

  nearer(of: { socket: Named; polled: Named }): Prose;
  noBound(of: { socket: string; median: Fragment; late: Fragment; oldest: Fragment | undefined }): Prose;
  met(of: {
    title: string;
    distance: Fragment | undefined;
    other: Named;
    socket: Named;
    outcome: 'wins' | 'equals' | 'open' | 'loses';
  }): Prose;
}

export interface ClaimWords {
  readonly title: string;
  readonly lead: string;
  counted(counts: VerdictCounts): Prose;
  readonly verdict: Readonly<Record<Verdict, string>>;
  readonly misunderstanding: string;
  readonly show: string;
  readonly all: string;
  readonly ruleAndChange: string;
  readonly rule: string;
  readonly change: string;
  /** A lane's figure of a scenario was withheld. */
  withheld(lane: string, scenario: string, reason: string): string;
  readonly notAsked: string;
  readonly measuredBy: string;
  readonly unranked: string;
  /** Some comparisons told neither way, and none told against the claim. */
  readonly open: string;
  readonly noSource: string;
  readonly noHistory: string;
  readonly text: Readonly<Record<ClaimId, ClaimText>>;
  readonly evidence: ClaimEvidence;
}
