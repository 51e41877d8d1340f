/** What is built into a server, and what the instrument must then report of it. */
import type { Lane, LaneId } from '../../protocol/lanes.js';
import type { Settings } from '../settings.js';
import type { Fault } from './fault.js';
import type { CountId, Histogram, TimeId } from './seen.js';

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

/** Nothing is wrong with the deliveries, and the times asked for are those of a valid trial. */
export const innocent: Expected = { kind: 'accused', of: [], quiet: true };
