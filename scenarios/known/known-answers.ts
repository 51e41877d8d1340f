/**
 * The known answers: what is built into a server, and what the instrument must then report. One table,
 * walked by the tests (counts exact, times within bounds that no busy machine breaks) and by
 * `npm run bench:known` (times as exactly as the instrument claims).
 */
import { findLane, type Lane, type LaneId } from '../../protocol/lanes.js';
import type { Settings } from '../settings.js';
import { countDamaged, type DamageKind, damageKinds, type Fault } from './fault.js';
import { uniformLaw } from './polling-law.js';
import type { CountId, Histogram, TimeId } from './seen.js';
import type { KnownSize } from './sizes.js';

export type Expected =
  /** The deliveries' checks that fail, no others. `quiet`: the times asked for want a valid trial as well. */
  | { readonly kind: 'accused'; readonly of: readonly string[]; readonly quiet?: true }
  | { readonly kind: 'count'; readonly id: CountId; readonly value: number }
  /** A reason for the verdict names what happened. */
  | { readonly kind: 'named'; readonly by: RegExp }
  | ExpectedTime;

export interface ExpectedTime {
  readonly kind: 'time';
  readonly histogram: Histogram;
  readonly id: TimeId;
  readonly ns: number;
  /** How far off it may be; `most`, `least`: a bound on one side. */
  readonly tolerance: { readonly ns: number } | 'most' | 'least';
  /** Added to what the same server shows for the same figure at the reference delay. */
  readonly aboveReference?: true;
  /** Sampling error of the figure, ns: shown beside what was seen. */
  readonly samplingNs?: number;
  /** What holds on any machine, however busy; `mostIfValidNs`: where the instrument found it quiet enough. */
  readonly wide: { readonly leastNs?: number; readonly mostNs?: number; readonly mostIfValidNs?: number };
}

export interface KnownAnswer {
  readonly id: string;
  readonly lane: Lane & { readonly id: LaneId };
  /** Null: the lane's own server, as it is. */
  readonly fault: Fault | null;
  readonly settings: Partial<Settings>;
  readonly expected: readonly Expected[];
  /** The window shows the fault only if it opens so soon after the first tick, ms. */
  readonly opensByMs?: number;
}

/** A lane of each kind: poll, held poll, stream, socket. */
export const oneOfEachKind: readonly LaneId[] = ['short-polling', 'long-polling', 'sse', 'ws'];

const MS = 1e6;
/**
 * Delays are told from the same server at this one. Not from none: what is published in the turn of its tick
 * meets the polls that waited for that turn, and reads half a millisecond younger than what a timer releases.
 */
export const REFERENCE_DELAY_MS = 1;
/** A delay is told within 5 % or 100 µs, whichever is more. */
const delayToleranceNs = (ns: number): number => Math.max(0.05 * ns, 0.1 * MS);
/** Beyond what a machine that still gets anything done adds to a latency. */
const BUSY_NS = 5_000 * MS;

const innocent: Expected = { kind: 'accused', of: [], quiet: true };

/** Everything that is known about a lane. */
export function knownAnswers(laneId: LaneId, size: KnownSize): KnownAnswer[] {
  const lane = findLane(laneId)!;
  const polls = lane.transport.endsWith('polling');
  const answer = (
    id: string,
    fault: Fault | null,
    settings: Partial<Settings>,
    expected: Expected[],
    opensByMs?: number,
  ): KnownAnswer => ({
    id,
    lane,
    fault,
    settings,
    expected,
    ...(opensByMs === undefined ? {} : { opensByMs }),
  });
  const frozenFromMs = dueMs(size.freezing.at, size.freeze);
  return [
    answer('plain', null, size.delay, [innocent]),
    ...size.delaysMs.map((ms) =>
      answer(`delay ${ms} ms`, { kind: 'delay', ms }, size.delay, delayed(ms * MS)),
    ),
    answer('law', null, size.law, lane.transport === 'short-polling' ? polled(size) : prompt(size)),
    answer('block', { kind: 'block', ...size.freezing }, size.freeze, blocked(size), frozenFromMs),
    answer('hold', { kind: 'hold', ...size.freezing }, size.freeze, held(size), frozenFromMs),
    ...damageKinds.map((kind) => answer(kind, ...damagedBy([kind], size))),
    answer('damage', ...damagedBy(damageKinds, size)),
    answer('cut', { kind: 'cut', at: size.cutAt }, size.counting, cut(0)),
    polls
      ? answer('slow reader', { kind: 'slow-reader', ...size.slowPoller }, ...lateOnly(size))
      : answer('slow reader', { kind: 'slow-reader', ...size.slowReader }, size.slow, cut(1)),
  ];
}

