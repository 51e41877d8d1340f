/** From what was asked for to what will be run, in which order, and how long it should take. */
import { type Conditions, plainConditions } from '../../protocol/conditions.js';
import { headerProfiles } from '../../protocol/headers.js';
import { findLane, type Lane, laneIds, type Transport } from '../../protocol/lanes.js';
import { textKinds } from '../../protocol/load.js';
import { pointKey } from '../../results/point.js';
import type { Ask, Point, RunPlan } from '../../results/schema.js';
import { exact } from '../exact.js';
import { findScenario } from '../registry.js';
import type { Scenario } from '../scenario.js';
import type { Settings } from '../settings.js';
import { DOORS_MS } from '../wire/doors.js';
import { wire } from '../wire.js';
import { asksOf, commonConditions, commonSettings, type FullAsk, type PlanRequest } from './asks.js';
import { shortestDistance } from './distances.js';
import { type Machine, machineLimits, settingsThatFit } from './fit.js';
import { KERNEL_CHECK_MS } from './kernel-check.js';
import { whyNotUnder } from './lane-conditions.js';
import { LINK_WORTH_MS } from './link/worth.js';
import { balancedOrder } from './order.js';
import { WATCHED_MS } from './others-at-rest.js';
import { PREFLIGHT_MS } from './preflight.js';
import { type Target, targetLane } from './target.js';

export interface PlannedTrial extends TrialSettings {
  readonly scenario: Scenario;
  readonly lane: Lane;
  /** Set where the lane is a server that the project did not start. */
  readonly target?: Target;
  readonly point: Point;
  readonly round: number;
  readonly place: number;
  /** The same for every lane of a round: they are given the same schedule. */
  readonly seed: number;
  readonly estimateMs: number;
}

type TrialSettings = ReturnType<typeof trialSettings>;

/** The plan of a request, cut down to what the machine can carry; the warnings say where it was. */
export function makePlan(
  request: PlanRequest,
  machine: Machine = machineLimits(),
): { plan: RunPlan; warnings: string[] } {
  const warnings = new Set<string>();
  const fitted = (settings: Settings, scenario?: string): Settings => {
    const found = settingsThatFit(settings, machine, scenario);
    for (const warning of found.warnings) warnings.add(warning);
    return found.settings;
  };
  const asks = asksOf(request).map((ask) => askOf(ask, fitted(ask.settings, ask.scenario), request));
  const plan: RunPlan = {
    profile: request.profile,
    seed: request.seed,
    rounds: Math.max(0, ...asks.map(({ rounds }) => rounds)),
    ...(request.target ? { target: { ...request.target } } : {}),
    lanes: [...laneIds, ...(request.target ? [targetLane(request.target).id] : [])].filter((id) =>
      asks.some(({ lanes }) => lanes.includes(id)),
    ),
    scenarios: [...new Set(asks.map(({ scenario }) => scenario))],
    asks,
    headers: request.headers,
    keepAlive: request.keepAlive,
    conditions: commonConditions(request),
    settings: commonSettings(request),
    estimateMs: 0,
  };
  if (request.target)
    for (const id of notOfTarget(request)) warnings.add(`${id} cannot be asked of the target.`);
  const estimateMs = plannedTrials(plan).reduce((sum, trial) => sum + trial.estimateMs, 0);
  const isNear = shortestDistance(plan) === undefined;
  if (isNear && asksForDistance(request)) warnings.add(NO_DISTANCE);
  const linkMs = isNear ? 0 : LINK_WORTH_MS;
  const kernelCheckMs = plan.scenarios.includes(exact.id) ? KERNEL_CHECK_MS : 0;
  const doorsMs = plan.scenarios.includes(wire.id) ? DOORS_MS : 0;
  const besideMs = PREFLIGHT_MS + linkMs + kernelCheckMs + doorsMs;
  const whole = { ...plan, estimateMs: Math.round(estimateMs + besideMs) };
  return { plan: whole, warnings: [...warnings] };
}

const NO_DISTANCE =
  'Nothing here is measured over a distance: --rtt, --jitter and --bandwidth change nothing. ' +
  'connect, push and duplex are, at an --rtt above 0.';

/** Scenarios that were named, and that a server which the project did not start cannot answer. */
const notOfTarget = ({ scenarios = [] }: PlanRequest): string[] =>
  scenarios.filter((id) => !findScenario(id)?.ofTarget);

const asksForDistance = ({ rttsMs = [], settings }: PlanRequest): boolean =>
  [...rttsMs, settings.jitterMs ?? 0, settings.bandwidthMbps ?? 0].some((value) => value > 0);

