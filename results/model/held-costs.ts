/** What a client costs that is merely there: memory, and CPU where silent clients were measured. */
import { counted, figure, parameter, plainCells } from './cells.js';
import { type Curve, curveOf } from './curve.js';
import { type Figure, nothing, sum, times } from './figure.js';
import type { RunCosts, ValidCell } from './run-costs.js';

/** Both a client, by the number of clients. */
export interface HeldCosts {
  /** At the server: its heap, its other memory, and its half of what the kernel keeps for the sockets. */
  readonly memoryBytes: Curve;
  /** µs a second; undefined where no scenario measured silent clients, and where they are never silent. */
  readonly cpuUsPerSecond: Curve | undefined;
}

/**
 * Undefined where neither `idle` nor `connect` has a valid cell with memory for the lane.
 * @param polls the lane asks at an interval: at rest it does what its polls are billed for already
 */
export function heldCostsOf(
  run: RunCosts,
  lane: string,
  textBytes: number,
  polls: boolean,
): HeldCosts | undefined {
  const idle = plainCells(run, lane, 'idle', textBytes);
  const connect = plainCells(run, lane, 'connect', textBytes);
  const memoryBytes = byClients(idle, memoryOf) ?? byClients(connect, memoryOf);
  const cpuUsPerSecond = polls
    ? undefined
    : byClients(idle, (cell) => figure(cell, 'serverCpuUsPerClientSecond'));
  return memoryBytes && { memoryBytes, cpuUsPerSecond };
}

function byClients(
  cells: readonly ValidCell[],
  costOf: (cell: ValidCell) => Figure | undefined,
): Curve | undefined {
  const points = cells.flatMap((cell) => {
    const cost = costOf(cell);
    return cost ? [{ amount: heldBy(cell), cost }] : [];
  });
  return points.length > 0 ? curveOf(points) : undefined;
}

/** Fewer pollers are measured than the point names: the cell says how many. */
const heldBy = (cell: ValidCell): number =>
  counted(cell, 'clientsMeasured') ?? parameter(cell, 'held', parameter(cell, 'clients', 1));

/** The heap alone says too little of a server whose connections live outside it: without the rest, resident memory. */
function memoryOf(cell: ValidCell): Figure | undefined {
  const heap = figure(cell, 'serverHeapBytesPerConnection');
  const native = figure(cell, 'serverNativeBytesPerConnection');
  const kernel = figure(cell, 'kernelSocketBytesPerConnection');
  const own = heap && native ? sum(heap, native) : figure(cell, 'serverRssBytesPerConnection');
  return own && sum(own, kernel ? times(kernel, 1 / 2) : nothing);
}
