/** What the instrument reports of a trial, read from its record as a report would read it. */
import { percentileReader } from '../../results/histogram.js';
import type { StoredHistogram, TrialRecord } from '../../results/schema.js';

/** Checks that speak of the deliveries; the others speak of the machine and of the instrument's load. */
const deliveryChecks = [
  'missing',
  'duplicates',
  'misplaced',
  'corrupt',
  'resets',
  'cuts',
  'causality',
] as const;

export type CountId = (typeof deliveryChecks)[number] | 'slowReadersCut';

const times = {
  mean: (of: StoredHistogram) => of.meanNs,
  p10: (of: StoredHistogram) => percentileReader(of)(10),
  p50: (of: StoredHistogram) => percentileReader(of)(50),
  p90: (of: StoredHistogram) => percentileReader(of)(90),
  p99: (of: StoredHistogram) => percentileReader(of)(99),
  max: (of: StoredHistogram) => of.maxNs,
} as const;

export type TimeId = keyof typeof times;
const histograms = {
  /** From the time the schedule asked for until the receipt. */
  intended: 'latency',
  /** From the hand-over to the transport until the receipt. */
  sent: 'sentLatency',
  /** From the tick until the hand-over: the server's own delay. */
  handOver: 'handOver',
} as const;

export type Histogram = keyof typeof histograms;

export interface Seen {
  /** True where the trial's figures may be shown. */
  readonly valid: boolean;
  /** Why its figures are withheld, or why there are none. */
  readonly reasons: readonly string[];
  /** Titles of all checks that failed. */
  readonly failed: readonly string[];
  /** Checks of the deliveries that failed, in the order in which they are made. */
  readonly accused: readonly string[];
  /** How long after the first tick the window opened, ms; undefined where nothing was measured. */
  readonly openedMs: number | undefined;
  count(id: CountId): number | undefined;
  /** Undefined where there are too few samples, or none. */
  timeNs(histogram: Histogram, id: TimeId): number | undefined;
}

export function seenIn(record: TrialRecord): Seen {
  if (record.status !== 'valid' && record.status !== 'invalid') {
    const reasons = [`${record.status}: ${record.reasons.join(' ')}`];
    return {
      valid: false,
      reasons,
      failed: [record.status],
      accused: [],
      openedMs: undefined,
      count: () => undefined,
      timeNs: () => undefined,
    };
  }
  const { checks } = record;
  const measured = record.status === 'valid' ? record : record.rejected;
  return {
    valid: record.status === 'valid',
    reasons: record.status === 'invalid' ? record.reasons : [],
    failed: checks.filter(({ ok }) => !ok).map(({ title }) => title),
    accused: deliveryChecks.filter((id) => checks.some((check) => check.id === id && !check.ok)),
    openedMs: measured.counters.warmupMs,
    count: (id) => checks.find((check) => check.id === id)?.value ?? measured.counters[id],
    timeNs(histogram, id) {
      const stored = measured.histograms[histograms[histogram]];
      return stored ? (times[id](stored) ?? undefined) : undefined;
    },
  };
}
