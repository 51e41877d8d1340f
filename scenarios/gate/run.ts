/** A comparison from its first count to its last unit: in a fixed order, so many of each, whatever they show. */
import { plainConditions } from '../../protocol/conditions.js';
import type { HeaderProfile } from '../../protocol/headers.js';
import type { Lane } from '../../protocol/lanes.js';
import type { CountedTrial, GateUnit } from '../../results/gate/measured-schema.js';
import type { TrialRecord } from '../../results/schema.js';
import { exact } from '../exact.js';
import { killAllChildren } from '../harness/child.js';
import { balancedOrder } from '../harness/order.js';
import type { Pinning } from '../harness/pinning.js';
import { randomSource } from '../harness/schedule.js';
import { runTrial } from '../harness/trial.js';
import type { Scenario } from '../scenario.js';
import { defaults, type Settings } from '../settings.js';
import { deliveries } from './deliveries.js';
import { judgeUnit } from './judge-unit.js';
import { type GateLoad, gateLoad, unitMs } from './loads.js';
import { otherSide, type SideName, type Sides, sideNames } from './sides.js';
import { measureUnit } from './unit.js';

export interface GateRequest {
  readonly sides: Sides;
  readonly lanes: readonly Lane[];
  readonly costLanes: readonly Lane[];
  readonly rounds: number;
  readonly units: number;
  readonly seed: number;
  /** Loads other than the gate's own, for tests that have little time. */
  readonly loadOf?: (lane: Lane) => GateLoad;
  readonly headers: HeaderProfile;
  readonly pinning: Pinning;
  readonly signal: AbortSignal;
}

/** What is invalid or fails is tried once more in its place; both are kept. */
const ATTEMPTS = 2;
/** Seeds of a set of units lie this far from those of the next. */
const SET_STRIDE = 1_000_000;
const UNIT_STRIDE = 1000;

/** A busy machine loses nothing, it is late: nobody waits for this long but for what is lost. */
const countedSettings: Settings = { ...defaults, exactPatienceMs: 10_000 };

const countedScenarios: readonly Scenario[] = [exact, deliveries];

/** How long the counts take, and the units of one set, ms. */
export function countedMs({ lanes, rounds }: Pick<GateRequest, 'lanes' | 'rounds'>): number {
  const each = (lane: Lane) =>
    countedScenarios.reduce((sum, scenario) => {
      const point = scenario.point(defaults);
      return (
        sum +
        (scenario.notFor?.(lane, point, plainConditions) ? 0 : scenario.estimateMs(defaults, lane, point))
      );
    }, 0);
  return sideNames.length * rounds * lanes.reduce((sum, lane) => sum + each(lane), 0);
}

export const unitsMs = (lanes: readonly Lane[], units: number): number =>
  units * lanes.reduce((sum, lane) => sum + unitMs(gateLoad(lane)), 0);

/** Counts each lane on both sides, round by round. @throws AbortError on Ctrl-C */
export async function* countLanes(request: GateRequest): AsyncGenerator<CountedTrial> {
  const { lanes, rounds, seed } = request;
  for (let round = 0; round < rounds; round++) {
    for (const lane of balancedOrder(lanes, round, seed)) {
      for (const scenario of countedScenarios) {
        const first = sideNames[round % 2] as SideName;
        for (const side of [first, otherSide(first)]) yield* countOnce(request, scenario, lane, side, round);
      }
    }
  }
}

async function* countOnce(
  { sides, headers, pinning, signal, seed }: GateRequest,
  scenario: Scenario,
  lane: Lane,
  side: SideName,
  round: number,
): AsyncGenerator<CountedTrial> {
  const point = scenario.point(defaults);
  const reason = scenario.notFor?.(lane, point, plainConditions) ?? null;
  if (reason) {
    const at = { scenario: scenario.id, lane: lane.id, point, side, round, attempt: 0 };
    yield { ...counted(at), startedAt: new Date().toISOString(), status: 'skipped', reasons: [reason] };
    return;
  }
  const where = { host: '127.0.0.1', keepAlive: true, tickCpuUs: 0 };
  const parameters = { lane, point, settings: countedSettings, seed: seed + round, headers, pinning, signal };
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const record = await runTrial(
      scenario,
      { ...parameters, ...where, ...sides[side] },
      { round, place: side === 'base' ? 0 : 1, attempt },
    );
    yield countedTrial(record, side);
    if (record.status === 'valid' || record.status === 'skipped') return;
  }
}

