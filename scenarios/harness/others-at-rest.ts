/**
 * What others use of the cores while nothing of a trial runs. The CPU of a server that is not ours is not
 * known, and while it serves nobody can tell it from others'; before its readers come and when they have gone,
 * it is silent.
 */
import { readHostLoad } from './host-load.js';
import { cpusInUse } from './pinning.js';
import type { TrialContext } from './trial-context.js';
import type { Observations } from './trial-limits.js';
import { cpuUs } from './usage-delta.js';

/** The kernel counts in hundredths of a second: two such times tell a fiftieth of a core. */
const WATCH_MS = 300;

/** What both times take together, ms: for the estimate. */
export const WATCHED_MS = 2 * WATCH_MS;

interface Watched {
  /** CPU time of everyone but this process, on the cores in use, s. */
  readonly busySeconds: number;
  readonly seconds: number;
}

/** Undefined where the system does not tell. @throws AbortError on Ctrl-C */
export async function watchOthers({ pinning, elapse }: TrialContext): Promise<Watched | undefined> {
  const read = () => ({
    host: readHostLoad(cpusInUse(pinning)),
    ownUs: cpuUs(undefined, process.resourceUsage()),
    atMs: performance.now(),
  });
  const before = read();
  await elapse(WATCH_MS);
  const after = read();
  if (!before.host || !after.host) return undefined;
  const ownSeconds = (after.ownUs - before.ownUs) / 1e6;
  return {
    busySeconds: after.host.busySeconds - before.host.busySeconds - ownSeconds,
    seconds: (after.atMs - before.atMs) / 1000,
  };
}

/** Cores' worth over all the times they were watched: who comes in the middle counts by half. */
export function othersUsed(times: readonly (Watched | undefined)[]): Pick<Observations, 'foreignCores'> {
  const told = times.filter((time) => time !== undefined);
  if (told.length === 0) return {};
  const busySeconds = told.reduce((sum, time) => sum + time.busySeconds, 0);
  const seconds = told.reduce((sum, time) => sum + time.seconds, 0);
  return { foreignCores: Math.max(0, busySeconds / seconds) };
}
