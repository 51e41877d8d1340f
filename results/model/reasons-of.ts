/** What there is to say of a lane's figures, in the order in which it is read. */

import type { LaneCosts, Units } from './lane-advice.js';
import type { Law } from './law.js';
import type { Needs } from './needs.js';
import type { Reason } from './reasons.js';
import { type Traffic, unitsPerSecond, type Way } from './traffic.js';

interface Worked {
  readonly way: Way;
  readonly law: Law;
  readonly traffic: Traffic;
  readonly costs: LaneCosts;
  readonly units: Units;
  readonly needs: Needs;
  readonly fits: boolean;
}

/** A figure this many times beyond what was measured is an extrapolation. */
const FAR = 2;

export function reasonsOf({ way, law, traffic, costs, units, needs, fits }: Worked): Reason[] {
  const { own, cpu, held, wire } = units;
  const reasons: Reason[] = [];
  if (way.kind === 'polls') {
    const { intervalMs } = way;
    reasons.push({ kind: 'polls', intervalMs, emptyShare: 1 - traffic.fullAnswers / traffic.answers });
  }
  if (way.kind === 'held')
    reasons.push({ kind: 'asks-again', answersPerMessage: traffic.answers / needs.ratePerSecond });
  reasons.push({
    kind: 'age',
    law,
    ownMeanMs: own.meanMs.value,
    ownTailMs: own.tailMs.value,
    tail: own.tail,
  });
  if (!fits) reasons.push({ kind: 'too-stale', stalenessMs: needs.stalenessMs });
  if (needs.upPerSecond > 0 && wire.requestsPerSend > 0) {
    const perSecond = needs.clients * needs.upPerSecond * wire.requestsPerSend;
    reasons.push({ kind: 'posts', perSecond, connectionsPerClient: wire.connectionsPerSender });
  }
  const asked = unitsPerSecond(way, traffic, needs);
  reasons.push(...farFrom(workOf[way.kind], cpu.work(asked).nearest, asked, cpu.work(asked).beyond));
  if (!held) reasons.push({ kind: 'missing', scenario: 'connect' });
  const there = held?.memoryBytes(needs.clients);
  if (there) reasons.push(...farFrom('clients', there.nearest, needs.clients, there.beyond));
  reasons.push(...farFrom('text bytes', cpu.textBytes, needs.textBytes));
  const most = costs.cores.high ?? costs.cores.value;
  if (most > 1) reasons.push({ kind: 'processes', least: Math.ceil(most) });
  if (costs.cores.low === null) reasons.push({ kind: 'no-interval' });
  return reasons;
}

const workOf = { pushed: 'deliveries', polls: 'polls', held: 'answers' } as const;

type Extrapolated = Extract<Reason, { kind: 'extrapolated' }>;

function farFrom(
  what: Extrapolated['what'],
  measured: number,
  asked: number,
  factor = Math.max(asked / measured, measured / asked),
): Reason[] {
  return factor > FAR ? [{ kind: 'extrapolated', what, measured, asked, factor }] : [];
}
