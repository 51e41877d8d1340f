/** One lane against the user's numbers: how old its messages would be, and what it would cost. */
import type { LaneInfo } from '../schema.js';
import { type CpuCosts, cpuCostsOf } from './cpu-costs.js';
import { exactly, type Figure, nothing, sum, times } from './figure.js';
import { type HeldCosts, heldCostsOf } from './held-costs.js';
import { heldLaw, intervalFor, type Law, pollLaw, pushLaw } from './law.js';
import type { Needs } from './needs.js';
import { type OwnLatency, ownLatencyOf } from './own-latency.js';
import type { Reason } from './reasons.js';
import { reasonsOf } from './reasons-of.js';
import type { RunCosts } from './run-costs.js';
import { LONGEST_INTERVAL_MS, type Traffic, trafficOf, unitsPerSecond, type Way } from './traffic.js';
import { OPENING_HEADER_BYTES, type WireCosts, wireCostsOf } from './wire-costs.js';

export interface LaneCosts {
  readonly upBytesPerSecond: Figure;
  readonly downBytesPerSecond: Figure;
  /** Cores' worth of server CPU. */
  readonly cores: Figure;
  /** Null where the run measured none. */
  readonly memoryBytes: Figure | null;
  readonly connections: number;
  readonly requestsPerSecond: number;
  /** Once, both ways, for all clients. */
  readonly openingBytes: number;
}

interface Staleness {
  readonly meanMs: Figure;
  readonly p99Ms: Figure;
}

export type LaneAdvice = {
  readonly lane: LaneInfo;
  /** In the order in which they are to be read. */
  readonly reasons: readonly Reason[];
} & (
  | {
      readonly verdict: 'satisfies' | 'too stale';
      /** The interval does not let the verdict be told from its opposite. */
      readonly narrow: boolean;
      readonly staleness: Staleness;
      /** Of a lane that asks at an interval: the longest that keeps the staleness. */
      readonly pollIntervalMs: number | null;
      readonly costs: LaneCosts;
    }
  /** No interval is short enough. */
  | { readonly verdict: 'out of reach'; readonly leastMs: number }
  | { readonly verdict: 'not measured' }
);

/** Faster than this no poller of this suite asks. */
const SHORTEST_INTERVAL_MS = 10;

export interface Units {
  readonly wire: WireCosts;
  readonly cpu: CpuCosts;
  readonly own: OwnLatency;
  readonly held: HeldCosts | undefined;
}

export function adviseLane(run: RunCosts, lane: LaneInfo, needs: Needs): LaneAdvice {
  const units = unitsOf(run, lane, needs);
  if ('missing' in units) {
    return { lane, verdict: 'not measured', reasons: [{ kind: 'missing', scenario: units.missing }] };
  }
  const way = wayOf(lane, needs, units.own);
  if ('leastMs' in way) {
    const { leastMs } = way;
    return { lane, verdict: 'out of reach', leastMs, reasons: [{ kind: 'out-of-reach', leastMs }] };
  }
  const law = lawOf(way, needs);
  const { meanMs, tailMs } = units.own;
  const staleness = { meanMs: sum(exactly(law.meanMs), meanMs), p99Ms: sum(exactly(law.p99Ms), tailMs) };
  const keeps = (ms: number) => ms <= needs.stalenessMs * (1 + ROUNDING);
  const fits = keeps(staleness.p99Ms.value);
  const { low, high } = staleness.p99Ms;
  const traffic = trafficOf(way, needs, units.wire);
  const costs = costsOf(traffic, needs, units, way);
  return {
    lane,
    verdict: fits ? 'satisfies' : 'too stale',
    narrow: way.kind !== 'polls' && low !== null && high !== null && keeps(low) !== keeps(high),
    staleness,
    pollIntervalMs: way.kind === 'polls' ? way.intervalMs : null,
    costs,
    reasons: reasonsOf({ way, law, traffic, costs, units, needs, fits }),
  };
}

/** An interval made to keep the staleness exactly must not miss it by a rounding. */
const ROUNDING = 1e-9;

function unitsOf(run: RunCosts, lane: LaneInfo, needs: Needs): Units | { readonly missing: string } {
  const { textBytes } = needs;
  const polls = lane.transport === 'short-polling';
  const asks = polls || lane.transport === 'long-polling';
  const wire = wireCostsOf(run, lane.id, textBytes);
  if (!wire) return { missing: 'exact' };
  const own = ownLatencyOf(run, lane.id, needs, polls);
  const cpu = cpuCostsOf(run, lane.id, textBytes, asks);
  if (!own || !cpu) return { missing: 'push' };
  if (needs.upPerSecond > 0 && !cpu.send) return { missing: 'duplex' };
  return { wire, own, cpu, held: heldCostsOf(run, lane.id, textBytes, polls) };
}

/** A poll takes a round trip: one that is due before the last is answered is never asked. */
function wayOf(lane: LaneInfo, { rttMs, stalenessMs }: Needs, own: OwnLatency): Way | { leastMs: number } {
  if (lane.transport === 'long-polling') return { kind: 'held', awayMs: rttMs + own.meanMs.value };
  if (lane.transport !== 'short-polling') return { kind: 'pushed' };
  const shortestMs = Math.max(SHORTEST_INTERVAL_MS, rttMs + own.meanMs.value);
  const longestMs = intervalFor(stalenessMs - own.tailMs.value, rttMs);
  if (longestMs < shortestMs) return { leastMs: pollLaw(rttMs, shortestMs).p99Ms + own.tailMs.value };
  return { kind: 'polls', intervalMs: Math.min(longestMs, LONGEST_INTERVAL_MS) };
}

function lawOf(way: Way, { rttMs, ratePerSecond }: Needs): Law {
  if (way.kind === 'pushed') return pushLaw(rttMs);
  if (way.kind === 'polls') return pollLaw(rttMs, way.intervalMs);
  return heldLaw(rttMs, ratePerSecond);
}

function costsOf(traffic: Traffic, needs: Needs, { wire, cpu, held }: Units, way: Way): LaneCosts {
  const { clients, upPerSecond } = needs;
  const perClient = upPerSecond > 0 ? wire.connectionsPerSender : 1;
  const units = unitsPerSecond(way, traffic, needs);
  const openingBytes =
    wire.openingUpBytes + wire.openingDownBytes + OPENING_HEADER_BYTES.up + OPENING_HEADER_BYTES.down;
  return {
    upBytesPerSecond: exactly(clients * traffic.upBytes),
    downBytesPerSecond: exactly(clients * traffic.downBytes),
    cores: times(
      sum(
        times(cpu.work(units).cost, units),
        times(cpu.send ?? nothing, clients * upPerSecond),
        times(held?.cpuUsPerSecond?.(clients).cost ?? nothing, clients),
      ),
      1e-6,
    ),
    memoryBytes: held ? times(held.memoryBytes(clients).cost, clients * perClient) : null,
    connections: clients * perClient,
    requestsPerSecond: clients * traffic.requests,
    openingBytes: clients * openingBytes,
  };
}
