/** What delays and freezes read as: a value with its tolerance, and what no busy machine breaks. */
import type { Settings } from '../settings.js';
import { type Expected, innocent } from './known-answer.js';
import { uniformLaw } from './polling-law.js';
import type { Histogram, TimeId } from './seen.js';
import type { KnownSize } from './sizes.js';

export const MS = 1e6;
/**
 * Delays are told from the same server at this one. Not from none: what is published in the turn of its tick
 * meets the polls that waited for that turn, and reads half a millisecond younger than what a timer releases.
 */
export const REFERENCE_DELAY_MS = 1;
/** A delay is told within 5 % or 100 µs, whichever is more. */
const delayToleranceNs = (ns: number): number => Math.max(0.05 * ns, 0.1 * MS);
/** Beyond what a machine that still gets anything done adds to a latency. */
const BUSY_NS = 5_000 * MS;

/** About when message `index` is due, ms from the first tick: sooner than its arrivals at random stray. */
export function dueMs(index: number, { pushRatePerSecond }: Settings): number {
  return ((index - 2 * Math.sqrt(index)) / pushRatePerSecond) * 1000;
}

/** A slow poller costs the server nothing: it is served late, in full, and nobody is cut. */
export function lateOnly({ slowPoller, counting }: KnownSize): [Partial<Settings>, Expected[], number] {
  const { from, to } = slowPoller;
  const stalledNs = ((to - from) / counting.pushRatePerSecond) * 1e9;
  // What is due after the window opens waits for the stall's end: for half of it, or longer.
  const ns = stalledNs / 2;
  return [
    counting,
    [
      { kind: 'accused', of: [] },
      { kind: 'count', id: 'slowReadersCut', value: 0 },
      { kind: 'time', histogram: 'intended', id: 'max', ns, tolerance: 'least', wide: { leastNs: ns } },
    ],
    dueMs(to, counting) - stalledNs / 2 / MS,
  ];
}

export function delayed(ns: number): Expected[] {
  const wide = { leastNs: ns, mostNs: ns + BUSY_NS };
  const p50 = {
    kind: 'time',
    id: 'p50',
    ns: ns - REFERENCE_DELAY_MS * MS,
    tolerance: { ns: delayToleranceNs(ns) },
    aboveReference: true,
  } as const;
  return [innocent, { ...p50, histogram: 'intended', wide }, { ...p50, histogram: 'sent', wide }];
}

/**
 * A freeze of F in a window W strikes the share F/W of the messages, and those by times spread evenly
 * over [0, F]: what is exceeded by the share s of all is F − s·W.
 */
function frozen(histogram: Histogram, { freezing, freeze }: KnownSize): Expected[] {
  const at = (id: TimeId, share: number): Expected => {
    const ns = (freezing.ms - share * freeze.pushMeasureMs) * MS;
    const wide = { leastNs: ns / 2, mostNs: ns + BUSY_NS };
    return { kind: 'time', histogram, id, ns, tolerance: { ns: 0.1 * freezing.ms * MS }, wide };
  };
  // One entry a message is too few for the 99th percentile of the server's own delay.
  return histogram === 'handOver' ? [at('p90', 0.1)] : [at('p90', 0.1), at('p99', 0.01)];
}

/** The server's process does nothing: it is late by the schedule, and by its own stamps it is not. */
export const blocked = (size: KnownSize): Expected[] => [
  innocent,
  ...frozen('intended', size),
  ...frozen('handOver', size),
  ...notFrozen('sent', size),
];

/** What the server has handed over waits: late by the schedule and by its stamps. */
export const held = (size: KnownSize): Expected[] => [
  innocent,
  ...frozen('intended', size),
  ...frozen('sent', size),
];

/**
 * A server that does nothing stamps nothing: from its stamp on, all is as always. On a poll lane some
 * messages were stamped and not yet asked for when the freeze began; on a busy machine over 1 %.
 */
function notFrozen(histogram: Histogram, { freezing }: KnownSize): Expected[] {
  const most = { kind: 'time', histogram, ns: 0.1 * freezing.ms * MS, tolerance: 'most' } as const;
  return [
    { ...most, id: 'p90', wide: { mostIfValidNs: (freezing.ms * MS) / 2 } },
    { ...most, id: 'p99', wide: {} },
  ];
}

/** Polls at interval T: latencies spread evenly over [0, T], within 10 % of their mean. */
export function polled({ law }: KnownSize): Expected[] {
  const intervalNs = law.pollIntervalMs * MS;
  const polls = (law.pushClients * law.pushMeasureMs) / law.pollIntervalMs;
  return [
    innocent,
    ...uniformLaw(intervalNs, polls).map(({ id, ns, samplingNs }): Expected => {
      const tolerance = { ns: 0.1 * (intervalNs / 2) };
      const wide = { leastNs: Math.max(0, ns - intervalNs / 2), mostNs: ns + BUSY_NS };
      return { kind: 'time', histogram: 'intended', id, ns, samplingNs, tolerance, wide };
    }),
  ];
}

/** Whoever does not poll at intervals is near 0: within a twentieth of what a poller would wait. */
export function prompt({ law }: KnownSize): Expected[] {
  const ns = (law.pollIntervalMs * MS) / 20;
  const wide = { leastNs: 0, mostNs: BUSY_NS };
  return [
    innocent,
    { kind: 'time', histogram: 'intended', id: 'mean', ns, tolerance: 'most', wide },
    { kind: 'time', histogram: 'intended', id: 'p50', ns, tolerance: 'most', wide },
  ];
}
