/** What opening a fleet's readers took, reader by reader: times, and what each connection counted by then. */
import type { ConnectionCounters } from '../../../protocol/transport.js';
import type { Openings } from './commands.js';
import { zero } from './counters.js';

export interface Entry {
  readyNs: number;
  firstMessageNs: number;
  counters: ConnectionCounters;
}

export const newEntry = (): Entry => ({ readyNs: Number.NaN, firstMessageNs: Number.NaN, counters: zero() });

export function openings(entries: readonly Entry[], elapsedNs: number): Openings {
  return {
    readyNs: Float64Array.from(entries, (entry) => entry.readyNs),
    firstMessageNs: Float64Array.from(entries, (entry) => entry.firstMessageNs),
    counters: entries.map((entry) => entry.counters),
    elapsedNs,
  };
}
