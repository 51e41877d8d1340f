/**
 * Server CPU by unit of work, from the cells of `push` and `fan-out` (at their rates) and, where each
 * unit is a request of its own, of `throughput` (at saturation).
 *
 * The unit is what the server does over and over: a delivery where it pushes, an answer where it is
 * asked. A held poll or a short one that carries ten messages costs about what one with a single
 * message does; per message it would look ten times cheaper.
 */
import { counted, figure, nearestCells, parameter } from './cells.js';
import { type Curve, type CurvePoint, curveOf } from './curve.js';
import { type Figure, times, without } from './figure.js';
import type { RunCosts, ValidCell } from './run-costs.js';

export interface CpuCosts {
  /** µs a delivery, poll or held answer. */
  readonly work: Curve;
  /** µs to take in one message that a client sends; undefined where `duplex` has no valid cell. */
  readonly send: Figure | undefined;
  /** Bytes of the texts it was measured with. */
  readonly textBytes: number;
}

const AT_A_RATE = ['push', 'fan-out'] as const;

/** Undefined where the run has neither scenario for the lane. @param asks the unit is an answer, not a delivery */
export function cpuCostsOf(
  run: RunCosts,
  lane: string,
  textBytes: number,
  asks: boolean,
): CpuCosts | undefined {
  const cells = AT_A_RATE.flatMap((scenario) => nearestCells(run, lane, scenario, textBytes));
  const paced = cells.flatMap((cell) => pointOf(cell, asks) ?? []);
  if (paced.length === 0) return undefined;
  const work = curveOf([...paced, ...(asks ? saturated(run, lane, textBytes) : [])]);
  return {
    work,
    send: sendCost(run, lane, textBytes, asks, work),
    textBytes: parameter(cells[0]!, 'textBytes', textBytes),
  };
}

function pointOf(cell: ValidCell, asks: boolean): CurvePoint | undefined {
  const cost = figure(cell, 'serverCpuUsPerMessage');
  const delivered = counted(cell, 'deliveredPerSecond');
  const unitsPerMessage = asks ? counted(cell, 'requestsPerMessage') : 1;
  if (!cost || !delivered || !unitsPerMessage) return undefined;
  return { amount: delivered * unitsPerMessage, cost: times(cost, 1 / unitsPerMessage) };
}

/** What an answer costs when the server does nothing but answer: the lower end of the truth. */
function saturated(run: RunCosts, lane: string, textBytes: number): CurvePoint[] {
  return nearestCells(run, lane, 'throughput', textBytes).flatMap((cell) => {
    // As a bound it is still the rate at which that cost was read.
    const amount = cell.metrics.requestsPerSecond?.value;
    const cost = figure(cell, 'serverCpuUsPerMessage');
    return amount && cost ? [{ amount, cost }] : [];
  });
}

/**
 * In `duplex` the server takes in what clients send and delivers it to all: what the deliveries (or the
 * answers that carried them) do not account for is the taking in.
 */
function sendCost(
  run: RunCosts,
  lane: string,
  textBytes: number,
  asks: boolean,
  work: Curve,
): Figure | undefined {
  const [cell] = nearestCells(run, lane, 'duplex', textBytes);
  const perMessage = figure(cell, 'serverCpuUsPerMessage');
  const delivered = counted(cell, 'deliveredPerSecond');
  const sent = counted(cell, 'offeredPerSecond');
  if (!perMessage || !delivered || !sent) return undefined;
  const requests = (counted(cell, 'requestsPerMessage') ?? 0) * delivered;
  const units = asks ? Math.max(0, requests - sent) : delivered;
  const carrying = units > 0 ? times(work(units).cost, units) : times(perMessage, 0);
  return times(without(times(perMessage, delivered), carrying), 1 / sent);
}
