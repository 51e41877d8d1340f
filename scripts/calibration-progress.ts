/** What a calibration says while it runs: the plan and its time, a line a trial, and what went wrong. */

import type { CalibrationTrial } from '../results/calibration-file.js';
import type { Slot } from '../scenarios/calibration/slots.js';
import { pc } from './colours.js';
import { duration, say } from './terminal.js';

export function sayPlan(
  asked: { lanes: readonly string[]; scenarios: readonly string[]; pairs: number },
  slots: readonly Slot[],
  open: readonly Slot[],
  capMs: number,
): void {
  const leftMs = open.reduce((sum, { estimateMs }) => sum + estimateMs, 0);
  const done = slots.length - open.length;
  say(
    pc.bold(`each lane against itself · ${asked.pairs} pairs · about ${duration(Math.min(leftMs, capMs))}`),
  );
  say(`  lanes      ${asked.lanes.join(', ')}`);
  say(`  scenarios  ${asked.scenarios.join(', ')}`);
  say(`  trials     ${open.length}${done > 0 ? `, ${done} are there already` : ''}`);
  if (leftMs > capMs) say(pc.yellow(`  --minutes ends it before all are done (${duration(leftMs)})`));
  say();
}

export function sayTrial(trial: CalibrationTrial, done: number, total: number, leftMs: number): void {
  const counter = `${String(done).padStart(String(total).length)}/${total}`;
  const name = `pair ${trial.pair + 1}${trial.half}  ${trial.scenario.padEnd(8)} ${trial.lane.padEnd(14)}`;
  const mark = trial.status === 'valid' ? pc.green('ok') : pc.yellow(trial.status);
  const left = leftMs > 0 ? pc.dim(` · ${duration(leftMs)} left`) : '';
  say(`${counter}  ${name} ${mark}${trial.attempt > 0 ? ' (second try)' : ''}${left}`);
  if (trial.status !== 'valid') for (const reason of trial.reasons) say(pc.dim(`         ${reason}`));
}

/** Nothing is left out in silence: a rejected trial was tried again, and a pair counts only with both halves. */
export function sayTrouble(trials: readonly CalibrationTrial[]): void {
  for (const status of ['invalid', 'failed', 'skipped'] as const) {
    const some = trials.filter((trial) => trial.status === status);
    if (some.length > 0)
      say(pc.yellow(`${some.length} of ${trials.length} trials ${status}: no figure is taken from them`));
  }
}
