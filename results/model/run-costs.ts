/**
 * What of a run the model reads: lanes, and of the cells those scenarios and metrics. A whole run is one;
 * so is the little that is sent with a page.
 */
import type { Estimate, LaneInfo, Point } from '../schema.js';

/** The metrics that the model reads, by scenario. Whatever it asks a cell for stands here, or does not compile. */
export const READ = {
  exact: [
    'upBytesPerMessage',
    'downBytesPerMessage',
    'requestsPerMessage',
    'payloadBytesPerMessage',
    'sendUpBytesPerMessage',
    'sendDownBytesPerMessage',
    'sendRequestsPerMessage',
    'openingUpBytes',
    'openingDownBytes',
    'connectionsPerClient',
  ],
  push: [
    'serverCpuUsPerMessage',
    'deliveredPerSecond',
    'requestsPerMessage',
    'latencyMeanNs',
    'latencyP99Ns',
    'latencyP90Ns',
  ],
  'fan-out': ['serverCpuUsPerMessage', 'deliveredPerSecond', 'requestsPerMessage'],
  throughput: ['serverCpuUsPerMessage', 'requestsPerSecond'],
  duplex: ['serverCpuUsPerMessage', 'deliveredPerSecond', 'offeredPerSecond', 'requestsPerMessage'],
  idle: [
    'serverCpuUsPerClientSecond',
    'serverHeapBytesPerConnection',
    'serverNativeBytesPerConnection',
    'serverRssBytesPerConnection',
    'kernelSocketBytesPerConnection',
    'clientsMeasured',
  ],
  connect: [
    'serverHeapBytesPerConnection',
    'serverNativeBytesPerConnection',
    'serverRssBytesPerConnection',
    'kernelSocketBytesPerConnection',
    'clientsMeasured',
  ],
} as const satisfies Readonly<Record<string, readonly string[]>>;

export type CostScenario = keyof typeof READ;
export type CostMetric = (typeof READ)[CostScenario][number];

/** Parameters of a path or a client other than the plain one; a cell that has any is no unit cost. */
const SET_APART = [
  'rttMs',
  'jitterMs',
  'bandwidthMbps',
  'headers',
  'keepAlive',
  'tls',
  'compression',
  'client',
];
/** Parameters that say how a plain cell was measured, as far as the model asks. */
const PARAMETERS = ['textBytes', 'ratePerSecond', 'pollIntervalMs', 'clients', 'held'] as const;

export type CostParameter = (typeof PARAMETERS)[number];
export type CostEstimate = Pick<Estimate, 'value' | 'low' | 'high' | 'bound'>;

export interface ValidCell {
  readonly status: 'valid';
  readonly scenario: string;
  readonly lane: string;
  readonly point: Point;
  readonly metrics: Readonly<Record<string, CostEstimate>>;
}

export interface RunCosts {
  readonly lanes: readonly LaneInfo[];
  readonly cells: readonly (
    | ValidCell
    | { readonly status: 'invalid' | 'skipped' | 'failed'; readonly scenario: string; readonly lane: string }
  )[];
}

/** Costs with nothing among them that the model would pass over. */
export interface ValidCosts extends RunCosts {
  readonly cells: readonly ValidCell[];
}

/** Valid, at no distance, with the run's own request heads and connections that are kept. */
export const isPlain = (cell: RunCosts['cells'][number]): cell is ValidCell =>
  cell.status === 'valid' && SET_APART.every((name) => !cell.point[name]);

/** What the model reads of these lanes, and no more: it answers the same to any needs. */
export function costsOfRun(run: RunCosts, lanes: readonly LaneInfo[]): ValidCosts {
  const ids = new Set(lanes.map(({ id }) => id));
  const cells = run.cells.filter(isPlain).filter(({ lane }) => ids.has(lane));
  return {
    lanes,
    cells: cells.flatMap((cell) => {
      if (!Object.hasOwn(READ, cell.scenario)) return [];
      const metrics = picked(cell.metrics, READ[cell.scenario as CostScenario], bare);
      const point = numbersOf(cell.point);
      return [{ status: 'valid' as const, scenario: cell.scenario, lane: cell.lane, point, metrics }];
    }),
  };
}

const bare = ({ value, low, high, bound }: CostEstimate): CostEstimate => ({ value, low, high, bound });

const numbersOf = (point: Point): Point =>
  Object.fromEntries(
    PARAMETERS.map((name) => [name, point[name]]).filter(([, value]) => typeof value === 'number'),
  ) as Point;

function picked<T>(from: Readonly<Record<string, T>>, names: readonly string[], as: (value: T) => T) {
  const own = names.filter((name) => Object.hasOwn(from, name));
  return Object.fromEntries(own.map((name) => [name, as(from[name] as T)]));
}
