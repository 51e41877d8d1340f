/**
 * The preflight: what the machine and the instrument are worth, found before anything is measured,
 * and kept in the result.
 */
import { type Clock, clockOrigin, clockSince } from '../../protocol/clock.js';
import type { Preflight } from '../../results/schema.js';
import { defaults } from '../settings.js';
import { createTrialContext } from './create-trial-context.js';
import { watchIdleNoise } from './idle-noise.js';
import { worthOfLink } from './link/worth.js';
import { takeMoment } from './moment.js';
import type { Pinning } from './pinning.js';
import { plainParameters } from './plain-parameters.js';
import { intendedTimes } from './schedule.js';
import type { Pair, TrialContext } from './trial-context.js';
import { cpuUs } from './usage-delta.js';

/** What the whole takes, ms: for the estimate. */
export const PREFLIGHT_MS = 7000;

const IDLE_MS = 1500;
const LAG_RATE_PER_SECOND = 1000;
const LAG_MS = 1500;
const TICK_COST_MS = 2500;
const CLOCK_SAMPLES = 20;
/** Ticks cost every server the same: this lane stands for all, since it needs no native part. */
const LANE = 'ws';

/** @param distanceMs the shortest round trip of the emulated path that the run asks for; none: no link is tried */
export async function runPreflight(
  pinning: Pinning,
  ratePerSecond: number,
  signal: AbortSignal,
  distanceMs?: number,
): Promise<Preflight> {
  const context = createTrialContext(plainParameters(LANE, { pinning, signal }));
  try {
    const { serverCpu, generatorCpu } = pinning;
    const cpus = serverCpu === null || generatorCpu === null ? null : [serverCpu, generatorCpu];
    const idle = await watchIdleNoise(cpus, () => context.elapse(IDLE_MS));
    const pair = await context.startPair(defaults.pollIntervalMs);
    const clocks = await compareClocks(context, pair);
    const fast = await playTicks(context, pair, LAG_RATE_PER_SECOND, LAG_MS);
    const paced = await playTicks(context, pair, ratePerSecond, TICK_COST_MS);
    await context.endProcesses();
    const link = distanceMs === undefined ? undefined : await worthOfLink(context, distanceMs);
    return {
      timerResolutionNs: timerResolution(clockSince(clockOrigin())),
      clockUncertaintyNs: clocks,
      metronomeLagP50Ns: fast.lagNs(0.5),
      metronomeLagP99Ns: fast.lagNs(0.99),
      metronomeNiceness: fast.niceness,
      metronomeRealtime: fast.realtime,
      tickCpuUs: paced.serverCpuUsPerTick,
      tickRatePerSecond: ratePerSecond,
      idleCores: idle.cores,
      idleStealShare: idle.stealShare,
      idleCauses: idle.causes.map((cause) => ({ ...cause })),
      ...(link ? { link } : {}),
    };
  } finally {
    await context.end();
  }
}

/** The smallest step the clock was seen to take, ns. */
function timerResolution(now: Clock): number {
  let least = Number.POSITIVE_INFINITY;
  for (let i = 0; i < 10_000; i++) {
    const from = now();
    let to = now();
    while (to === from) to = now();
    least = Math.min(least, to - from);
  }
  return least;
}

/**
 * How far the processes' clocks can be apart, ns: each is read between two readings of ours, and the
 * narrowest such bracket bounds the difference. A reading outside its bracket makes it negative.
 */
async function compareClocks(context: TrialContext, pair: Pair): Promise<number> {
  const bracket = async (read: () => Promise<number>): Promise<number> => {
    const before = context.now();
    const reading = await read();
    const after = context.now();
    return reading >= before && reading <= after ? after - before : -1;
  };
  const narrowest = async (read: () => Promise<number>): Promise<number> => {
    const brackets: number[] = [];
    for (let i = 0; i < CLOCK_SAMPLES; i++) brackets.push(await bracket(read));
    return Math.min(...brackets);
  };
  const server = await narrowest(
    async () => (await pair.server.call('usage', { collect: false })).usage.atNs,
  );
  const generator = await narrowest(
    async () => (await pair.generator.call('read', { collect: false })).usage.atNs,
  );
  return server < 0 || generator < 0 ? -1 : Math.max(server, generator);
}

/** Ticks at a pace that a server without subscribers publishes: the metronome's lag, and what a tick costs. */
export async function playTicks(context: TrialContext, pair: Pair, ratePerSecond: number, forMs: number) {
  const offsetsNs = intendedTimes('constant', ratePerSecond, forMs, 1);
  const path = context.tickPath();
  await pair.server.call('followTicks', {
    path,
    textBytes: defaults.textBytes,
    expectedTicks: offsetsNs.length,
  });
  const { metronome, niceness, realtime } = await context.startMetronome(path);
  const before = await takeMoment(pair, context.pinning, metronome);
  const startNs = context.now() + 20e6;
  await metronome.call('play', { startNs, offsetsNs });
  const played = await metronome.call('endAt', { untilNs: startNs + forMs * 1e6 }, forMs + 10_000);
  const after = await takeMoment(pair, context.pinning, metronome);
  await metronome.end();
  const lags = played.tickedNs.map((ticked, i) => ticked - startNs - (offsetsNs[i] as number)).sort();
  return {
    niceness,
    realtime,
    serverCpuUsPerTick: cpuUs(before.server, after.server) / played.ticked,
    lagNs: (q: number) => lags[Math.min(lags.length - 1, Math.ceil(q * lags.length) - 1)] ?? 0,
  };
}
