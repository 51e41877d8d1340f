/** What a climbed ladder found: the highest rate held, what gave out above it, and what bounds the figure. */
import { gaveOutCounters, type LimitingPart, ladderSeries, type Rung } from '../../results/ladder.js';
import type { MetricId, Metrics } from '../../results/metrics.js';
import { judge } from '../harness/judge.js';
import { BUSY_SHARE, type Observations } from '../harness/trial-limits.js';
import type { Outcome } from '../scenario.js';
import type { Settings } from '../settings.js';
import { askedOf } from './find-highest.js';
import { slowingChecks } from './gave-out.js';
import type { LadderPoint, RungRecord } from './rung.js';
import { type Answer, bracketOf, isSpoilt } from './search.js';

type Bound = 'lower' | 'upper';

/** The rung whose figures stand, and the one above it that failed. */
interface Findings {
  readonly told: RungRecord;
  /** Whether the rate of `told` was held. Where none was, it is the lowest that was asked. */
  readonly isHeld: boolean;
  readonly failed: RungRecord | undefined;
}

export function drawUp(
  rungs: readonly RungRecord[],
  { clients }: LadderPoint,
  { capacityResolution, capacitySloMs }: Pick<Settings, 'capacityResolution' | 'capacitySloMs'>,
): Outcome {
  const findings = findingsOf(rungs);
  const { told, failed } = findings;
  const gaveOut = partOf(failed);
  const bound = boundOf(findings, capacityResolution);
  return {
    metrics: {
      ...told.metrics,
      capacityPerSecond: told.ratePerSecond,
      ...(bound === 'lower' ? extrapolated(told) : {}),
    },
    bounds: { ...(bound ? { capacityPerSecond: bound } : {}), ...latencyBounds(told) },
    counters: {
      ...told.counters,
      ...gaveOutCounters(gaveOut),
      clients,
      sloMs: capacitySloMs,
      rungs: rungs.length,
      rungsSpoilt: rungs.filter((rung) => rung.gaveOut === 'machine').length,
      ...(failed ? { failedPerSecond: failed.ratePerSecond } : {}),
      ...slowed(told),
    },
    histograms: told.histograms,
    series: ladderSeries(rungs.map(stored)),
    observations: judgedBy(findings),
  };
}

function findingsOf(rungs: readonly RungRecord[]): Findings {
  const asked = rungs.map(askedOf);
  const { heldPerSecond, failedPerSecond } = bracketOf(asked);
  const latest = (rate: number | null, answer: Answer) =>
    rungs.findLast((rung, at) => rung.ratePerSecond === rate && asked[at]?.answer === answer);
  const held = latest(heldPerSecond, 'held');
  const failed = latest(failedPerSecond, 'failed');
  const last = rungs.at(-1)!;
  // A search that the machine's other users ended has found nothing: it is judged by what they did.
  if (isSpoilt(asked)) return { told: last, isHeld: false, failed };
  return { told: held ?? failed ?? last, isHeld: held !== undefined, failed };
}

/** What the figure leaves open: a rate that the server was not shown to fail at is at least so much. */
function boundOf({ told, isHeld, failed }: Findings, resolution: number): Bound | undefined {
  if (!isHeld) return 'upper';
  const part = partOf(failed);
  if (!failed || part === 'generator' || part === 'metronome') return 'lower';
  return failed.ratePerSecond > told.ratePerSecond * resolution ? 'lower' : undefined;
}

const partOf = (failed: RungRecord | undefined): LimitingPart | null =>
  !failed || failed.gaveOut === 'machine' ? null : failed.gaveOut;

/**
 * Where the server would be busy, at the CPU a message cost it at the highest rate held. Messages
 * become cheaper as they come closer together, so that it lies rather too low.
 */
function extrapolated({ ratePerSecond, serverCpuShare }: RungRecord): Metrics {
  if (serverCpuShare <= 0 || serverCpuShare >= BUSY_SHARE) return {};
  return { capacityExtrapolatedPerSecond: (ratePerSecond * BUSY_SHARE) / serverCpuShare };
}

/** What only makes latencies longer bounds them; the rate is held all the same. */
function judgedBy({ told, isHeld }: Findings): Observations {
  if (!isHeld) return told.observations;
  const { generatorLoopShare, stallShare, metronomeLagP99Ms, ...others } = told.observations;
  return others;
}

/** What is not judged of the rung that was held, for all to see. */
function slowed({ observations }: RungRecord): Record<string, number> {
  const { generatorLoopShare = 0, stallShare = 0, metronomeLagP99Ms = 0 } = observations;
  return { generatorLoopShare, stallShare, metronomeLagP99Ms };
}

function latencyBounds({ observations }: RungRecord): Partial<Record<MetricId, Bound>> {
  const isSlowed = judge(observations).some(({ id, ok }) => !ok && slowingChecks.includes(id));
  return isSlowed ? { latencyP50Ns: 'upper', latencyP99Ns: 'upper' } : {};
}

function stored(rung: RungRecord): Rung {
  const { ratePerSecond, latencyP99Ns, serverCpuShare, generatorCpuShare, gaveOut } = rung;
  return {
    ratePerSecond,
    latencyP99Ns: Number.isFinite(latencyP99Ns) ? latencyP99Ns : null,
    serverCpuShare,
    generatorCpuShare,
    generatorLoopShare: rung.observations.generatorLoopShare ?? 0,
    metronomeLagP99Ns: (rung.observations.metronomeLagP99Ms ?? 0) * 1e6,
    held: gaveOut === 'machine' ? null : gaveOut === null,
  };
}
