/**
 * How a cost grows with the number of clients: the exponent b of cost = a × clients^b, fitted by least
 * squares to the logarithms of the rounds' own values. 1 is linear; below 1 is a fixed cost spread over
 * more clients.
 *
 * Source of slope, standard error and interval: N. R. Draper, H. Smith, Applied Regression Analysis,
 * 3rd ed. (1998), sections 1.2 to 1.4. The interval covers how rounds scatter about the line, not that
 * the truth may be bent: the largest residual of a cell's centre tells how far it is.
 */
import { pointKey } from './point.js';
import type { Cell, Growth, Point } from './schema.js';
import { mean, median } from './statistics/centre.js';
import { tQuantile } from './statistics/student-t.js';

/** A scenario's cells lie along this parameter where nothing else of their points differs. */
const CLIENTS = 'clients';
/** What a lane was measured with where that is not its point's number (see `idle`). */
const CLIENTS_MEASURED = 'clientsMeasured';
/** Costs whose growth is fitted: cores used, which is CPU time a second. */
const COSTS = ['generatorCpuShare', 'serverCpuShare'] as const;
/** Two points lie on a line whatever the law. */
const LEAST_COUNTS = 3;
const LEVEL = 0.95;

export interface GrowthPoint {
  readonly clients: number;
  readonly cost: number;
}

export type Fit = Pick<Growth, 'exponent' | 'standardError' | 'low' | 'high'> & {
  /** The fitted cost at so many clients. */
  at(clients: number): number;
};

/** The fitted law; undefined for fewer than three different numbers of clients, or a cost that is not positive. */
export function fitPowerLaw(points: readonly GrowthPoint[]): Fit | undefined {
  if (new Set(points.map(({ clients }) => clients)).size < LEAST_COUNTS) return undefined;
  if (points.some(({ clients, cost }) => !(clients > 0 && cost > 0))) return undefined;
  const xs = points.map(({ clients }) => Math.log(clients));
  const ys = points.map(({ cost }) => Math.log(cost));
  const [x, y] = [mean(xs), mean(ys)];
  const sxx = sum(xs.map((value) => (value - x) ** 2));
  const exponent = sum(xs.map((value, i) => (value - x) * (ys[i]! - y))) / sxx;
  const residuals = xs.map((value, i) => ys[i]! - y - exponent * (value - x));
  const degrees = points.length - 2;
  const standardError = Math.sqrt(sum(residuals.map((value) => value ** 2)) / degrees / sxx);
  const reach = tQuantile((1 + LEVEL) / 2, degrees) * standardError;
  return {
    exponent,
    standardError,
    low: exponent - reach,
    high: exponent + reach,
    at: (clients) => Math.exp(y + exponent * (Math.log(clients) - x)),
  };
}

/** The growth of each cost on each lane, wherever a scenario was measured at three numbers of clients or more. */
export function growthOf(cells: readonly Cell[]): Growth[] {
  return alongClients(cells).flatMap((along) => COSTS.flatMap((metric) => growthAlong(along, metric) ?? []));
}

type ValidCell = Extract<Cell, { status: 'valid' }>;

/** Valid cells of one scenario and lane whose points differ in nothing but the number of clients. */
function alongClients(cells: readonly Cell[]): ValidCell[][] {
  const groups = new Map<string, ValidCell[]>();
  for (const cell of cells) {
    if (cell.status !== 'valid' || typeof cell.point[CLIENTS] !== 'number') continue;
    const key = JSON.stringify([cell.scenario, cell.lane, pointKey(withoutClients(cell.point))]);
    groups.set(key, [...(groups.get(key) ?? []), cell]);
  }
  return [...groups.values()];
}

function withoutClients({ [CLIENTS]: _, ...rest }: Point): Point {
  return rest;
}

function growthAlong(cells: readonly ValidCell[], metric: (typeof COSTS)[number]): Growth | undefined {
  const rounds = cells.flatMap((cell) =>
    (cell.metrics[metric]?.rounds ?? []).map((cost) => ({ clients: clientsOf(cell), cost })),
  );
  const fit = fitPowerLaw(rounds);
  const first = cells[0];
  if (!fit || !first) return undefined;
  const { at, ...law } = fit;
  const points = centres(rounds);
  return {
    scenario: first.scenario,
    lane: first.lane,
    point: withoutClients(first.point),
    metric,
    over: CLIENTS,
    ...law,
    points: points.map(({ clients, cost }) => ({ x: clients, y: cost })),
    worstResidualRatio: Math.exp(
      Math.max(...points.map(({ clients, cost }) => Math.abs(Math.log(cost / at(clients))))),
    ),
  };
}

function clientsOf({ point, metrics }: ValidCell): number {
  return metrics[CLIENTS_MEASURED]?.value ?? (point[CLIENTS] as number);
}

/** The rounds' median at each number of clients, in order. */
function centres(rounds: readonly GrowthPoint[]): GrowthPoint[] {
  const counts = [...new Set(rounds.map(({ clients }) => clients))].sort((a, b) => a - b);
  return counts.map((clients) => ({
    clients,
    cost: median(rounds.filter((round) => round.clients === clients).map(({ cost }) => cost)),
  }));
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
