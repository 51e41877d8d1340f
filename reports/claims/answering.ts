/** Claims about the answer to a request: one that is held back, and the connection behind it. */
import { ownPoints } from '../model/points.js';
import { asked } from '../story/asked.js';
import type { Facts } from '../story/facts.js';
import type { ClaimDefinition } from './claim.js';
import { evidenceWords, type Piece, unasked, weigh, whereAsked } from './evidence.js';

const AGE = 'latencyP50Ns';

/** A request for each message, where a stream makes none. */
const requestEach = (facts: Facts): Piece =>
  weigh(
    facts,
    {
      held: ['long-polling', 'exact', 'requestsPerMessage'],
      streamed: ['sse', 'exact', 'requestsPerMessage'],
    },
    ({ held, streamed }) => ({
      holds: held.value >= 0.9 && streamed.value < 0.1,
      said: evidenceWords(facts).requestEach({ held, streamed }),
    }),
  );

const waitGone = (facts: Facts): Piece =>
  weigh(
    facts,
    { held: ['long-polling', 'push', AGE], polled: ['short-polling', 'push', AGE] },
    ({ held, polled }) => ({
      holds: held.value <= polled.value / 2,
      said: evidenceWords(facts).waitGone({ held, polled }),
    }),
  );

/** Behind when messages come quickly and from afar: half as old again as a socket's. */
function fallsBehind(facts: Facts): Piece {
  const distance = facts.distance('push');
  const rate = asked(facts, 'push', 'ratePerSecond', 'away');
  if (!distance || !rate) return unasked;
  return weigh(
    facts,
    { held: ['long-polling', 'push', AGE, 'away'], pushed: ['websocket', 'push', AGE, 'away'] },
    ({ held, pushed }) => ({
      holds: held.value >= 1.5 * pushed.value,
      said: evidenceWords(facts).fallsBehind({ distance, rate, held, pushed }),
    }),
  );
}

/** The claim as it is told: an answer, and the connection is gone. */
const endsEachTime = (facts: Facts): Piece =>
  weigh(
    facts,
    {
      requests: ['short-polling', 'exact', 'requestsPerMessage'],
      opened: ['short-polling', 'exact', 'connectionsPerMessage'],
    },
    ({ requests, opened }) => ({
      holds: opened.value >= 0.9 * requests.value,
      said: evidenceWords(facts).kept({ requests: requests.figure, opened: opened.figure }),
    }),
  );

function closedWhenTold(facts: Facts): Piece {
  const scenario = facts.view.run.scenarios.find(({ id }) => id === 'exact');
  const at = scenario && ownPoints(facts.view, scenario).find(({ keepAlive }) => keepAlive === 'off');
  if (!at) return { status: 'left out' };
  return weigh(
    facts,
    {
      requests: ['short-polling', 'exact', 'requestsPerMessage', at],
      opened: ['short-polling', 'exact', 'connectionsPerMessage', at],
    },
    ({ requests, opened }) => ({
      holds: opened.value >= 0.9 * requests.value,
      said: evidenceWords(facts).closed({ requests: requests.figure, opened: opened.figure }),
    }),
  );
}

const toldAgain = (facts: Facts): Piece =>
  weigh(facts, { heads: ['long-polling', 'exact', 'requestHeadBytesPerMessage'] }, ({ heads }) => ({
    holds: heads.value > 0,
    said: evidenceWords(facts).toldAgain({ heads }),
  }));

export const answeringClaims: readonly ClaimDefinition[] = [
  {
    id: 'long-poll-requests',
    pieces: [requestEach, waitGone, fallsBehind],
    measuredBy: '--scenarios push,exact --rtt 0,50',
  },
  {
    id: 'http-closes',
    misunderstanding: true,
    pieces: [endsEachTime, (facts) => whereAsked(closedWhenTold(facts)), toldAgain],
    measuredBy: '--scenarios exact',
  },
];
