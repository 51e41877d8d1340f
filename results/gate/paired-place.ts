/** Where the figures of paired units stand among the changes. */
import type { Place } from '../compare/change.js';
import type { ComparisonFile } from './comparison-file.js';

/** The scenario that a unit's figures stand under. */
const PAIRED = 'paired';

/** That scenario on a lane, at the load it was put under. */
export function pairedPlace({ loads }: Pick<ComparisonFile['plan'], 'loads'>, lane: string): Place {
  const load = loads.find((one) => one.lane === lane);
  if (!load) return { scenario: PAIRED, lane, point: {} };
  const { clients, ratePerSecond, textBytes, pollIntervalMs } = load;
  return { scenario: PAIRED, lane, point: { clients, ratePerSecond, textBytes, pollIntervalMs } };
}
