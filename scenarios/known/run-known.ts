/** Asks the instrument one known answer, by a trial like any other, and compares. */
import { type HeaderProfile, headerProfiles } from '../../protocol/headers.js';
import { compiledScript } from '../harness/compiled-script.js';
import type { Pinning } from '../harness/pinning.js';
import { runTrial } from '../harness/trial.js';
import { push } from '../push.js';
import { defaults, type Settings } from '../settings.js';
import { type Basis, type Comparison, compare, type Strictness } from './compare.js';
import { REFERENCE_DELAY_MS } from './expected-times.js';
import type { KnownAnswer } from './known-answer.js';
import { type Seen, seenIn } from './seen.js';

export interface Asking {
  readonly strictness: Strictness;
  readonly pinning: Pinning;
  readonly signal: AbortSignal;
}

export interface Answered {
  readonly answer: KnownAnswer;
  readonly seen: Seen;
  readonly comparisons: readonly Comparison[];
}

const MOST_ATTEMPTS = 3;
const SEED = 20_111_211;

const script = compiledScript('./server-main.js', import.meta.url);

/**
 * A trial is tried again where its window opened after what it is to show, and, where times are taken
 * strictly, where a busy moment spoilt it.
 * @throws AbortError on Ctrl-C
 */
export async function askKnown(answer: KnownAnswer, asking: Asking): Promise<Answered> {
  const { strictness } = asking;
  for (let attempt = 1; ; attempt++) {
    const { seen, basis } = await measureBeside(answer, asking, attempt - 1);
    const comparisons = answer.expected.flatMap((expected) => compare(expected, seen, strictness, basis));
    const isSettled = comparisons.every(({ ok }) => ok) || (strictness === 'wide' && !missedIt(answer, seen));
    if (isSettled || attempt === MOST_ATTEMPTS) return { answer, seen, comparisons };
  }
}

/** Where the controller was kept waiting the window may open when the fault is over: nothing was asked then. */
function missedIt({ opensByMs }: KnownAnswer, { openedMs }: Seen): boolean {
  return opensByMs !== undefined && openedMs !== undefined && openedMs > opensByMs;
}

/**
 * Where a delay is told strictly, the reference is measured before and after: a machine that changes its
 * pace moves both, and half a millisecond of pace would pass for delay.
 */
async function measureBeside(
  answer: KnownAnswer,
  asking: Asking,
  attempt: number,
): Promise<{ seen: Seen; basis?: Basis }> {
  const isTold = answer.expected.some((expected) => expected.kind === 'time' && expected.aboveReference);
  if (asking.strictness === 'wide' || !isTold) return { seen: await measure(answer, asking, attempt) };
  const reference: KnownAnswer = { ...answer, fault: { kind: 'delay', ms: REFERENCE_DELAY_MS } };
  const before = await measure(reference, asking, attempt);
  const seen = await measure(answer, asking, attempt);
  const after = await measure(reference, asking, attempt);
  return { seen, basis: midway(before, after) };
}

/** What lies midway between two measurements of the same thing. */
function midway(one: Seen, other: Seen): Basis {
  return {
    valid: one.valid && other.valid,
    timeNs(histogram, id) {
      const [a, b] = [one.timeNs(histogram, id), other.timeNs(histogram, id)];
      return a === undefined || b === undefined ? undefined : (a + b) / 2;
    },
  };
}

async function measure(answer: KnownAnswer, { pinning, signal }: Asking, attempt: number): Promise<Seen> {
  const { lane, fault } = answer;
  const settings: Settings = { ...defaults, ...answer.settings };
  const record = await runTrial(
    push,
    {
      lane,
      point: push.point(settings),
      settings,
      seed: SEED + attempt,
      headers: headerProfiles.minimal as HeaderProfile,
      keepAlive: true,
      host: '127.0.0.1',
      pinning,
      tickCpuUs: 0,
      ...(fault ? { serverProgram: { script, args: [JSON.stringify(fault)] } } : {}),
      signal,
    },
    { round: 0, place: 0, attempt },
  );
  return seenIn(record);
}
