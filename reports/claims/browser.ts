/** The claim about a browser's six connections, decided by what a real one did. */
import type { Prose } from '../prose.js';
import { type Browsed, browserLimits, isAnswered, isServed, type Served } from '../story/browser-limits.js';
import { liftedSentence, servedSentence, sharedSentence, socketsSentence } from '../story/browser-words.js';
import type { Facts } from '../story/facts.js';
import type { ClaimDefinition } from './claim.js';
import { type Piece, unasked, whereAsked } from './evidence.js';

const SIX = 6;

type Pick = (limits: NonNullable<ReturnType<typeof browserLimits>>) => Browsed | undefined;

/** One row of the picture, weighed; why it cannot be, where it was withheld. */
const row =
  (pick: Pick, holds: (one: Served) => boolean, said: (facts: Facts, one: Served) => Prose) =>
  (facts: Facts): Piece => {
    const limits = browserLimits(facts);
    const one = limits && pick(limits);
    if (!one) return unasked;
    if (isServed(one)) return { status: 'read', holds: holds(one), said: said(facts, one) };
    const { open, lane } = one;
    if (open.status !== 'withheld') return unasked;
    const { view } = facts;
    const title = view.run.scenarios.find(({ id }) => id === 'browser-limits')?.title[view.lang] ?? '';
    const reason = view.words.claims.withheld(view.laneTitle(lane.id), title, open.reason);
    return { status: 'unread', reasons: [reason], unasked: false };
  };

/** More were asked for than six, six were served, and the fetch hung. */
const streamsUseThemUp = row(
  ({ stream }) => stream,
  (one) => one.asked > SIX && one.open.value === SIX && isAnswered(one) === false,
  servedSentence,
);

const socketsDoNot = row(
  ({ socket }) => socket,
  (one) => one.open.value > SIX && isAnswered(one) === true,
  socketsSentence,
);

const tabsShare = row(
  ({ twoTabs }) => twoTabs,
  (one) => one.open.value === SIX,
  sharedSentence,
);

/** The limit is HTTP/1.1's: without it, the same streams are served. */
const gone = row(
  ({ overHttp2 }) => overHttp2,
  (one) => one.open.value > SIX,
  liftedSentence,
);

export const browserClaims: readonly ClaimDefinition[] = [
  {
    id: 'six-connections',
    pieces: [
      streamsUseThemUp,
      socketsDoNot,
      (facts) => whereAsked(tabsShare(facts)),
      (facts) => whereAsked(gone(facts)),
    ],
    measuredBy: '--scenarios browser-limits',
  },
];
