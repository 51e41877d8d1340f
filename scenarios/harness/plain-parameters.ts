/** The parameters of whoever starts a trial's processes to measure the instrument, not a scenario's question. */
import { headerProfiles } from '../../protocol/headers.js';
import { findLane, type LaneId } from '../../protocol/lanes.js';
import { defaults } from '../settings.js';
import type { TrialParameters } from './trial-context.js';

/** Side by side, at the defaults and with the fewest headers; ticks stay in the bill. */
export function plainParameters(
  lane: LaneId,
  { pinning, signal }: Pick<TrialParameters, 'pinning' | 'signal'>,
): TrialParameters {
  return {
    lane: findLane(lane)!,
    point: {},
    settings: defaults,
    seed: 1,
    headers: headerProfiles.minimal!,
    keepAlive: true,
    host: '127.0.0.1',
    pinning,
    tickCpuUs: 0,
    signal,
  };
}
