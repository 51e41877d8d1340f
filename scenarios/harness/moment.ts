/** One moment of a trial as server, generator, metronome and machine saw it, and what two of them tell. */
import type { Usage } from '../../protocol/usage.js';
import type { Child } from './child.js';
import type { Reading } from './generator/commands.js';
import { type HostLoad, readHostLoad } from './host-load.js';
import type { LinkReading } from './link/commands.js';
import { linkBetween } from './link/observed.js';
import type { MetronomeCommands } from './metronome.js';
import { cpusInUse, type Pinning } from './pinning.js';
import type { Pair } from './trial-context.js';
import type { Observations } from './trial-limits.js';
import { cpuUs } from './usage-delta.js';

export interface Moment {
  readonly server: Usage;
  readonly serverRequests: number;
  readonly slowReadersCut: number;
  readonly generator: Reading;
  readonly metronome: Usage | undefined;
  /** Absent where generator and server are side by side. */
  readonly link?: LinkReading;
  readonly controllerCpuUs: number;
  readonly host: HostLoad | undefined;
  /** When controller and host were read, ms on the controller's own clock. */
  readonly readAtMs: number;
}

/** Takes a moment. With `collect`, both sides collect garbage first. */
export async function takeMoment(
  pair: Pair,
  pinning: Pinning,
  metronome?: Child<MetronomeCommands>,
  collect = false,
): Promise<Moment> {
  const [server, generator, beat, link] = await Promise.all([
    pair.server.call('usage', { collect }),
    pair.generator.call('read', { collect }),
    metronome?.call('usage', {}),
    pair.link?.call('read', {}),
  ]);
  return {
    server: server.usage,
    serverRequests: server.counters.requests,
    slowReadersCut: server.counters.slowReadersCut,
    generator,
    metronome: beat,
    ...(link ? { link } : {}),
    controllerCpuUs: cpuUs(undefined, process.resourceUsage()),
    host: readHostLoad(cpusInUse(pinning)),
    readAtMs: performance.now(),
  };
}

/** How busy the generator was, how true the link, and how busy everyone else, between two moments. */
export function loadBetween(before: Moment, after: Moment): Partial<Observations> {
  const elapsedNs = after.generator.usage.atNs - before.generator.usage.atNs;
  const busyMs = after.generator.usage.loopActiveMs - before.generator.usage.loopActiveMs;
  const idleMs = after.generator.usage.loopIdleMs - before.generator.usage.loopIdleMs;
  return {
    generatorLoopShare: busyMs / (busyMs + idleMs),
    ...(after.generator.clockBoundNs === undefined
      ? {}
      : { clockBoundMs: after.generator.clockBoundNs / 1e6 }),
    stallShare: (after.generator.stalledNs - before.generator.stalledNs) / elapsedNs,
    ...(after.link ? linkBetween(before.link, after.link) : {}),
    ...foreignLoad(before, after),
  };
}

/**
 * Cores' worth of each over its own interval: a process that is overrun answers late, and by different
 * times at the two moments, so that sums of CPU time would take its lateness for somebody else's work.
 */
function foreignLoad(before: Moment, after: Moment): Partial<Observations> {
  if (!before.host || !after.host) return {};
  const elapsedMs = after.readAtMs - before.readAtMs;
  const ownCores =
    coresOf(before.server, after.server) +
    coresOf(before.generator.usage, after.generator.usage) +
    (before.metronome && after.metronome ? coresOf(before.metronome, after.metronome) : 0) +
    (before.link && after.link ? coresOf(before.link.usage, after.link.usage) : 0) +
    (after.controllerCpuUs - before.controllerCpuUs) / 1000 / elapsedMs;
  const busySeconds = after.host.busySeconds - before.host.busySeconds;
  const totalSeconds = after.host.totalSeconds - before.host.totalSeconds;
  const stealSeconds = after.host.stealSeconds - before.host.stealSeconds;
  return {
    foreignCores: Math.max(0, (busySeconds * 1000) / elapsedMs - ownCores),
    stealShare: totalSeconds > 0 ? stealSeconds / totalSeconds : 0,
  };
}

const coresOf = (before: Usage, after: Usage): number =>
  (cpuUs(before, after) * 1000) / (after.atNs - before.atNs);

/** What was delivered wrongly so far, where no receipts are kept. */
export function deliveryFaults(reading: Reading) {
  const { misplaced, corrupt, resets, cuts, cutsSaid } = reading;
  return { missing: 0, duplicates: 0, misplaced, corrupt, resets, cuts, cutsSaid };
}
