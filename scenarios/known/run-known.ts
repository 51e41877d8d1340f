/** Asks the instrument one known answer, by a trial like any other, and compares. */
import { type HeaderProfile, headerProfiles } from '../../protocol/headers.js';
import { compiledScript } from '../harness/compiled-script.js';
import type { Pinning } from '../harness/pinning.js';
import { runTrial } from '../harness/trial.js';
import { defaults, type Settings } from '../profiles.js';
import { push } from '../push.js';
import { type Comparison, compare, type Strictness } from './compare.js';
import type { KnownAnswer } from './known-answers.js';
import { type Seen, seenIn } from './seen.js';

export interface Asking {
  readonly strictness: Strictness;
  readonly pinning: Pinning;
  readonly signal: AbortSignal;
  /** What the same lane's `plain` answer showed. */
  readonly plain?: Seen;
}

export interface Answered {
  readonly answer: KnownAnswer;
  readonly seen: Seen;
  readonly comparisons: readonly Comparison[];
}

/** Where times are taken strictly, a trial that a busy moment spoilt is tried again. */
const ATTEMPTS = { strict: 3, wide: 1 } as const;
const SEED = 20_111_211;

const script = compiledScript('./server-main.js', import.meta.url);

/** @throws AbortError on Ctrl-C */
export async function askKnown(answer: KnownAnswer, asking: Asking): Promise<Answered> {
  const { strictness, plain } = asking;
  for (let attempt = 0; ; attempt++) {
    const seen = await measure(answer, asking, attempt);
    const comparisons = answer.expected.flatMap((expected) => compare(expected, seen, strictness, plain));
    const isLast = attempt === ATTEMPTS[strictness] - 1;
    if (isLast || comparisons.every(({ ok }) => ok)) return { answer, seen, comparisons };
  }
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
