/** What an advice comes to, in one of six kinds; some of them are that it cannot be told. */
import type { Advice, Recommendation, Resource } from '../../results/model/advise.js';
import { type Figure, nothing, sum } from '../../results/model/figure.js';
import type { LaneAdvice, LaneCosts } from '../../results/model/lane-advice.js';
import type { LaneInfo } from '../../results/schema.js';

type Priced = Extract<LaneAdvice, { readonly costs: unknown }>;

/** What a lane takes of a resource: B/s, cores, B. */
export interface Use {
  readonly lane: LaneInfo;
  readonly takes: Figure;
}

/** Lanes left out for what they take of a resource, and the one that takes least of it among those that tie. */
export interface Dearer {
  readonly resource: Resource;
  readonly lanes: readonly Use[];
  readonly least: Use;
}

export type AdviceAnswer =
  | {
      /** `enough`: asking again and again does it. `unsure`: whether the lane is fresh enough lies within its interval. */
      readonly kind: 'enough' | 'use' | 'unsure';
      readonly lane: LaneInfo;
      /** Lanes whose costs could not be told apart from it. */
      readonly ties: readonly LaneInfo[];
      readonly dearer: readonly Dearer[];
      /** Lanes that may do, of which too little was measured. */
      readonly notCompared: readonly LaneInfo[];
    }
  /** No lane is fresh enough; or some are, but their costs are not known; or no lane is known at all. */
  | { readonly kind: 'none'; readonly notCompared: readonly LaneInfo[] }
  | { readonly kind: 'incomparable'; readonly lanes: readonly LaneInfo[] }
  | { readonly kind: 'unmeasured'; readonly scenarios: readonly string[] };

export function answerOf({ lanes, recommendation }: Advice): AdviceAnswer {
  const unmeasured = lanes.filter(({ verdict }) => verdict === 'not measured');
  if (unmeasured.length === lanes.length) return { kind: 'unmeasured', scenarios: missingIn(unmeasured) };
  const fitting = lanes.filter((advice): advice is Priced => advice.verdict === 'satisfies');
  const uncosted = fitting.filter(({ costs }) => costs.memoryBytes === null);
  const notCompared = [...uncosted, ...unmeasured].map(({ lane }) => lane);
  if (!recommendation) {
    if (uncosted.length > 0) return { kind: 'incomparable', lanes: uncosted.map(({ lane }) => lane) };
    return { kind: 'none', notCompared };
  }
  const chosen = fitting.find(({ lane }) => lane.id === recommendation.lane.id)!;
  const kind = chosen.narrow ? 'unsure' : chosen.lane.transport === 'short-polling' ? 'enough' : 'use';
  return {
    kind,
    lane: chosen.lane,
    ties: recommendation.ties.filter(({ id }) => id !== chosen.lane.id),
    dearer: dearerOf(fitting, recommendation),
    notCompared,
  };
}

function dearerOf(fitting: readonly Priced[], { ties, against }: Recommendation): Dearer[] {
  const useOf = (resource: Resource, { id }: LaneInfo): Use => {
    const advice = fitting.find(({ lane }) => lane.id === id)!;
    return { lane: advice.lane, takes: takenOf[resource](advice.costs) ?? nothing };
  };
  const found = [...new Set(against.map(({ resource }) => resource))];
  return found.map((resource) => ({
    resource,
    lanes: against.filter((other) => other.resource === resource).map(({ lane }) => useOf(resource, lane)),
    least: ties
      .map((lane) => useOf(resource, lane))
      .reduce((a, b) => (b.takes.value < a.takes.value ? b : a)),
  }));
}

/** What a lane takes of each resource; null where the run measured none. */
export const takenOf: Readonly<Record<Resource, (costs: LaneCosts) => Figure | null>> = {
  cores: ({ cores }) => cores,
  bytesPerSecond: ({ upBytesPerSecond, downBytesPerSecond }) => sum(upBytesPerSecond, downBytesPerSecond),
  memoryBytes: ({ memoryBytes }) => memoryBytes,
};

const missingIn = (lanes: readonly LaneAdvice[]): string[] => [
  ...new Set(
    lanes.flatMap(({ reasons }) =>
      reasons.flatMap((reason) => (reason.kind === 'missing' ? [reason.scenario] : [])),
    ),
  ),
];
