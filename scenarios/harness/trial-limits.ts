/**
 * What a trial observes of itself, and the table of what each observation may be at the most or at the least.
 * The reasons for the limits are in docs/methodology.md.
 */

/** What a trial observed of itself. A check whose observation is absent does not apply to it. */
export interface Observations {
  readonly metronomeLagP99Ms?: number;
  /** Ticks played of those planned for the window. */
  readonly offeredShare?: number;
  /** How late the link let bytes go, one way. */
  readonly linkLatenessP50Ms?: number;
  readonly linkLatenessP99Ms?: number;
  /** Share of the window the link used its core. */
  readonly linkBusyShare?: number;
  /** Share of the window the generator's event loop was busy. */
  readonly generatorLoopShare?: number;
  readonly missing?: number;
  readonly duplicates?: number;
  readonly misplaced?: number;
  readonly corrupt: number;
  readonly resets: number;
  readonly cuts: number;
  /** What readers said whose connection was cut, the first few. */
  readonly cutsSaid?: readonly string[];
  /** Cores' worth of CPU that processes other than the trial's used on the cores in use. */
  readonly foreignCores?: number;
  readonly stealShare?: number;
  /**
   * Share of the window the generator was held up for more than 10 ms at a stretch. Its limit keeps the
   * printed 99th percentile clear of it: at most that share of the messages can have been touched.
   */
  readonly stallShare?: number;
  /** The same where the 90th is the highest percentile that is printed: its tail is ten times as wide. */
  readonly coarseStallShare?: number;
  /** How far the receiver's stamps may be from the run's clock, where they were taken by another. */
  readonly clockBoundMs?: number;
  /** Messages received before they were stamped. */
  readonly causality?: number;
}

export interface Limit {
  readonly id: Exclude<keyof Observations, 'cutsSaid'>;
  readonly title: string;
  readonly unit: string;
  readonly limit: number;
  /** `most`: invalid above the limit. `least`: invalid below it. */
  readonly kind: 'most' | 'least';
  readonly advice: string;
}

/** A process that uses this much of its core is at its limit. */
export const BUSY_SHARE = 0.9;

const DELIVERY_ADVICE = 'The lane or the instrument lost its way: this is a bug until explained.';
const BUSY_ADVICE = 'Something else uses this machine. Stop it, or measure when it is idle.';

export const limits: readonly Limit[] = [
  {
    id: 'metronomeLagP99Ms',
    title: 'metronome lag p99',
    unit: 'ms',
    limit: 2,
    kind: 'most',
    advice: `The schedule was not kept. ${BUSY_ADVICE}`,
  },
  {
    id: 'offeredShare',
    title: 'offered ticks',
    unit: 'of plan',
    limit: 0.99,
    kind: 'least',
    advice: 'The schedule was not kept. Try a lower --rate.',
  },
  {
    // Twice a round trip: half a millisecond, as exact as the link claims to be.
    id: 'linkLatenessP50Ms',
    title: 'link lateness p50',
    unit: 'ms',
    limit: 0.25,
    kind: 'most',
    advice: `The emulated path was longer than it was set to be. ${BUSY_ADVICE}`,
  },
  {
    // What holds up a virtual core for some milliseconds holds up all readers' bytes that are due then. As
    // of the generator, hold-ups below 10 ms are borne: they are in p99, and in no percentile below it.
    id: 'linkLatenessP99Ms',
    title: 'link lateness p99',
    unit: 'ms',
    limit: 10,
    kind: 'most',
    advice: `The emulated path was longer than it was set to be. ${BUSY_ADVICE}`,
  },
  {
    id: 'linkBusyShare',
    title: 'link busy',
    unit: 'of its time',
    limit: 0.8,
    kind: 'most',
    advice: 'The emulated path, not the server, was at its limit. Try a lower --rate, or fewer clients.',
  },
  {
    id: 'generatorLoopShare',
    title: 'generator busy',
    unit: 'of its time',
    limit: 0.8,
    kind: 'most',
    advice: 'The generator, not the server, was at its limit. Try a lower --rate, or fewer clients.',
  },
  {
    id: 'missing',
    title: 'messages missing',
    unit: 'messages',
    limit: 0,
    kind: 'most',
    advice: DELIVERY_ADVICE,
  },
  {
    id: 'duplicates',
    title: 'messages doubled',
    unit: 'messages',
    limit: 0,
    kind: 'most',
    advice: DELIVERY_ADVICE,
  },
  {
    id: 'misplaced',
    title: 'messages out of order',
    unit: 'messages',
    limit: 0,
    kind: 'most',
    advice: DELIVERY_ADVICE,
  },
  {
    id: 'corrupt',
    title: 'messages corrupt',
    unit: 'messages',
    limit: 0,
    kind: 'most',
    advice: DELIVERY_ADVICE,
  },
  {
    id: 'resets',
    title: 'unplanned resets',
    unit: 'resets',
    limit: 0,
    kind: 'most',
    advice: DELIVERY_ADVICE,
  },
  {
    id: 'cuts',
    title: 'connections cut',
    unit: 'connections',
    limit: 0,
    kind: 'most',
    advice: DELIVERY_ADVICE,
  },
  { id: 'foreignCores', title: 'foreign CPU', unit: 'cores', limit: 0.15, kind: 'most', advice: BUSY_ADVICE },
  {
    id: 'stealShare',
    title: 'time stolen by the hypervisor',
    unit: 'of the cores',
    limit: 0.01,
    kind: 'most',
    advice: 'The host of this virtual machine is busy. Measure on another machine, or later.',
  },
  {
    id: 'stallShare',
    title: 'generator held up',
    unit: 'of its time',
    limit: 0.0075,
    kind: 'most',
    advice: BUSY_ADVICE,
  },
  {
    id: 'coarseStallShare',
    title: 'generator held up',
    unit: 'of its time',
    limit: 0.03,
    kind: 'most',
    advice: BUSY_ADVICE,
  },
  {
    // A browser delivers in about a millisecond, and half of one is what the link may be out on a round trip.
    id: 'clockBoundMs',
    title: "page's clock",
    unit: 'ms',
    limit: 0.5,
    kind: 'most',
    advice: `The page's clock could not be told from the run's any closer. ${BUSY_ADVICE}`,
  },
  {
    id: 'causality',
    title: 'received before sent',
    unit: 'messages',
    limit: 0,
    kind: 'most',
    advice: "The processes' clocks disagree: no latency can be taken on this machine.",
  },
];
