/**
 * The instrument against servers of known behaviour: the same table as `npm run bench:known`, at a
 * size that fits a test. Counts are exact; times are held to what no busy machine breaks.
 */
import { afterAll, describe, expect, test } from 'vitest';
import { findPinning } from '../harness/pinning.js';
import { damageKinds } from './fault.js';
import type { KnownAnswer } from './known-answer.js';
import { knownAnswers, oneOfEachKind } from './known-answers.js';
import { askKnown } from './run-known.js';
import { short } from './sizes.js';

const abort = new AbortController();
afterAll(() => abort.abort());

const pinning = findPinning();
/** These lie in the room, which is one for all lanes: one lane shows each by itself. */
const shownOnce: readonly string[] = ['hold', ...damageKinds];
/** `plain` has nothing built in, and shows no more than the others do. */
const isTested = ({ id, lane }: KnownAnswer): boolean =>
  id !== 'plain' && (lane.id === 'ws' || !shownOnce.includes(id));

/** Side by side within a lane, lane after lane: all of them at once would be a machine that nobody measures on. */
describe.each(oneOfEachKind)('on %s the instrument sees', (lane) => {
  const answers = knownAnswers(lane, short).filter(isTested);
  test.concurrent.each(answers)('$id', { timeout: 60_000 }, async (answer) => {
    const { comparisons } = await askKnown(answer, { strictness: 'wide', pinning, signal: abort.signal });
    expect(comparisons.filter(({ ok }) => !ok)).toEqual([]);
    expect(comparisons.length).toBe(answer.expected.length);
  });
});