/** The ask as the plan keeps it. Headers and conditions are part of the point where they are not the run's. */
function askOf(ask: FullAsk, fitted: Settings, request: PlanRequest): Ask {
  const scenario = known(findScenario(ask.scenario), 'scenario', ask.scenario);
  const changed = Object.entries(fitted).filter(
    ([name, value]) => value !== commonSettings(request)[name as keyof Settings],
  );
  return {
    scenario: ask.scenario,
    point: {
      ...scenario.point(fitted),
      ...(ask.headers === request.headers ? {} : { headers: ask.headers }),
      ...(ask.keepAlive === request.keepAlive ? {} : { keepAlive: ask.keepAlive ? 'on' : 'off' }),
      ...(fitted.textKind === commonSettings(request).textKind
        ? {}
        : { text: textKinds[fitted.textKind] ?? 'random' }),
      ...conditionsApart(ask.conditions, commonConditions(request)),
    },
    lanes: [...ask.lanes],
    rounds: ask.rounds,
    settings: Object.fromEntries(changed),
    headers: ask.headers,
    keepAlive: ask.keepAlive,
    conditions: ask.conditions,
    ...(ask.anchor ? { anchor: ask.anchor } : {}),
  };
}

/** The conditions that are not the run's, in the words of a point. */
function conditionsApart(own: Conditions, common: Conditions): Point {
  return {
    ...(own.tls === common.tls ? {} : { tls: own.tls ? 'on' : 'off' }),
    ...(own.compression === common.compression ? {} : { compression: own.compression }),
    ...(own.client === common.client ? {} : { client: own.client }),
  };
}

/** Every trial of the plan in the order in which they run. Derived, so that a resumed run has the same. */
export function plannedTrials(plan: RunPlan): PlannedTrial[] {
  const planned: PlannedTrial[] = [];
  for (let round = 0; round < plan.rounds; round++) {
    for (const ask of plan.asks) if (round < ask.rounds) planned.push(...trialsOfRound(plan, ask, round));
  }
  return planned;
}

function trialsOfRound(plan: RunPlan, ask: Ask, round: number): PlannedTrial[] {
  const { scenario: id, point } = ask;
  const scenario = known(findScenario(id), 'scenario', id);
  const of = trialSettings(plan, ask);
  const order = balancedOrder(ask.lanes, round, plan.seed + hash(id + pointKey(point)));
  const seed = (plan.seed + Math.imul(round + 1, 2_654_435_761) + hash(id)) >>> 1;
  return order.map((laneId, place) => {
    const lane = laneOf(plan, laneId);
    const target = targetOf(plan, laneId);
    const isAsked =
      !scenario.notFor?.(lane, point, of.conditions) && !whyNotUnder(scenario, lane, of.conditions);
    const ownMs = isAsked ? scenario.estimateMs(of.settings, lane, point) : 0;
    const estimateMs = target ? ownMs + WATCHED_MS : ownMs;
    return { scenario, lane, ...(target ? { target } : {}), point, round, place, seed, estimateMs, ...of };
  });
}

/** The plan's target, where that lane is it. */
function targetOf({ target }: RunPlan, laneId: string): Target | undefined {
  if (!target) return undefined;
  const reached = { ...target, transport: target.transport as Transport } as Target;
  return targetLane(reached).id === laneId ? reached : undefined;
}

/** A lane of the table, or the one that stands for the plan's target. @throws RangeError */
export function laneOf(plan: RunPlan, id: string): Lane {
  const target = targetOf(plan, id);
  return target ? targetLane(target) : known(findLane(id), 'lane', id);
}

/** Settings, header profile and conditions as a trial needs them: those of the ask over the plan's own. */
export function trialSettings(plan: RunPlan, ask?: Ask) {
  const headers = ask?.headers ?? plan.headers;
  return {
    settings: { ...plan.settings, ...ask?.settings } as unknown as Settings,
    headers: known(headerProfiles[headers], 'header profile', headers),
    keepAlive: ask?.keepAlive ?? plan.keepAlive,
    conditions: { ...plainConditions, ...plan.conditions, ...ask?.conditions },
  };
}

function known<T>(value: T | undefined, what: string, name: string): T {
  if (value === undefined) throw new RangeError(`no ${what} is called ${name}`);
  return value;
}

/** FNV-1a, 31 bits. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) value = Math.imul(value ^ text.charCodeAt(i), 0x01000193);
  return value >>> 1;
}