/** What each damage is counted as. */
const countOf: Readonly<Record<DamageKind, CountId>> = {
  drop: 'missing',
  duplicate: 'duplicates',
  reorder: 'misplaced',
  corrupt: 'corrupt',
};

/** Exactly as many as were struck, at each reader, of nothing else any, and rejected for it by name. */
function damagedBy(
  kinds: readonly DamageKind[],
  { striking, counting }: KnownSize,
): [Fault, Partial<Settings>, Expected[]] {
  const fault: Fault = { kind: 'damage', of: kinds, ...striking };
  const counts = damageKinds.map(
    (kind): Expected => ({
      kind: 'count',
      id: countOf[kind],
      value: countDamaged(fault, kind) * counting.pushClients,
    }),
  );
  return [
    fault,
    counting,
    [
      { kind: 'accused', of: kinds.map((kind) => countOf[kind]) },
      ...counts,
      { kind: 'count', id: 'cuts', value: 0 },
    ],
  ];
}

/** One connection is lost, and with it what its reader did not get; `slow`: by the server's own doing. */
function cut(slow: 0 | 1): Expected[] {
  return [
    { kind: 'accused', of: ['missing', 'cuts'] },
    { kind: 'count', id: 'cuts', value: 1 },
    { kind: 'count', id: 'duplicates', value: 0 },
    { kind: 'count', id: 'misplaced', value: 0 },
    { kind: 'count', id: 'corrupt', value: 0 },
    { kind: 'count', id: 'slowReadersCut', value: slow },
    // A client of ws, an HTTP client, an answer broken off: each says it in its own words.
    {
      kind: 'named',
      by: /connection was cut|server closed with code 1013|socket hang up|ECONNRESET|aborted/,
    },
  ];
}

/** About when message `index` is due, ms from the first tick: sooner than its arrivals at random stray. */
function dueMs(index: number, { pushRatePerSecond }: Settings): number {
  return ((index - 2 * Math.sqrt(index)) / pushRatePerSecond) * 1000;
}

/** A slow poller costs the server nothing: it is served late, in full, and nobody is cut. */
function lateOnly({ slowPoller, counting }: KnownSize): [Partial<Settings>, Expected[], number] {
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

function delayed(ns: number): Expected[] {
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
const blocked = (size: KnownSize): Expected[] => [
  innocent,
  ...frozen('intended', size),
  ...frozen('handOver', size),
  ...notFrozen('sent', size),
];

/** What the server has handed over waits: late by the schedule and by its stamps. */
const held = (size: KnownSize): Expected[] => [
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
function polled({ law }: KnownSize): Expected[] {
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
function prompt({ law }: KnownSize): Expected[] {
  const ns = (law.pollIntervalMs * MS) / 20;
  const wide = { leastNs: 0, mostNs: BUSY_NS };
  return [
    innocent,
    { kind: 'time', histogram: 'intended', id: 'mean', ns, tolerance: 'most', wide },
    { kind: 'time', histogram: 'intended', id: 'p50', ns, tolerance: 'most', wide },
  ];
}
