/** When bytes that enter the emulated path leave it again: arithmetic alone, no clock and no socket. */
import type { LinkPath } from './path.js';

/** Half of the round trip, ns. */
export const oneWayNs = ({ rttMs }: Pick<LinkPath, 'rttMs'>): number => rttMs * 0.5e6;

/**
 * One direction of the path. Its bandwidth is one bottleneck for all connections: what comes while
 * others are on it waits for its turn, as in a queue of a router that drops nothing.
 */
export interface Direction {
  /** One connection's share in it, open for bytes from `openNs` on. */
  line(openNs: number): Line;
}

/** Answers when `bytes` that enter at `atNs` leave; never before what entered earlier on the same connection. */
export type Line = (atNs: number, bytes: number) => number;

/** @param random uniform numbers in [0, 1), for the jitter */
export function createDirection(path: LinkPath, random: () => number): Direction {
  const delayNs = oneWayNs(path);
  const jitterNs = path.jitterMs * 1e6;
  const nsPerByte = path.bandwidthMbps > 0 ? 8000 / path.bandwidthMbps : 0;
  let freeNs = Number.NEGATIVE_INFINITY;
  return {
    line(openNs) {
      let lastNs = Number.NEGATIVE_INFINITY;
      return (atNs, bytes) => {
        const enteredNs = Math.max(atNs, openNs);
        const sentNs = nsPerByte > 0 ? Math.max(enteredNs, freeNs) + bytes * nsPerByte : enteredNs;
        if (nsPerByte > 0) freeNs = sentNs;
        const spreadNs = jitterNs > 0 ? random() * jitterNs : 0;
        lastNs = Math.max(lastNs, sentNs + delayNs + spreadNs);
        return lastNs;
      };
    },
  };
}
