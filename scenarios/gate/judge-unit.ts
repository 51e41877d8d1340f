/**
 * A unit, judged window by window. A window in which the machine disturbed the measurement counts for
 * nothing, and neither does the one beside it; deliveries that went wrong are counted, not excused.
 */
import type { GateUnit, GateWindow } from '../../results/gate/measured-schema.js';
import type { Check } from '../../results/schema.js';
import { median } from '../../results/statistics/centre.js';
import { distribution } from '../harness/figures.js';
import { judge, reasonsOf } from '../harness/judge.js';
import { onlyKnown } from '../harness/target.js';
import type { Observations } from '../harness/trial-limits.js';
import { cpuUs } from '../harness/usage-delta.js';
import type { GateLoad } from './loads.js';
import { type SideName, sideNames } from './sides.js';
import type { MeasuredUnit, MeasuredWindow } from './unit.js';

/** Of a unit's pairs of windows at least this share must be undisturbed. */
const LEAST_SHARE = 2 / 3;
/** The kernel counts stolen time by ticks: in a window this short one of them is over the limit by itself, s. */
const STEAL_TICK_SECONDS = 0.01;
const CORES_IN_USE = 2;

type Judged = Pick<GateUnit, 'status' | 'reasons' | 'windows' | 'held' | 'values'>;

export function judgeUnit(unit: MeasuredUnit, load: GateLoad, foreign: boolean): Judged {
  const windows = unit.windows.map((window) => readWindow(window, load, foreign));
  const disturbed = new Set(windows.filter(isDisturbed).map(({ pair }) => pair));
  const kept = windows.filter(({ pair }) => pair >= 0 && !disturbed.has(pair));
  const keptPairs = kept.length / sideNames.length;
  const held = { base: figuresOf(unit, 'base'), head: figuresOf(unit, 'head') };
  const base = { windows, held };
  if (keptPairs < LEAST_SHARE * load.windowPairs) {
    const lost = load.windowPairs - keptPairs;
    const reasons = [
      `${lost} of ${load.windowPairs} pairs of windows were disturbed`,
      ...reasonsOf(firstOfEach(unit.windows.flatMap((window) => judge(machineOf(window, load))))),
    ];
    return { ...base, status: 'invalid', reasons, values: {} };
  }
  return { ...base, status: 'valid', reasons: [], values: valuesOf(kept, held, foreign) };
}

/** Of each check that failed the first: the windows after it say the same. */
function firstOfEach(checks: readonly Check[]): Check[] {
  const failed = checks.filter(({ ok }) => !ok);
  return failed.filter((check, index) => failed.findIndex(({ id }) => id === check.id) === index);
}

const figuresOf = ({ held }: MeasuredUnit, side: SideName): Record<string, number> =>
  ({ ...held[side] }) as Record<string, number>;

const isDisturbed = ({ pair, checks }: GateWindow): boolean => pair >= 0 && checks.some(({ ok }) => !ok);

function readWindow({ side, pair, paced }: MeasuredWindow, load: GateLoad, foreign: boolean): GateWindow {
  const { before, after, account, observations, offered } = paced;
  const checks = judge(machineOf({ paced }, load));
  const cut = (count: number | undefined) => Math.max(0, count ?? 0);
  return {
    side,
    pair,
    serverCpuUs: foreign ? null : cpuUs(before.server, after.server),
    delivered: after.generator.delivered - before.generator.delivered,
    offered,
    latencyP50Ns: distribution(account.latencyNs)?.at(50) ?? null,
    missing: cut(observations.missing),
    duplicates: cut(observations.duplicates),
    misplaced: cut(observations.misplaced),
    corrupt: observations.corrupt,
    cuts: observations.cuts + observations.resets,
    checks: checks.map(({ id, value, limit, ok }) => ({ id, value, limit, ok })),
  };
}

/** What the window tells of machine and instrument. Medians are printed, so that short stalls are borne. */
function machineOf({ paced }: Pick<MeasuredWindow, 'paced'>, { windowMs }: GateLoad): Observations {
  const { stallShare, stealShare, foreignCores, ...others } = paced.observations;
  const { metronomeLagP99Ms, offeredShare, generatorLoopShare, causality } = others;
  const tick = STEAL_TICK_SECONDS / ((CORES_IN_USE * windowMs) / 1000);
  return onlyKnown({
    ...{ metronomeLagP99Ms, offeredShare, generatorLoopShare, causality, foreignCores },
    coarseStallShare: stallShare,
    stealShare: stealShare === undefined ? Number.NaN : Math.max(0, stealShare - tick),
    ...{ corrupt: 0, resets: 0, cuts: 0 },
  } as Observations);
}

function valuesOf(kept: readonly GateWindow[], held: GateUnit['held'], foreign: boolean): GateUnit['values'] {
  const perSide = Object.fromEntries(
    sideNames.map((side) => [side, { ...held[side], ...paceFigures(kept, side, foreign) }]),
  ) as Record<SideName, Record<string, number>>;
  const shared = Object.keys(perSide.base).filter((name) => name in perSide.head);
  return Object.fromEntries(
    shared.map((name) => [name, { base: perSide.base[name]!, head: perSide.head[name]! }]),
  );
}

function paceFigures(kept: readonly GateWindow[], side: SideName, foreign: boolean): Record<string, number> {
  const own = kept.filter((window) => window.side === side);
  const delivered = own.reduce((sum, window) => sum + window.delivered, 0);
  const used = own.reduce((sum, { serverCpuUs }) => sum + (serverCpuUs ?? 0), 0);
  const medians = own.flatMap(({ latencyP50Ns }) => latencyP50Ns ?? []);
  const p50 = medians.length > 0 ? { [foreign ? 'roundTripP50Ns' : 'latencyP50Ns']: median(medians) } : {};
  return { ...p50, ...(delivered > 0 && !foreign ? { serverCpuUsPerMessage: used / delivered } : {}) };
}
