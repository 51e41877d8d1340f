/** The link's own accuracy and ceiling, for the preflight of a run over a distance. */
import type { LinkPreflight } from '../../../results/schema.js';
import { realtimePrefix } from '../pinning.js';
import type { TrialContext } from '../trial-context.js';
import { latenessBetween } from './lateness.js';
import type { LinkPath } from './path.js';
import { carriedPerSecond, probe, quantileOf, startEcho } from './probe.js';

/** What it takes, ms: for the estimate. */
export const LINK_WORTH_MS = 1400;

const PROBES = 100;
const PROBE_EVERY_MS = 4;
const DIRECT_PROBES = 40;
/** Accuracy does not depend on the distance; at this one it is measured in time. */
const LONGEST_RTT_MS = 100;
const CEILING_CONNECTIONS = 32;
const CEILING_MS = 300;

const pathAt = (rttMs: number): LinkPath => ({ rttMs, jitterMs: 0, bandwidthMbps: 0 });

/** @param rttMs the shortest distance that the run asks for */
export async function worthOfLink(context: TrialContext, rttMs: number): Promise<LinkPreflight> {
  const probedRttMs = Math.min(rttMs, LONGEST_RTT_MS);
  const echo = await startEcho();
  try {
    const direct = await probe(echo.url, DIRECT_PROBES, 1);
    const { link, url } = await context.startLink(echo.url, pathAt(probedRttMs));
    const { roundTripsNs } = await probe(url, PROBES, PROBE_EVERY_MS);
    const { lateness } = await link.call('read', {});
    const ceiling = await context.startLink(echo.url, pathAt(1));
    const carried = await carriedPerSecond(ceiling.url, CEILING_CONNECTIONS, CEILING_MS);
    await Promise.all([link.end(), ceiling.link.end()]);
    return {
      rttMs: probedRttMs,
      addedP50Ns: quantileOf(roundTripsNs, 0.5) - quantileOf(direct.roundTripsNs, 0.5),
      latenessP99Ns: latenessBetween(undefined, lateness, 0.99),
      carriedPerSecond: carried,
      realtime: realtimePrefix().length > 0,
    };
  } finally {
    echo.close();
  }
}
