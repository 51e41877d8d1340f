/** Slow-downs that the gate is shown to find: which, on which lane, and by which tier. */
import type { LaneId } from '../../protocol/lanes.js';
import type { SlowDown } from '../known/slow-down.js';

export interface BuiltIn {
  readonly id: string;
  readonly lane: LaneId;
  readonly slowDown: SlowDown;
  readonly tier: 'exact' | 'cost';
  /** Lanes whose costs are measured beside the counts of all: the struck one, and one that is not. */
  readonly costLanes: readonly LaneId[];
}

const header: SlowDown = { kind: 'header', bytes: 30 };
const loss: SlowDown = { kind: 'loss', every: 1000 };

const counted = (id: string, lane: LaneId, slowDown: SlowDown): BuiltIn => ({
  ...{ id, lane, slowDown, tier: 'exact', costLanes: [] },
});

export const builtIns: readonly BuiltIn[] = [
  counted('header', 'sse', header),
  counted('header', 'short-polling', header),
  counted('request', 'long-polling', { kind: 'request' }),
  counted('loss', 'ws', loss),
  counted('loss', 'long-polling', loss),
  counted('loss', 'uws', loss),
  {
    id: 'latency',
    lane: 'ws',
    slowDown: { kind: 'latency', ms: 10 },
    tier: 'cost',
    costLanes: ['sse', 'ws'],
  },
];

/** More CPU a message, on one lane: how often it is found is measured, not required. */
export const BURDENED_LANE: LaneId = 'ws';
export const burdenShares = [0.2, 0.5] as const;
export const burden = (share: number): SlowDown => ({ kind: 'cpu', share });
