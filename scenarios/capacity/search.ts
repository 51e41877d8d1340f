/**
 * The search for the highest rate that is held, as a function of what was asked so far: a geometric
 * climb until a rate fails, then bisection of the bracket on a logarithmic scale. What it rests on is
 * asked a second time, so that one hiccup of the machine does not decide.
 */

/** `spoilt`: the machine was disturbed while it was asked, which says nothing of the rate. */
export type Answer = 'held' | 'failed' | 'spoilt';

export interface Asked {
  readonly ratePerSecond: number;
  readonly answer: Answer;
}

export interface Ladder {
  readonly startPerSecond: number;
  readonly minPerSecond: number;
  readonly maxPerSecond: number;
  /** From one rung of the climb to the next. */
  readonly factor: number;
  /** The search ends where the lowest failed rate is at most this many times the highest held one. */
  readonly resolution: number;
  /** It also ends after this many rungs, whatever is known by then. */
  readonly mostRungs: number;
}

/** The highest rate held and the lowest above it that failed; null where there is none. */
export interface Bracket {
  readonly heldPerSecond: number | null;
  readonly failedPerSecond: number | null;
}

/** Times a rate must fail before the answer may rest on it. */
const FAILURES_NEEDED = 2;
/** Times a rate may be spoilt: beyond it the machine is not fit to be measured on now. */
const MOST_SPOILT = 3;

/** Where the search stands. A rate asked more than once counts as what it answered last. */
export function bracketOf(asked: readonly Asked[]): Bracket {
  const last = new Map(
    asked.flatMap(({ ratePerSecond, answer }) => (answer === 'spoilt' ? [] : [[ratePerSecond, answer]])),
  );
  const rates = (wanted: Answer) => [...last].flatMap(([rate, answer]) => (answer === wanted ? [rate] : []));
  const heldPerSecond = highest(rates('held'));
  // Whatever failed below a rate that was held failed by accident.
  const failedPerSecond = lowest(rates('failed').filter((rate) => rate > (heldPerSecond ?? 0)));
  return { heldPerSecond, failedPerSecond };
}

/** The rate to ask next, or null where the search is over. */
export function nextRate(asked: readonly Asked[], ladder: Ladder): number | null {
  if (asked.length >= ladder.mostRungs) return null;
  const last = asked.at(-1);
  if (!last) return within(ladder, ladder.startPerSecond);
  if (last.answer === 'spoilt') return isSpoilt(asked) ? null : last.ratePerSecond;
  const { heldPerSecond: held, failedPerSecond: failed } = bracketOf(asked);
  if (failed === null) return held === null || held >= ladder.maxPerSecond ? null : climbed(held, ladder);
  if (held === null && failed > ladder.minPerSecond) return within(ladder, failed / ladder.factor);
  if (held !== null && failed > held * ladder.resolution) return Math.round(Math.sqrt(held * failed));
  return times(asked, failed, 'failed') < FAILURES_NEEDED ? failed : null;
}

/** True where the machine was disturbed so often that the search was given up. */
export function isSpoilt(asked: readonly Asked[]): boolean {
  const last = asked.at(-1);
  return last?.answer === 'spoilt' && times(asked, last.ratePerSecond, 'spoilt') >= MOST_SPOILT;
}

const climbed = (held: number, ladder: Ladder): number => within(ladder, held * ladder.factor);

/** Whole numbers: a rate that is asked again must be recognised. */
const within = ({ minPerSecond, maxPerSecond }: Ladder, rate: number): number =>
  Math.round(Math.min(maxPerSecond, Math.max(minPerSecond, rate)));

const times = (asked: readonly Asked[], rate: number, answer: Answer): number =>
  asked.filter((one) => one.ratePerSecond === rate && one.answer === answer).length;

const highest = (rates: readonly number[]): number | null => (rates.length > 0 ? Math.max(...rates) : null);
const lowest = (rates: readonly number[]): number | null => (rates.length > 0 ? Math.min(...rates) : null);
