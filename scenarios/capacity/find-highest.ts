/** Asks rung after rung until the search is over or its time is. */
import { answerOf } from './gave-out.js';
import type { RungRecord } from './rung.js';
import { type Asked, type Ladder, nextRate } from './search.js';

export interface TimeLimit {
  readonly now: () => number;
  readonly limitNs: number;
}

/** Answers all rungs in the order in which they were asked: at least one. */
export async function findHighest<R extends Pick<RungRecord, 'ratePerSecond' | 'gaveOut'>>(
  ask: (ratePerSecond: number) => Promise<R>,
  ladder: Ladder,
  { now, limitNs }: TimeLimit,
): Promise<R[]> {
  const rungs: R[] = [];
  const asked: Asked[] = [];
  const beganNs = now();
  let longestNs = 0;
  for (let rate = nextRate(asked, ladder); rate !== null; rate = nextRate(asked, ladder)) {
    const fromNs = now();
    if (fromNs - beganNs + longestNs > limitNs) break;
    const rung = await ask(rate);
    rungs.push(rung);
    asked.push(askedOf(rung));
    longestNs = Math.max(longestNs, now() - fromNs);
  }
  return rungs;
}

export const askedOf = ({
  ratePerSecond,
  gaveOut,
}: Pick<RungRecord, 'ratePerSecond' | 'gaveOut'>): Asked => ({
  ratePerSecond,
  answer: answerOf(gaveOut),
});
