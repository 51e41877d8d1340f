/**
 * When messages are due. A schedule is a list of intended times fixed before the trial starts: a
 * late sender keeps the intended time, and nothing is moved to catch up (open loop).
 */
import { uniformFloat64 } from 'pure-rand/distribution/uniformFloat64';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';

/** `burstsOf`: so many messages at once, one burst in each period of that many, at a random place in it. */
export type Arrivals = 'constant' | 'poisson' | { readonly burstsOf: number };

/**
 * The generator fills its 128 bits of state with the seed's 32 as they are: its first number is then
 * 0.9999… for every small seed, and the second grows with the seed. So the seed is scrambled and the
 * first numbers are thrown away.
 */
const NUMBERS_DISCARDED = 32;

/** A seeded source of uniform numbers in [0, 1); neighbouring seeds give unrelated numbers. */
export function randomSource(seed: number): () => number {
  const generator = xoroshiro128plus(scramble(seed));
  const next = () => uniformFloat64(generator);
  for (let i = 0; i < NUMBERS_DISCARDED; i++) next();
  return next;
}

/** MurmurHash3's 32-bit finalizer (Appleby): each bit of the seed reaches about half of the result's. */
function scramble(seed: number): number {
  let bits = seed | 0;
  bits = Math.imul(bits ^ (bits >>> 16), 0x85ebca6b);
  bits = Math.imul(bits ^ (bits >>> 13), 0xc2b2ae35);
  return bits ^ (bits >>> 16);
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
  if (typeof arrivals === 'object') return burstTimes(arrivals.burstsOf, periodNs, endNs, random);
  const gap = arrivals === 'constant' ? () => periodNs : () => -Math.log(1 - random()) * periodNs;
  const times: number[] = [];
  for (let at = arrivals === 'constant' ? 0 : gap(); at < endNs; at += gap()) times.push(at);
  return Float64Array.from(times);
}

/**
 * The mean rate is kept period by period, however short the schedule; the place within each is random,
 * so that bursts and polls do not lock.
 */
function burstTimes(
  size: number,
  messagePeriodNs: number,
  endNs: number,
  random: () => number,
): Float64Array {
  const periodNs = size * messagePeriodNs;
  const times: number[] = [];
  for (let fromNs = 0; fromNs < endNs; fromNs += periodNs) {
    const at = fromNs + random() * periodNs;
    if (at < endNs) times.push(...new Array<number>(size).fill(at));
  }
  return Float64Array.from(times);
}
