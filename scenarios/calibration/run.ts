/** A calibration: like trials one after another, each judged and kept, none of them left half done. */
import { plainConditions } from '../../protocol/conditions.js';
import { headerProfiles } from '../../protocol/headers.js';
import type { CalibrationTrial } from '../../results/calibration-file.js';
import type { TrialRecord } from '../../results/schema.js';
import type { Pinning } from '../harness/pinning.js';
import { runTrial } from '../harness/trial.js';
import { loadSettings } from './loads.js';
import { type ReferenceLoad, startReferenceLoad } from './reference-load.js';
import { ATTEMPTS, type Slot } from './slots.js';

export interface CalibrationListener {
  onTrial(trial: CalibrationTrial, slot: Slot): void;
  /** Asked after each trial; whether to go on with the next. */
  goesOn(next: Slot): boolean;
}

/** Runs the slots in their order. @throws AbortError on Ctrl-C, with every process ended */
export async function runCalibration(
  slots: readonly Slot[],
  pinning: Pinning,
  signal: AbortSignal,
  listener: CalibrationListener,
): Promise<void> {
  const reference = startReferenceLoad(pinning);
  try {
    for (const slot of slots) {
      if (!listener.goesOn(slot)) return;
      for await (const trial of attempts(slot, reference, pinning, signal)) listener.onTrial(trial, slot);
    }
  } finally {
    await reference.end();
  }
}

async function* attempts(
  slot: Slot,
  reference: ReferenceLoad,
  pinning: Pinning,
  signal: AbortSignal,
): AsyncGenerator<CalibrationTrial> {
  const { load, lane, pair, seed } = slot;
  const reason = load.scenario.notFor?.(
    lane,
    load.scenario.point(loadSettings(load, lane.id)),
    plainConditions,
  );
  if (reason) {
    yield skipped(slot, reason);
    return;
  }
  const settings = loadSettings(load, lane.id);
  const point = load.scenario.point(settings);
  const headers = headerProfiles.browser!;
  // What a tick costs is the same in both halves; taking an estimate of it out would only add its noise.
  const parameters = { lane, point, settings, seed, headers, pinning, signal, tickCpuUs: 0 };
  const where = { host: '127.0.0.1', keepAlive: true };
  const scenario = reference.beside(load.scenario);
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const at = { round: pair, place: slot.half === 'A' ? 0 : 1, attempt };
    const record = await runTrial(scenario, { ...parameters, ...where }, at);
    yield calibrationTrial(record, slot);
    if (record.status !== 'invalid') return;
  }
}

/** Of a trial's record what a calibration keeps: the figures it asks for, and the pace beside them. */
export function calibrationTrial(record: TrialRecord, { load, half }: Pick<Slot, 'load' | 'half'>) {
  const told = record.status === 'valid' ? { ...record.counters, ...record.metrics } : {};
  const figures = Object.fromEntries(
    load.figures.flatMap((figure) => (Object.hasOwn(told, figure) ? [[figure, told[figure]!]] : [])),
  );
  const { scenario, lane, round: pair, attempt, startedAt, durationMs, status } = record;
  const reasons = record.status === 'valid' ? [] : [...record.reasons];
  const paceUs = told.referencePaceUs ?? null;
  const judged = record.status === 'valid' || record.status === 'invalid' ? record.checks : [];
  const checks = judged.map(({ id, value, limit, ok }) => ({ id, value, limit, ok }));
  return {
    scenario,
    lane,
    pair,
    half,
    attempt,
    startedAt,
    durationMs,
    status,
    reasons,
    figures,
    checks,
    paceUs,
  };
}

function skipped({ load, lane, pair, half }: Slot, reason: string): CalibrationTrial {
  const startedAt = new Date().toISOString();
  const base = { scenario: load.scenario.id, lane: lane.id, pair, half, attempt: 0, startedAt };
  return {
    ...base,
    durationMs: 0,
    status: 'skipped',
    reasons: [reason],
    figures: {},
    checks: [],
    paceUs: null,
  };
}
