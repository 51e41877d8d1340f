/** What a rung of the ladder showed: that its rate was held, or what gave out first. */
import type { LimitingPart } from '../../results/ladder.js';
import { BUSY_SHARE } from '../harness/trial-limits.js';
import type { Answer } from './search.js';

/** `machine`: others disturbed it or its clocks disagree, so that it says nothing of the rate. */
export type GaveOut = LimitingPart | 'machine';

export interface RungLoad {
  /** 99th percentile of the latency from intended time; infinite where nothing arrived. */
  readonly latencyP99Ns: number;
  readonly sloNs: number;
  /** The schedule was kept closely enough for the rate to be what the rung says. */
  readonly isOffered: boolean;
  /** The checks of the table in harness/judge.ts that failed. */
  readonly failedChecks: readonly string[];
  /** Cores' worth of CPU. */
  readonly serverCpuShare: number;
  readonly generatorCpuShare: number;
}

const machineChecks = ['foreignCores', 'stealShare', 'causality'];
/**
 * A generator that was busy or held up and a metronome that was late make latencies longer than they
 * are, never shorter: a rate that is held in spite of them is held, and its latencies are upper bounds.
 */
export const slowingChecks: readonly string[] = ['generatorLoopShare', 'stallShare', 'metronomeLagP99Ms'];

/** Names what gave out, or null where the rate was held. */
export function whatGaveOut(rung: RungLoad): GaveOut | null {
  const { isOffered, failedChecks } = rung;
  const failed = (checks: readonly string[]) => failedChecks.some((id) => checks.includes(id));
  if (failed(machineChecks)) return 'machine';
  const isDelivered = failedChecks.every((id) => slowingChecks.includes(id));
  if (isOffered && isDelivered && rung.latencyP99Ns <= rung.sloNs) return null;
  if (rung.serverCpuShare >= BUSY_SHARE) return 'server';
  if (rung.generatorCpuShare >= BUSY_SHARE || failed(['generatorLoopShare'])) return 'generator';
  return isOffered ? 'slo' : 'metronome';
}

export function answerOf(gaveOut: GaveOut | null): Answer {
  if (gaveOut === null) return 'held';
  return gaveOut === 'machine' ? 'spoilt' : 'failed';
}
