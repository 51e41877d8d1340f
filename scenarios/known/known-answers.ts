/**
 * The known answers: what is built into a server, and what the instrument must then report. One table,
 * walked by the tests (counts exact, times within bounds that no busy machine breaks) and by
 * `npm run bench:known` (times as exactly as the instrument claims).
 */
import { findLane, type LaneId } from '../../protocol/lanes.js';
import type { Settings } from '../settings.js';
import { cut, damagedBy } from './expected-counts.js';
import { blocked, delayed, dueMs, held, lateOnly, MS, polled, prompt } from './expected-times.js';
import { damageKinds, type Fault } from './fault.js';
import { type Expected, innocent, type KnownAnswer } from './known-answer.js';
import type { KnownSize } from './sizes.js';

/** A lane of each kind: poll, held poll, stream, socket. */
export const oneOfEachKind: readonly LaneId[] = ['short-polling', 'long-polling', 'sse', 'ws'];

/** Everything that is known about a lane. */
export function knownAnswers(laneId: LaneId, size: KnownSize): KnownAnswer[] {
  const lane = findLane(laneId)!;
  const polls = lane.transport.endsWith('polling');
  const answer = (
    id: string,
    fault: Fault | null,
    settings: Partial<Settings>,
    expected: Expected[],
    opensByMs?: number,
  ): KnownAnswer => ({
    id,
    lane,
    fault,
    settings,
    expected,
    ...(opensByMs === undefined ? {} : { opensByMs }),
  });
  const frozenFromMs = dueMs(size.freezing.at, size.freeze);
  return [
    answer('plain', null, size.delay, [innocent]),
    ...size.delaysMs.map((ms) =>
      answer(`delay ${ms} ms`, { kind: 'delay', ms }, size.delay, delayed(ms * MS)),
    ),
    answer('law', null, size.law, lane.transport === 'short-polling' ? polled(size) : prompt(size)),
    answer('block', { kind: 'block', ...size.freezing }, size.freeze, blocked(size), frozenFromMs),
    answer('hold', { kind: 'hold', ...size.freezing }, size.freeze, held(size), frozenFromMs),
    ...damageKinds.map((kind) => answer(kind, ...damagedBy([kind], size))),
    answer('damage', ...damagedBy(damageKinds, size)),
    answer('cut', { kind: 'cut', at: size.cutAt }, size.counting, cut(0)),
    polls
      ? answer('slow reader', { kind: 'slow-reader', ...size.slowPoller }, ...lateOnly(size))
      : answer('slow reader', { kind: 'slow-reader', ...size.slowReader }, size.slow, cut(1)),
  ];
}
