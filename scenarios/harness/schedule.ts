/**
 * When messages are due. A schedule is a list of intended times fixed before the trial starts: a
 * late sender keeps the intended time, and nothing is moved to catch up (open loop).
 */
import { uniformFloat64 } from 'pure-rand/distribution/uniformFloat64';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';

export type Arrivals = 'constant' | 'poisson';

/** A seeded source of uniform numbers in [0, 1). */
export function randomSource(seed: number): () => number {
  const generator = xoroshiro128plus(seed);
  return () => uniformFloat64(generator);
}

/** Intended times in ns from the start, in order, all below `durationMs`. */
export function intendedTimes(
  arrivals: Arrivals,
  ratePerSecond: number,
  durationMs: number,
  seed: number,
): Float64Array {
  const periodNs = 1e9 / ratePerSecond;
  const endNs = durationMs * 1e6;
  const random = randomSource(seed);
  const gap = arrivals === 'constant' ? () => periodNs : () => -Math.log(1 - random()) * periodNs;
  const times: number[] = [];
  for (let at = arrivals === 'constant' ? 0 : gap(); at < endNs; at += gap()) times.push(at);
  return Float64Array.from(times);
}