type Where = Pick<CountedTrial, 'lane' | 'point' | 'side' | 'round' | 'attempt'> & {
  readonly scenario: string;
};

const counted = ({ scenario, ...at }: Where) => ({
  ...at,
  scenario: scenario as CountedTrial['scenario'],
  durationMs: 0,
  figures: {},
});

function countedTrial(record: TrialRecord, side: SideName): CountedTrial {
  const { scenario, lane, point, round, attempt, startedAt, durationMs, status } = record;
  const figures = record.status === 'valid' ? { ...record.metrics } : {};
  const reasons = record.status === 'valid' ? [] : [...record.reasons];
  const at = counted({ scenario, lane, point, side, round, attempt });
  return { ...at, startedAt, durationMs, status, reasons, figures };
}

/** Measures one set of units of those lanes. @throws AbortError on Ctrl-C */
export async function* measureUnits(
  request: GateRequest,
  lanes: readonly Lane[],
  set: GateUnit['set'],
  done: ReadonlySet<string> = new Set(),
): AsyncGenerator<{ readonly unit: GateUnit; readonly engines?: Readonly<Record<SideName, Engines>> }> {
  const { seed, units } = request;
  const setSeed = seed + (set === 'first' ? 0 : SET_STRIDE);
  const order = firstSides(units, setSeed);
  for (let unit = 0; unit < units; unit++) {
    for (const lane of balancedOrder(lanes, unit, setSeed)) {
      if (done.has(unitKey({ lane: lane.id, set, unit }))) continue;
      const at = { set, unit, seed: setSeed + unit * UNIT_STRIDE, first: order[unit]! };
      yield* attempts(request, lane, (request.loadOf ?? gateLoad)(lane), at);
    }
  }
}

export const unitKey = ({ lane, set, unit }: Pick<GateUnit, 'lane' | 'set' | 'unit'>): string =>
  `${lane} ${set} ${unit}`;

type Engines = Readonly<Record<string, string>>;

/** Two by two one of each, which first by chance: units begin with base as often as with head. */
export function firstSides(units: number, seed: number): SideName[] {
  const random = randomSource(seed);
  return Array.from({ length: Math.ceil(units / 2) }, () => {
    const first = sideNames[random() < 0.5 ? 0 : 1] as SideName;
    return [first, otherSide(first)];
  })
    .flat()
    .slice(0, units);
}

async function* attempts(
  { sides, headers, pinning, signal }: GateRequest,
  lane: Lane,
  load: GateLoad,
  at: Pick<GateUnit, 'set' | 'unit' | 'seed' | 'first'>,
) {
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const startedAt = new Date();
    const base = { lane: lane.id, ...at, attempt, startedAt: startedAt.toISOString() };
    const { seed, first } = at;
    const durationMs = () => Date.now() - startedAt.getTime();
    // On Ctrl-C nothing is worth waiting for: with its processes gone the unit's next step fails.
    signal.addEventListener('abort', killAllChildren);
    try {
      const measured = await measureUnit({ lane, load, sides, seed, first, headers, pinning, signal });
      const judged = judgeUnit(measured, load, sides.base.target !== undefined);
      yield { unit: { ...base, durationMs: durationMs(), ...judged }, engines: measured.engines };
      if (judged.status === 'valid') return;
    } catch (error) {
      signal.throwIfAborted();
      yield { unit: { ...base, durationMs: durationMs(), ...failed(error) } };
    } finally {
      signal.removeEventListener('abort', killAllChildren);
    }
  }
}

const failed = (error: unknown) => ({
  status: 'failed' as const,
  reasons: [error instanceof Error ? error.message : String(error)],
  windows: [],
  held: { base: {}, head: {} },
  values: {},
});
