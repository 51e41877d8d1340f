/** From what the user and the profile say to what is asked: scenarios at points, each of its lanes, so many rounds. */
import { type Conditions, plainConditions } from '../../protocol/conditions.js';
import { findLane, type LaneId, laneIds, mainLaneIds } from '../../protocol/lanes.js';
import { type AnchorId, anchorAsks } from '../anchors.js';
import { type Profile, type ProfileAsk, profiles } from '../profiles.js';
import { findScenario } from '../registry.js';
import { defaults, type Settings } from '../settings.js';
import { settingsInBrowser } from './browser/most-clients.js';
import { type Target, targetLane } from './target.js';
import { isSecure } from './target-trust.js';

/** What the user asked for; the profile's own where nothing is said. */
export interface PlanRequest {
  readonly profile: string;
  readonly lanes?: readonly LaneId[];
  /** A server that the project did not start; without `lanes` it is asked alone. */
  readonly target?: Target;
  readonly scenarios?: readonly string[];
  /** Published figures to measure again; where nothing else is asked for, nothing else is asked. */
  readonly anchors?: readonly AnchorId[];
  readonly rounds?: number;
  /** Round-trip times at which what can be asked over a distance is asked, ms. */
  readonly rttsMs?: readonly number[];
  readonly seed: number;
  readonly headers: string;
  readonly keepAlive: boolean;
  /** Those that are not plain. */
  readonly conditions?: Partial<Conditions>;
  readonly settings: Partial<Settings>;
}

/** An ask with everything said: what of it differs from the plan stays apart. */
export interface FullAsk {
  readonly scenario: string;
  readonly lanes: readonly string[];
  readonly rounds: number;
  readonly own: Partial<Settings>;
  readonly settings: Settings;
  readonly headers: string;
  readonly keepAlive: boolean;
  readonly conditions: Conditions;
  readonly anchor?: string;
}

/** @throws RangeError where no profile has that name: the command checks names before it asks */
export function profileOf(id: string): Profile {
  const profile = profiles.find((candidate) => candidate.id === id);
  if (!profile) throw new RangeError(`no profile is called ${id}`);
  return profile;
}

/** The plan's own settings: what an ask does not replace. */
export function commonSettings({ profile, settings }: PlanRequest): Settings {
  return { ...defaults, ...profileOf(profile).settings, ...settings };
}

/** The plan's own conditions. */
export function commonConditions({ conditions }: PlanRequest): Conditions {
  return { ...plainConditions, ...conditions };
}

/** What is asked, in the order of a round. */
export function asksOf(request: PlanRequest): FullAsk[] {
  const profile = profileOf(request.profile);
  const common = commonSettings(request);
  const chosen = request.rttsMs
    ? overDistances(request.rttsMs, chosenAsks(request, profile))
    : chosenAsks(request, profile);
  return chosen.flatMap((ask) => {
    const lanes = [...lanesOf(ask, wantedLanes(request)), ...targetsOf(ask, request)];
    if (lanes.length === 0) return [];
    const own = ask.settings ?? {};
    const conditions = { ...commonConditions(request), ...ask.conditions };
    const settings = { ...common, ...own };
    return {
      scenario: ask.scenario,
      lanes,
      rounds: request.rounds ?? ask.rounds ?? profile.rounds,
      own,
      settings: conditions.client === 'chromium' ? settingsInBrowser(settings) : settings,
      headers: ask.headers ?? request.headers,
      keepAlive: ask.keepAlive ?? request.keepAlive,
      conditions,
      ...(ask.anchor ? { anchor: ask.anchor } : {}),
    };
  });
}

/** The profile's own asks, unless scenarios or published figures are named. */
function chosenAsks({ scenarios, anchors }: PlanRequest, profile: Profile): readonly ProfileAsk[] {
  if (!scenarios && !anchors) return [...profile.asks, ...anchorAsks(profile.anchors ?? [])];
  return [...(scenarios ?? []).flatMap((id) => asksOfScenario(id, profile)), ...anchorAsks(anchors ?? [])];
}

/** A scenario that the profile does not ask is asked once, as it stands. */
function asksOfScenario(scenario: string, { asks }: Profile): readonly ProfileAsk[] {
  const own = asks.filter((ask) => ask.scenario === scenario);
  return own.length > 0 ? own : [{ scenario }];
}

/** The distances asked for take the place of the profile's own. */
function overDistances(rttsMs: readonly number[], asks: readonly ProfileAsk[]): ProfileAsk[] {
  return asks.flatMap((ask) => {
    if (!findScenario(ask.scenario)?.overDistance) return ask;
    if (ask.settings?.rttMs) return [];
    return rttsMs.map((rttMs) => ({ ...ask, settings: { ...ask.settings, rttMs } }));
  });
}

const wantedLanes = ({ lanes, target }: PlanRequest): readonly LaneId[] | undefined =>
  lanes ?? (target ? [] : undefined);

/** The target, where the scenario can be asked of it, and with TLS or without as it is reached. */
function targetsOf({ scenario, conditions }: ProfileAsk, request: PlanRequest): string[] {
  const { target } = request;
  if (!target || !findScenario(scenario)?.ofTarget) return [];
  const { tls } = { ...commonConditions(request), ...conditions };
  return tls === isSecure(target) ? [targetLane(target).id] : [];
}

const laneSets = { main: mainLaneIds, all: laneIds };

/** The lanes of an ask; of those the user names, the ones it is meant for. */
function lanesOf({ lanes = 'main' }: ProfileAsk, wanted: readonly LaneId[] | undefined): readonly LaneId[] {
  if (typeof lanes === 'string') return wanted ?? laneSets[lanes];
  return wanted ? lanes.filter((id) => wanted.includes(id)) : lanes.filter((id) => findLane(id));
}
