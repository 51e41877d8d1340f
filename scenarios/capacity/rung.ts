/** One rung of the ladder: a warm-up and a short window at one offered rate, and what they showed. */
import type { Metrics } from '../../results/metrics.js';
import type { StoredHistogram } from '../../results/schema.js';
import { costs, distribution, present, windowCounters } from '../harness/figures.js';
import { judge } from '../harness/judge.js';
import { takeMoment } from '../harness/moment.js';
import { openReaders, type Paced, type PacedPoint } from '../harness/paced.js';
import { measureWindow } from '../harness/paced-window.js';
import type { Pair, TrialContext } from '../harness/trial-context.js';
import type { Observations } from '../harness/trial-limits.js';
import type { Settings } from '../settings.js';
import { type GaveOut, whatGaveOut } from './gave-out.js';

/** The parameters of a ladder. */
export type LadderPoint = Omit<PacedPoint, 'ratePerSecond'>;

/** Share of the ticks that must be played for a rate to count as offered. */
const LEAST_OFFERED = 0.99;

export interface RungRecord {
  /** Deliveries offered a second. */
  readonly ratePerSecond: number;
  /** Null where the rate was held. */
  readonly gaveOut: GaveOut | null;
  /** From intended time; infinite where nothing arrived. */
  readonly latencyP99Ns: number;
  readonly serverCpuShare: number;
  readonly generatorCpuShare: number;
  readonly metrics: Metrics;
  readonly counters: Readonly<Record<string, number>>;
  readonly histograms: Readonly<Record<string, StoredHistogram>>;
  readonly observations: Observations;
}

/** The settings of a paced trial, with the windows of a rung in place of its own. */
export function rungSettings(settings: Settings): Settings {
  const { capacityWarmupMs: warmupMs, capacityDrainMs: drainMs } = settings;
  return { ...settings, warmupMinMs: warmupMs, warmupMaxMs: warmupMs, drainMs };
}

/**
 * Answers what asks one rate. The processes are kept from rung to rung, since fresh ones are cold: held
 * polls cost an Express server 390 µs each in fresh processes at 2,000 a second, and 210 µs in kept ones
 * at 4,300. Each rung begins with nothing under way and its garbage collected; where something was lost
 * or is still under way, fresh processes take the place of those that were overrun.
 */
export function createRungs(context: TrialContext): (ratePerSecond: number) => Promise<RungRecord> {
  const { settings } = context;
  let pair: Pair | undefined;

  return async (ratePerSecond) => {
    pair ??= await runIn(context);
    await takeMoment(pair, context.pinning, undefined, true);
    const paced = await measure(context, pair, ratePerSecond, settings.capacityMeasureMs);
    if (!isAllDelivered(paced.observations)) {
      await context.endProcesses();
      pair = undefined;
    }
    return recordOf(paced, ratePerSecond, settings);
  };
}

/** Fresh processes, run in unmeasured at the rate of the first rung. */
async function runIn(context: TrialContext): Promise<Pair> {
  const { capacityStartPerSecond, capacityRunInMs } = context.settings;
  const pair = await openReaders(context);
  await measure(context, pair, capacityStartPerSecond, capacityRunInMs);
  return pair;
}

function measure(context: TrialContext, pair: Pair, perSecond: number, measureMs: number): Promise<Paced> {
  const point = context.point as LadderPoint;
  const rung: TrialContext = {
    ...context,
    settings: rungSettings(context.settings),
    point: { ...point, ratePerSecond: perSecond / point.clients },
  };
  // At a constant period a rate is offered to the last message; Poisson's would vary by some per cent.
  return measureWindow(rung, pair, { follower: 'server', arrivals: 'constant', measureMs });
}

function isAllDelivered(observations: Observations): boolean {
  const { missing = 0, duplicates = 0, misplaced = 0, corrupt, resets, cuts } = observations;
  return missing + duplicates + misplaced + corrupt + resets + cuts === 0;
}

function recordOf(
  paced: Paced,
  ratePerSecond: number,
  { capacitySloMs, capacityMeasureMs }: Settings,
): RungRecord {
  const { account, observations } = paced;
  const latency = distribution(account.latencyNs);
  // The ticks stay on the server's bill: at these rates they come in bunches, and cost less than single ones.
  const cost = costs(paced.before, paced.after);
  const load = {
    // Where too few arrived for a percentile, the longest of them bounds it.
    latencyP99Ns: latency?.at(99) ?? latency?.stored.maxNs ?? Number.POSITIVE_INFINITY,
    serverCpuShare: cost.serverCpuShare ?? 0,
    generatorCpuShare: cost.generatorCpuShare ?? 0,
  };
  const gaveOut = whatGaveOut({
    ...load,
    sloNs: capacitySloMs * 1e6,
    isOffered: wasOffered(observations, capacityMeasureMs),
    failedChecks: judge(observations).flatMap(({ id, ok }) => (ok ? [] : [id])),
  });
  return {
    ...load,
    ratePerSecond,
    gaveOut,
    metrics: present({ ...cost, latencyP50Ns: latency?.at(50), latencyP99Ns: latency?.at(99) }),
    counters: windowCounters(paced),
    histograms: latency ? { latency: latency.stored } : {},
    observations,
  };
}

/** Ticks later than a hundredth of the window could make the rate more than one per cent less than was said. */
function wasOffered({ offeredShare = 1, metronomeLagP99Ms = 0 }: Observations, measureMs: number): boolean {
  return offeredShare >= LEAST_OFFERED && metronomeLagP99Ms <= (1 - LEAST_OFFERED) * measureMs;
}
