/**
 * Where a series changes its level, by E-divisive: Matteson and James, "A nonparametric approach for multiple
 * change point analysis of multivariate data", J. Am. Stat. Assoc. 109 (505), 2014, pp. 334–345, with exponent 1
 * in one dimension. Segments are split one after another where the energy distance between the two sides is
 * largest; a split stands where as large a one comes about in no more than the given share of random orders
 * of the runs within the segments. Nothing is assumed of how the noise is distributed, and the share of quiet
 * series in which something is found is that level at most.
 */
import { uniformFloat64 } from 'pure-rand/distribution/uniformFloat64';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';

export interface ChangePointOptions {
  /** Share of series without any change in which one may be found. */
  readonly level: number;
  readonly seed: number;
}

export interface ChangePoint {
  /** Of the first value at the new level. */
  readonly index: number;
  /** Share of random orders with as large a split. */
  readonly pValue: number;
}

/** Fewer values on one side are an outlier, not a level. */
export const LEAST_SEGMENT = 3;
/** Random orders: the smallest share that can be told is 1 in 1,000. */
const ORDERS = 999;
/** Two equal splits may differ by what rounding does to their sums. */
const ROUNDING = 1e-9;

/**
 * The least number of values in which a change can be told at a level: of the ways to divide n values in
 * halves, the two that keep all low ones together must be no more than that share.
 */
export function leastValues(level: number): number {
  let ways = 1;
  for (let n = 2; ; n++) {
    // C(n, ⌊n/2⌋) from C(n−1, ⌊(n−1)/2⌋).
    ways = n % 2 === 0 ? ways * 2 : (ways * n) / ((n + 1) / 2);
    if (n >= 2 * LEAST_SEGMENT && 2 / ways <= level) return n;
  }
}

/** The change points of a series in its order; none where it is too short to tell. */
export function changePoints(values: readonly number[], { level, seed }: ChangePointOptions): ChangePoint[] {
  if (values.length < leastValues(level)) return [];
  const random = uniforms(seed);
  const found: ChangePoint[] = [];
  const bounds = [0, values.length];
  for (;;) {
    const best = bestSplit(Float64Array.from(values), bounds);
    if (!best) return ordered(found);
    const pValue = shareOfOrders(values, bounds, best.size, { level, random });
    if (pValue === null) return ordered(found);
    found.push({ index: best.index, pValue });
    bounds.push(best.index);
    bounds.sort((a, b) => a - b);
  }
}

const ordered = (found: ChangePoint[]): ChangePoint[] => found.sort((a, b) => a.index - b.index);

/**
 * How often random orders within the segments split as far; null as soon as it is too often, which most
 * quiet series show after some ten orders.
 */
function shareOfOrders(
  values: readonly number[],
  bounds: readonly number[],
  size: number,
  { level, random }: { level: number; random: () => number },
): number | null {
  const shuffled = Float64Array.from(values);
  const most = Math.floor(level * (ORDERS + 1)) - 1;
  let asFar = 0;
  for (let order = 0; order < ORDERS; order++) {
    eachSegment(bounds, (start, end) => shuffle(shuffled, start, end, random));
    if ((bestSplit(shuffled, bounds)?.size ?? 0) < size * (1 - ROUNDING)) continue;
    if (++asFar > most) return null;
  }
  return (asFar + 1) / (ORDERS + 1);
}

interface Split {
  readonly index: number;
  /** The scaled energy distance between its sides. */
  readonly size: number;
}

function bestSplit(values: Float64Array, bounds: readonly number[]): Split | undefined {
  let best: Split | undefined;
  eachSegment(bounds, (start, end) => {
    const split = splitOf(values, start, end);
    if (split && split.size > (best?.size ?? 0)) best = split;
  });
  return best;
}

function eachSegment(bounds: readonly number[], visit: (start: number, end: number) => void): void {
  for (let i = 1; i < bounds.length; i++) visit(bounds[i - 1]!, bounds[i]!);
}

/**
 * The split of a segment at which what lies before it and a stretch after it (up to `end` or less, so that a
 * third level behind does not hide the second) are furthest apart. Sums of distances grow by one value at a time:
 * the square of the length in all.
 */
function splitOf(values: Float64Array, start: number, end: number): Split | undefined {
  /** Of all pairs from an index to the current end; of all pairs from the start to an index. */
  const from = new Float64Array(end - start + 1);
  const until = new Float64Array(end - start + 1);
  let [best, size] = [0, 0];
  for (let last = start; last < end; last++) {
    let toLast = 0;
    for (let i = last - 1; i >= start; i--) {
      toLast += Math.abs(values[i]! - values[last]!);
      from[i - start]! += toLast;
    }
    const all = from[0]!;
    const count = last + 1 - start;
    until[count] = all;
    for (let m = LEAST_SEGMENT; m <= count - LEAST_SEGMENT; m++) {
      const n = count - m;
      const [before, after] = [until[m]!, from[m]!];
      // mn/(m+n) × (mean between the sides × 2 − mean within each), by 2/(m+n) less.
      const apart = all - before - after - (before * n) / (m - 1) - (after * m) / (n - 1);
      if (apart * 2 > size * count) [best, size] = [start + m, (apart * 2) / count];
    }
  }
  return size > 0 ? { index: best, size } : undefined;
}

function shuffle(values: Float64Array, start: number, end: number, random: () => number): void {
  for (let i = end - 1; i > start; i--) {
    const j = start + Math.floor(random() * (i - start + 1));
    const kept = values[i]!;
    values[i] = values[j]!;
    values[j] = kept;
  }
}

function uniforms(seed: number): () => number {
  const generator = xoroshiro128plus(seed);
  return () => uniformFloat64(generator);
}
