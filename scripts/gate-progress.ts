/** What a comparison says while it measures: what it is about to do and for how long, then a line a step. */

import { findLane } from '../protocol/lanes.js';
import type { CountedTrial, GateUnit, Threshold } from '../results/gate/measured-schema.js';
import { metrics } from '../results/metrics.js';
import { countedMs, unitsMs } from '../scenarios/gate/run.js';
import { pc } from './colours.js';
import type { GateOptions } from './gate-options.js';
import { duration, say } from './terminal.js';

export function sayGatePlan(options: GateOptions, beforeMs: number): void {
  const { base, head, packages, node, targets, lanes, costLanes, units, rounds, seed } = options;
  const known = (ids: readonly string[]) => ids.flatMap((id) => findLane(id) ?? []);
  const counted = targets ? 0 : countedMs({ lanes: known(lanes), rounds });
  const ms = beforeMs + counted + (targets ? 0 : unitsMs(known(costLanes), units));
  const replaced = [...packages, ...(node === undefined ? [] : [`node=${node}`])];
  const other = head ?? (replaced.length > 0 ? base : 'the working tree');
  const sides = targets
    ? `${targets.base.url}, then ${targets.head.url}`
    : `${base}, then ${[other, ...replaced].join(' with ')}`;
  say(pc.bold(`two versions, measured in turns${ms > 0 ? ` · about ${duration(ms)}` : ''}`));
  say(`  compared    ${sides}`);
  if (!targets) {
    say(`  counted     ${lanes.join(', ')} · ${rounds} times a side`);
    if (units > 0) say(`  costs       ${costLanes.join(', ')} · ${units} pairs · seed ${seed}`);
    if (units > 0)
      say(
        `              what is suspect is measured again, ${duration(unitsMs(known(costLanes.slice(0, 1)), units))} a lane`,
      );
  }
}

export interface Progress {
  counted(trial: CountedTrial): void;
  measured(unit: GateUnit, units: number): void;
  suspected(costs: readonly Threshold[], moreMs: number): void;
  end(): void;
}

/** @param estimateMs of all that is planned; what suspects add comes on top */
export function createProgress(estimateMs: number): Progress {
  const began = Date.now();
  let plannedMs = estimateMs;
  const left = () => {
    const ms = plannedMs - (Date.now() - began);
    return ms > 0 ? pc.dim(` · ${duration(ms)} left`) : '';
  };
  const line = (what: string, status: string, attempt: number, reasons: readonly string[]) => {
    const mark = status === 'valid' ? pc.green('ok') : pc.yellow(status === 'invalid' ? 'not valid' : status);
    say(`${what} ${mark}${attempt > 0 ? ' (second try)' : ''}${left()}`);
    if (status !== 'valid') for (const reason of reasons) say(pc.dim(`         ${reason}`));
  };
  say();
  return {
    counted: ({ round, scenario, lane, side, status, attempt, reasons }) =>
      line(`count ${round + 1}  ${scenario.padEnd(10)} ${lane.padEnd(14)} ${side}`, status, attempt, reasons),
    measured: ({ unit, set, lane, status, attempt, reasons }, units) => {
      const again = set === 'confirmation' ? ' again' : '';
      line(`pair ${unit + 1}/${units}${again}  ${lane.padEnd(14)}`, status, attempt, reasons);
    },
    suspected(costs, moreMs) {
      plannedMs = Date.now() - began + moreMs;
      const named = costs.map(({ lane, metric }) => `${lane} · ${titleOf(metric)}`).join('; ');
      say(pc.yellow(`suspect, measured again for about ${duration(moreMs)}: ${named}`));
    },
    end: () => say(pc.dim(`measured for ${duration(Date.now() - began)}\n`)),
  };
}

const titleOf = (id: string): string => metrics.find((metric) => metric.id === id)?.title.en ?? id;
