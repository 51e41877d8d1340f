/** One trial from its first process to its record: measured, judged, or failed with the reason. */
import type { Point, TrialRecord } from '../../results/schema.js';
import type { Outcome, Scenario } from '../scenario.js';
import { ChildError, killAllChildren } from './child.js';
import { createTrialContext } from './create-trial-context.js';
import { judge, reasonsOf } from './judge.js';
import { othersUsed, watchOthers } from './others-at-rest.js';
import { onlyKnown } from './target.js';
import type { TrialContext, TrialParameters } from './trial-context.js';

/** Where a trial stands in its run. */
export interface TrialPlace {
  readonly round: number;
  readonly place: number;
  readonly attempt: number;
}

/** A trial's name in its run: what was asked of whom, at which point, and when. */
export function trialId(scenario: string, lane: string, point: Point, at: TrialPlace): string {
  const parameters = Object.entries(point).map(([name, value]) => `${name}=${value}`);
  return [scenario, lane, parameters.join(','), `r${at.round}`, `p${at.place}`, `a${at.attempt}`].join('/');
}

/** Runs one trial. @throws AbortError on Ctrl-C, with every process of the trial ended */
export async function runTrial(
  scenario: Scenario,
  parameters: TrialParameters,
  at: TrialPlace,
): Promise<TrialRecord> {
  const startedAt = new Date();
  const context = createTrialContext(parameters);
  let ended: { outcome: Outcome } | { error: unknown };
  // On Ctrl-C nothing is worth waiting for: with its processes gone the scenario's next step fails.
  parameters.signal.addEventListener('abort', killAllChildren);
  try {
    ended = {
      outcome: await (parameters.target ? runBesideOthers(scenario, context) : scenario.run(context)),
    };
  } catch (error) {
    parameters.signal.throwIfAborted();
    ended = { error };
  } finally {
    parameters.signal.removeEventListener('abort', killAllChildren);
    await context.end();
  }
  const { lane, point, seed } = parameters;
  const base = {
    id: trialId(scenario.id, lane.id, point, at),
    scenario: scenario.id,
    lane: lane.id,
    point,
    ...at,
    seed,
    startedAt: startedAt.toISOString(),
    durationMs: Date.now() - startedAt.getTime(),
    processes: { ...context.processes },
    settings: { ...context.info()?.settings, ...context.pathInForce(), ...context.clientInForce },
    engine: { ...context.info()?.engine },
  };
  if ('error' in ended) return unmeasured(base, ended.error);
  const inBrowser = parameters.conditions?.client === 'chromium';
  return judged(base, parameters.target || inBrowser ? knownOf(ended.outcome) : ended.outcome);
}

/** While a target serves, its own work cannot be told from others': they are watched before and after. */
async function runBesideOthers(scenario: Scenario, context: TrialContext): Promise<Outcome> {
  const before = await watchOthers(context);
  const outcome = await scenario.run(context);
  // Counts do not depend on who else is busy.
  if (!('foreignCores' in outcome.observations)) return outcome;
  await context.endProcesses();
  const after = await watchOthers(context);
  return { ...outcome, observations: { ...outcome.observations, ...othersUsed([before, after]) } };
}

/**
 * What can be known of a server that the project did not start, or of a client that is a browser: the other end
 * of a socket may be on another machine, or belong to the door.
 */
function knownOf(outcome: Outcome): Outcome {
  const { counters = {}, observations } = outcome;
  const { kernelSocketBytesPerConnection: _, ...metrics } = outcome.metrics;
  return {
    ...outcome,
    metrics: onlyKnown(metrics),
    counters: onlyKnown(counters),
    observations: onlyKnown(observations),
  };
}

type Base = Omit<Extract<TrialRecord, { status: 'failed' }>, 'status' | 'reasons'>;

function judged(base: Base, outcome: Outcome): TrialRecord {
  const checks = judge(outcome.observations);
  const measured = {
    metrics: { ...outcome.metrics } as Record<string, number>,
    bounds: { ...outcome.bounds } as Record<string, 'lower' | 'upper'>,
    counters: { ...outcome.counters },
    histograms: { ...outcome.histograms },
    series: { ...outcome.series },
    ...(outcome.capture ? { capture: outcome.capture } : {}),
  };
  const reasons = reasonsOf(checks);
  if (reasons.length > 0) return { ...base, status: 'invalid', checks, reasons, rejected: measured };
  return { ...base, status: 'valid', checks, ...measured };
}

function unmeasured(base: Base, error: unknown): TrialRecord {
  const reason = error instanceof Error ? error.message : String(error);
  const isUnavailable = error instanceof ChildError && error.code === 'unavailable';
  return { ...base, status: isUnavailable ? 'skipped' : 'failed', reasons: [reason] };
}
