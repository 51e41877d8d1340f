/** Claims about asking again and again: what news waits for, and what asking costs. */
import { ownPoints } from '../model/points.js';
import { asked } from '../story/asked.js';
import type { Facts } from '../story/facts.js';
import type { ClaimDefinition } from './claim.js';
import { evidenceWords, type Piece, unasked, weigh } from './evidence.js';

const AGE = 'latencyP50Ns';

/** Short polling's points at other intervals, the shortest first; empty where the run asked one only. */
function shorterIntervals({ view, point }: Facts) {
  const scenario = view.run.scenarios.find(({ id }) => id === 'push');
  const base = point('push', 'near');
  if (!scenario || !base) return [];
  const { pollIntervalMs: interval, ...rest } = base;
  const others = ownPoints(view, scenario).filter((one) => {
    const same = Object.keys(rest).every((name) => one[name] === rest[name]);
    return same && Number(one.pollIntervalMs) < Number(interval);
  });
  return others.sort((a, b) => Number(a.pollIntervalMs) - Number(b.pollIntervalMs));
}

/** News waits for the next question: a quarter of the interval and more, in the median. */
function newsWaits(facts: Facts): Piece {
  const interval = asked(facts, 'push', 'pollIntervalMs');
  if (!interval) return unasked;
  const intervalNs = Number(facts.point('push', 'near')?.pollIntervalMs) * 1e6;
  return weigh(
    facts,
    { polled: ['short-polling', 'push', AGE], pushed: ['websocket', 'push', AGE] },
    ({ polled, pushed }) => ({
      holds: polled.value >= intervalNs / 4 && pushed.value <= polled.value / 4,
      said: evidenceWords(facts).newsWaits({ interval, polled, pushed }),
    }),
  );
}

/** The wait follows the interval: most of the way, as far as the intervals differ. */
function waitFollows(facts: Facts): Piece {
  const [at] = shorterIntervals(facts);
  const shorter = at && asked(facts, 'push', 'pollIntervalMs', at);
  if (!at || !shorter) return { status: 'left out' };
  const longest = Number(facts.point('push', 'near')?.pollIntervalMs);
  const times = longest / Number(at.pollIntervalMs);
  return weigh(
    facts,
    { fast: ['short-polling', 'push', AGE, at], slow: ['short-polling', 'push', AGE] },
    ({ fast, slow }) => ({
      holds: slow.value / fast.value >= Math.sqrt(times),
      said: evidenceWords(facts).waitFollows({ interval: shorter, polled: fast }),
    }),
  );
}

/** Nothing happens, and it is asked all the same. */
function nothingCosts(facts: Facts): Piece {
  const interval = asked(facts, 'idle', 'pollIntervalMs');
  if (!interval) return unasked;
  return weigh(
    facts,
    {
      up: ['short-polling', 'idle', 'upBytesPerClientMinute'],
      down: ['short-polling', 'idle', 'downBytesPerClientMinute'],
      heldUp: ['websocket', 'idle', 'upBytesPerClientMinute'],
      heldDown: ['websocket', 'idle', 'downBytesPerClientMinute'],
    },
    ({ up, down, heldUp, heldDown }) => ({
      holds: up.value + down.value > heldUp.value + heldDown.value,
      said: evidenceWords(facts).nothingCosts({
        interval,
        polling: up.name,
        polled: facts.made('sum', [up, down]),
        holding: heldUp.name,
        held: facts.made('sum', [heldUp, heldDown]),
      }),
    }),
  );
}

/** The share of empty answers at the shortest interval that was asked. */
function mostAreEmpty(facts: Facts): Piece {
  const at = shorterIntervals(facts)[0] ?? 'near';
  const interval = asked(facts, 'push', 'pollIntervalMs', at);
  const rate = asked(facts, 'push', 'ratePerSecond', at);
  if (!interval || !rate) return unasked;
  return weigh(facts, { share: ['short-polling', 'push', 'emptyAnswerShare', at] }, ({ share }) => ({
    holds: share.value > 0.5,
    said: evidenceWords(facts).mostAreEmpty({ interval, rate, share: share.figure }),
  }));
}

/** Fresher by asking more often: requests for each message. */
function fresherCosts(facts: Facts): Piece {
  const [at] = shorterIntervals(facts);
  const [fastInterval, slowInterval] = [
    at && asked(facts, 'push', 'pollIntervalMs', at),
    asked(facts, 'push', 'pollIntervalMs'),
  ];
  if (!at || !fastInterval || !slowInterval) return { status: 'left out' };
  const metric = 'requestsPerMessage';
  return weigh(
    facts,
    { fast: ['short-polling', 'push', metric, at], slow: ['short-polling', 'push', metric] },
    ({ fast, slow }) => ({
      holds: fast.value > slow.value,
      said: evidenceWords(facts).fresherCosts({ fastInterval, slowInterval, fast, slow }),
    }),
  );
}

export const askingClaims: readonly ClaimDefinition[] = [
  {
    id: 'no-server-first',
    pieces: [newsWaits, waitFollows],
    measuredBy: '--scenarios push',
  },
  {
    id: 'polling-load',
    pieces: [nothingCosts, mostAreEmpty, fresherCosts],
    measuredBy: '--scenarios push,idle',
  },
];
