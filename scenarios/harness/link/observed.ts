/** What two readings of the link tell of the path that it was in between. */
import { cpuUs } from '../usage-delta.js';
import type { LinkReading } from './commands.js';
import { latenessBetween } from './lateness.js';

/**
 * Its lateness, released minus due, and how busy it was: by CPU time, since its event loop counts as
 * working while the thread waits for the moment of release.
 * @param before undefined: since it started
 */
export function linkBetween(before: LinkReading | undefined, after: LinkReading) {
  const elapsedUs = (after.usage.atNs - (before?.usage.atNs ?? 0)) / 1000;
  return {
    linkLatenessP50Ms: latenessBetween(before?.lateness, after.lateness, 0.5) / 1e6,
    linkLatenessP99Ms: latenessBetween(before?.lateness, after.lateness, 0.99) / 1e6,
    linkBusyShare: cpuUs(before?.usage, after.usage) / elapsedUs,
  };
}
