/**
 * In which order the lanes take their turns. Rows of a Williams design (Williams, Aust. J. Chem. 2,
 * 1949): over a full design every lane stands in every place equally often and follows every other
 * equally often, so that neither a drift of the machine nor what the previous trial left behind
 * favours one. The seed chooses which lane is which and where the design begins.
 */
import { randomSource } from './schedule.js';

/** The order of `items` in round `round`. */
export function balancedOrder<T>(items: readonly T[], round: number, seed: number): T[] {
  const n = items.length;
  if (n === 0) return [];
  const shuffled = shuffle(items, seed);
  const rows = n % 2 === 0 ? n : 2 * n;
  const row = (round + (seed % rows) + rows) % rows;
  // Odd designs need a second half, the mirror of the first, to balance who follows whom.
  const places = row < n ? zigzag(n) : zigzag(n).reverse();
  return places.map((place) => shuffled[(place + row) % n] as T);
}

/** 0, 1, n−1, 2, n−2, … : neighbours' differences take each value once. */
function zigzag(n: number): number[] {
  return Array.from({ length: n }, (_, i) => (i % 2 === 1 ? (i + 1) / 2 : (n - i / 2) % n));
}

function shuffle<T>(items: readonly T[], seed: number): T[] {
  const random = randomSource(seed);
  const shuffled = [...items];
  for (let i = shuffled.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1));
    [shuffled[i], shuffled[j]] = [shuffled[j] as T, shuffled[i] as T];
  }
  return shuffled;
}
