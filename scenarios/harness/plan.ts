/** From what was asked for to what will be run, in which order, and how long it should take. */
import { headerProfiles } from '../../protocol/headers.js';
import { findLane, type Lane, type LaneId } from '../../protocol/lanes.js';
import { pointKey } from '../../results/point.js';
import type { Point, RunPlan } from '../../results/schema.js';
import { exact } from '../exact.js';
import { defaults, profiles, type Settings } from '../profiles.js';
import { findScenario } from '../registry.js';
import type { Scenario } from '../scenario.js';
import { KERNEL_CHECK_MS } from './kernel-check.js';
import { balancedOrder } from './order.js';
import { PREFLIGHT_MS } from './preflight.js';

/** What the user asked for; the profile's own where nothing is said. */
export interface PlanRequest {
  readonly profile: string;
  readonly lanes: readonly LaneId[];
  readonly scenarios?: readonly string[];
  readonly rounds?: number;
  readonly seed: number;
  readonly headers: string;
  readonly keepAlive: boolean;
  readonly settings: Partial<Settings>;
}

export interface PlannedTrial {
  readonly scenario: Scenario;
  readonly lane: Lane & { readonly id: LaneId };
  readonly point: Point;
  readonly round: number;
  readonly place: number;
  /** The same for every lane of a round: they are given the same schedule. */
  readonly seed: number;
  readonly estimateMs: number;
}

/** @throws RangeError where a name is not known: the command checks names before it asks */
export function makePlan(request: PlanRequest): RunPlan {
  const profile = profiles.find(({ id }) => id === request.profile);
  if (!profile) throw new RangeError(`no profile is called ${request.profile}`);
  const plan: RunPlan = {
    profile: profile.id,
    seed: request.seed,
    rounds: request.rounds ?? profile.rounds,
    lanes: [...request.lanes],
    scenarios: [...(request.scenarios ?? profile.scenarios)],
    headers: request.headers,
    keepAlive: request.keepAlive,
    settings: { ...defaults, ...profile.settings, ...request.settings },
    estimateMs: 0,
  };
  const estimateMs = plannedTrials(plan).reduce((sum, trial) => sum + trial.estimateMs, 0);
  const kernelCheckMs = plan.scenarios.includes(exact.id) ? KERNEL_CHECK_MS : 0;
  return { ...plan, estimateMs: Math.round(PREFLIGHT_MS + estimateMs + kernelCheckMs) };
}

/** Every trial of the plan in the order in which they run. Derived, so that a resumed run has the same. */
export function plannedTrials(plan: RunPlan): PlannedTrial[] {
  const settings = plan.settings as unknown as Settings;
  const planned: PlannedTrial[] = [];
  for (let round = 0; round < plan.rounds; round++) {
    for (const id of plan.scenarios) {
      const scenario = known(findScenario(id), 'scenario', id);
      for (const point of scenario.points(settings)) {
        const order = balancedOrder(plan.lanes, round, plan.seed + hash(id + pointKey(point)));
        order.forEach((laneId, place) => {
          const lane = known(findLane(laneId), 'lane', laneId);
          const seed = (plan.seed + Math.imul(round + 1, 2_654_435_761) + hash(id)) >>> 1;
          const estimateMs = scenario.notFor?.(lane) ? 0 : scenario.estimateMs(settings, lane, point);
          planned.push({ scenario, lane, point, round, place, seed, estimateMs });
        });
      }
    }
  }
  return planned;
}

/** The settings as numbers by name, and the header profile, as a trial needs them. */
export function trialSettings(plan: RunPlan) {
  return {
    settings: plan.settings as unknown as Settings,
    headers: known(headerProfiles[plan.headers], 'header profile', plan.headers),
    keepAlive: plan.keepAlive,
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
