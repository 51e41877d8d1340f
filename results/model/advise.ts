/**
 * Which lane for a user's own numbers: every lane's costs from a run's cells, those that keep the
 * staleness compared, and near-equal ones named together. Pure, for the command and the page alike.
 */
import type { LaneInfo } from '../schema.js';
import type { Figure } from './figure.js';
import { adviseLane, type LaneAdvice, type LaneCosts } from './lane-advice.js';
import type { Needs } from './needs.js';
import type { RunCosts } from './run-costs.js';

/** What decides between lanes. Less than the floor of each is carried by any small server: it decides nothing. */
export const resources = {
  /** 10 Mbit/s, both ways together. */
  bytesPerSecond: 1_250_000,
  cores: 0.1,
  memoryBytes: 256 * 2 ** 20,
} as const;

export type Resource = keyof typeof resources;

/** Costs that differ by less are the same for a choice between lanes. */
export const TIE_SHARE = 0.1;

export interface Recommendation {
  /** The simplest of `ties`. */
  readonly lane: LaneInfo;
  /** The lanes whose costs cannot be told apart, this one included. */
  readonly ties: readonly LaneInfo[];
  /** Of the lanes left out: where the costs of the recommended one are the smaller by most. */
  readonly against: readonly {
    readonly lane: LaneInfo;
    readonly resource: Resource;
    readonly times: number;
  }[];
}

export interface Advice {
  readonly needs: Needs;
  readonly lanes: readonly LaneAdvice[];
  /** Null where no lane that was measured keeps the staleness. */
  readonly recommendation: Recommendation | null;
}

export function advise(run: RunCosts, needs: Needs): Advice {
  const lanes = run.lanes.filter(({ set }) => set !== 'control').map((lane) => adviseLane(run, lane, needs));
  return { needs, lanes, recommendation: recommend(lanes) };
}

/**
 * What a server and a client take least to write and to run, first: a plain request, a stream that a
 * browser keeps up by itself, and so on. It decides between lanes that cost the same, and nothing else.
 */
const simplestFirst = ['short-polling', 'sse', 'long-polling', 'chunked', 'websocket'];

interface Candidate {
  readonly lane: LaneInfo;
  readonly use: Readonly<Record<Resource, Figure>>;
}

function recommend(lanes: readonly LaneAdvice[]): Recommendation | null {
  const candidates = lanes.flatMap((advice): Candidate[] => {
    if (advice.verdict !== 'satisfies') return [];
    const use = useOf(advice.costs);
    return use ? [{ lane: advice.lane, use }] : [];
  });
  const cheapest = [...candidates].sort((a, b) => worst(a, candidates) - worst(b, candidates))[0];
  if (!cheapest) return null;
  const ties = candidates.filter((each) => tied(each, cheapest)).sort((a, b) => rank(a) - rank(b));
  const chosen = ties[0]!;
  const others = candidates.filter((each) => !ties.includes(each));
  return {
    lane: chosen.lane,
    ties: ties.map(({ lane }) => lane),
    against: others.map((other) => ({ lane: other.lane, ...mostApart(other, chosen) })),
  };
}

const names = Object.keys(resources) as Resource[];
const rank = ({ lane }: Candidate): number => simplestFirst.indexOf(lane.transport);

/** Without memory there is no comparing. */
function useOf({ upBytesPerSecond: up, downBytesPerSecond: down, cores, memoryBytes }: LaneCosts) {
  if (!memoryBytes) return undefined;
  const value = up.value + down.value;
  return { bytesPerSecond: { value, low: value, high: value }, cores, memoryBytes };
}

const counting = (resource: Resource, value: number): number => Math.max(value, resources[resource]);

/** The lane's costs as multiples of the least of all candidates: the largest of them. */
function worst({ use }: Candidate, all: readonly Candidate[]): number {
  const multiples = names.map((name) => {
    const least = Math.min(...all.map((each) => each.use[name].value));
    return counting(name, use[name].value) / counting(name, least);
  });
  return Math.max(...multiples);
}

/** Not told apart in any resource: within a tenth, or with intervals that overlap. */
function tied(a: Candidate, b: Candidate): boolean {
  return names.every((name) => {
    const [mine, theirs] = [a.use[name], b.use[name]];
    const within = counting(name, mine.value) <= (1 + TIE_SHARE) * counting(name, theirs.value);
    return within || counting(name, mine.low ?? mine.value) <= counting(name, theirs.high ?? theirs.value);
  });
}

function mostApart(other: Candidate, chosen: Candidate): { resource: Resource; times: number } {
  const apart = names.map((resource) => ({
    resource,
    times: counting(resource, other.use[resource].value) / counting(resource, chosen.use[resource].value),
  }));
  return apart.reduce((most, each) => (each.times > most.times ? each : most));
}
