/**
 * Distributions of times, stored so that they can be merged and read again: HdrHistogram with three
 * significant digits from 1 ns to 1 hour, in its V2 compressed encoding.
 */
import {
  build,
  decodeFromCompressedBase64,
  encodeIntoCompressedBase64,
  type Histogram,
  type JsHistogram,
} from 'hdr-histogram-js';
import type { StoredHistogram } from './schema.js';

/** One hour. A longer time counts as one hour in the percentiles; the maximum keeps its true value. */
const HIGHEST_NS = 3_600_000_000_000;
/** At three significant digits HdrHistogram divides each power of two, the first apart, by half of 2^11. */
const STEP_BITS = 11;
/** Times below this are counted as the 32-bit integers they are; above two seconds there are few. */
const TALLIED_BELOW_NS = 2 ** 31;
/** A percentile with fewer samples beyond it is an anecdote. */
const SAMPLES_BEYOND = 10;

/** The percentiles that are exported; one sample in `oneIn` lies beyond. */
const exported = [
  { percentile: 50, oneIn: 2 },
  { percentile: 75, oneIn: 4 },
  { percentile: 90, oneIn: 10 },
  { percentile: 95, oneIn: 20 },
  { percentile: 99, oneIn: 100 },
  { percentile: 99.9, oneIn: 1_000 },
  { percentile: 99.99, oneIn: 10_000 },
] as const;

/** What the library needs: its WebAssembly build would have to be started first, this one need not. */
function emptyHistogram(): Histogram {
  return build({
    lowestDiscernibleValue: 1,
    highestTrackableValue: HIGHEST_NS,
    numberOfSignificantValueDigits: 3,
    bitBucketSize: 32,
    autoResize: false,
    useWebAssembly: false,
  });
}

interface Summary {
  readonly count: number;
  readonly meanNs: number;
  readonly minNs: number;
  readonly maxNs: number;
}

/**
 * Stores times in ns. Mean, minimum and maximum are those of the samples themselves; in the
 * histogram a sample below 1 counts as 1 and each is rounded to whole ns.
 * @throws RangeError where a sample is not a finite number
 */
export function storeHistogram(samplesNs: Float64Array | readonly number[]): StoredHistogram {
  const histogram = emptyHistogram();
  const tally = createTally();
  let sum = 0;
  let minNs = Number.POSITIVE_INFINITY;
  let maxNs = Number.NEGATIVE_INFINITY;
  for (const ns of samplesNs) {
    if (!Number.isFinite(ns)) throw new RangeError(`a time in ns is a finite number, not ${ns}`);
    sum += ns;
    if (ns < minNs) minNs = ns;
    if (ns > maxNs) maxNs = ns;
    const whole = Math.min(HIGHEST_NS, Math.max(1, Math.round(ns)));
    if (whole < TALLIED_BELOW_NS) tally.add(whole);
    else histogram.recordValue(whole);
  }
  tally.recordInto(histogram);
  const count = samplesNs.length;
  if (count === 0) return stored(histogram, { count, meanNs: 0, minNs: 0, maxNs: 0 });
  return stored(histogram, { count, meanNs: sum / count, minNs, maxNs });
}

/**
 * Counts whole numbers by the histogram's own steps, so that it has to be told once a step and not once
 * a sample, which costs it two logarithms: a hundredth of the time, to the same counts.
 */
function createTally() {
  const powers = 32 - STEP_BITS;
  const counts = new Uint32Array((powers + 1) << STEP_BITS);
  return {
    add(whole: number): void {
      const power = Math.max(0, powers - Math.clz32(whole));
      const at = (power << STEP_BITS) | (whole >>> power);
      counts[at] = (counts[at] as number) + 1;
    },
    recordInto(histogram: Histogram): void {
      counts.forEach((count, at) => {
        if (count === 0) return;
        const power = at >>> STEP_BITS;
        const step = at & (2 ** STEP_BITS - 1);
        histogram.recordValueWithCount(step * 2 ** power, count);
      });
    },
  };
}

/**
 * One histogram of all samples, for parts of one trial such as its clients. Never for trials: their
 * samples are not independent, and a percentile of all of them has no interval.
 */
export function mergeHistograms(parts: readonly StoredHistogram[]): StoredHistogram {
  const filled = parts.filter((part) => part.count > 0);
  if (filled.length === 0) return storeHistogram([]);
  const histogram = emptyHistogram();
  for (const part of filled) histogram.add(decode(part));
  const count = filled.reduce((sum, part) => sum + part.count, 0);
  return stored(histogram, {
    count,
    meanNs: filled.reduce((sum, part) => sum + part.meanNs * (part.count / count), 0),
    minNs: Math.min(...filled.map((part) => part.minNs)),
    maxNs: Math.max(...filled.map((part) => part.maxNs)),
  });
}

/**
 * Reads any percentile of a stored histogram, in ns within 0.1 %; null where fewer than ten samples
 * lie beyond it. Decoding is done once, for the many points of a curve.
 * @throws Error where the encoded histogram is damaged
 */
export function percentileReader(of: StoredHistogram): (percentile: number) => number | null {
  const histogram = decode(of);
  return (percentile) =>
    hasEnoughBeyond(of.count, percentile) ? readPercentile(histogram, of, percentile) : null;
}

/**
 * The times that a histogram holds, ns within 0.1 %, from the shortest on, each with how many samples took it.
 * @throws Error where the encoded histogram is damaged
 */
export function recordedTimes(of: StoredHistogram): (readonly [ns: number, count: number])[] {
  if (of.count === 0) return [];
  const values = (decode(of) as JsHistogram).recordedValuesIterator;
  values.reset();
  const times: [number, number][] = [];
  while (values.hasNext()) {
    const { valueIteratedTo, countAddedInThisIterationStep } = values.next();
    times.push([within(of, valueIteratedTo), countAddedInThisIterationStep]);
  }
  return times;
}

function hasEnoughBeyond(count: number, percentile: number): boolean {
  const known = exported.find((entry) => entry.percentile === percentile);
  // 1 − 0.999 is not 1/1000 in binary: the exported ones are decided in whole numbers.
  const beyond = known ? count / known.oneIn : count * (1 - percentile / 100);
  return beyond >= SAMPLES_BEYOND;
}

/** A bucket's upper end may lie beyond every sample; what is read never does. */
function readPercentile(histogram: Histogram, of: Summary, percentile: number): number {
  return within(of, histogram.getValueAtPercentile(percentile));
}

const within = ({ minNs, maxNs }: Summary, ns: number): number => Math.max(minNs, Math.min(maxNs, ns));

function stored(histogram: Histogram, summary: Summary): StoredHistogram {
  return {
    ...summary,
    percentiles: exported
      .filter(({ percentile }) => hasEnoughBeyond(summary.count, percentile))
      .map(({ percentile }) => ({ percentile, ns: readPercentile(histogram, summary, percentile) })),
    encoded: encodeIntoCompressedBase64(histogram),
  };
}

function decode({ encoded }: StoredHistogram): Histogram {
  return decodeFromCompressedBase64(encoded, 32, false);
}
