/**
 * A scenario's points as a reader sees them: the base, which is the first, an axis for each parameter in
 * which other points differ from the base in that parameter alone, and the points that differ in several
 * ways, each of which stands alone with its conditions.
 */
import type { Point, RunPlan } from '../../results/schema.js';

export type PointValue = number | string;

/** A place on an axis: a point of the scenario and what it is there. */
export interface AxisPlace {
  readonly value: PointValue;
  readonly point: Point;
}

export interface PointAxis {
  readonly parameter: string;
  /** Base included; numbers from the smallest on, words in the run's order. At least two. */
  readonly places: readonly AxisPlace[];
}

export interface PointPlan {
  readonly base: Point;
  readonly axes: readonly PointAxis[];
  /** Points that differ from the base in several parameters. */
  readonly alone: readonly Point[];
}

type Standing = Pick<RunPlan, 'headers' | 'keepAlive' | 'conditions'>;

/** What a run says once for all of its points: these stand in a point only where they are not the run's. */
const ofTheRun: Readonly<Record<string, (plan: Standing) => PointValue>> = {
  headers: ({ headers }) => headers,
  keepAlive: ({ keepAlive }) => (keepAlive ? 'on' : 'off'),
  tls: ({ conditions }) => (conditions?.tls ? 'on' : 'off'),
  compression: ({ conditions }) => conditions?.compression ?? 'off',
  client: ({ conditions }) => conditions?.client ?? 'node',
};

/** What a parameter is at a point. */
function valueAt(point: Point, parameter: string, plan: Standing): PointValue | undefined {
  if (Object.hasOwn(point, parameter)) return point[parameter];
  return Object.hasOwn(ofTheRun, parameter) ? ofTheRun[parameter]!(plan) : undefined;
}

/** How many are taken to know a figure by: not what is asked, so that two points may differ in it. */
const EFFORT: ReadonlySet<string> = new Set(['serial', 'held', 'openings', 'concurrency']);

/** The parameters in which two points differ. */
export function differences(one: Point, other: Point, plan: Standing): string[] {
  const names = [...new Set([...Object.keys(one), ...Object.keys(other)])];
  const differing = names.filter((name) => valueAt(one, name, plan) !== valueAt(other, name, plan));
  const asked = differing.filter((name) => !EFFORT.has(name));
  return asked.length > 0 ? asked : differing;
}

/** The plan of a scenario's points; undefined where it was asked at none. */
export function pointPlanOf(points: readonly Point[], plan: Standing): PointPlan | undefined {
  const [base, ...others] = points;
  if (!base) return undefined;
  const byParameter = new Map<string, AxisPlace[]>();
  const alone: Point[] = [];
  for (const point of others) {
    const [parameter, ...more] = differences(base, point, plan);
    const value = parameter === undefined ? undefined : valueAt(point, parameter, plan);
    const from = parameter === undefined ? undefined : valueAt(base, parameter, plan);
    // A parameter that the base does not have is no axis through it.
    if (parameter === undefined || more.length > 0 || value === undefined || from === undefined) {
      alone.push(point);
      continue;
    }
    const places = byParameter.get(parameter) ?? [{ value: from, point: base }];
    byParameter.set(parameter, [...places, { value, point }]);
  }
  const axes = [...byParameter].map(([parameter, places]) => ({ parameter, places: inOrder(places) }));
  return { base, axes, alone };
}

function inOrder(places: readonly AxisPlace[]): readonly AxisPlace[] {
  if (!isNumeric(places)) return places;
  return [...places].sort((a, b) => Number(a.value) - Number(b.value));
}

export const isNumeric = (places: readonly AxisPlace[]) =>
  places.every(({ value }) => typeof value === 'number');

/** The distance that the report speaks of is the one nearest to this round-trip time, ms. */
const SPOKEN_RTT_MS = 50;

/** The place of a distance axis that sentences are about; undefined where none is away from zero. */
export function spokenPlace(places: readonly AxisPlace[]): AxisPlace | undefined {
  const away = places.filter(({ value }) => Number(value) > 0);
  const off = ({ value }: AxisPlace) => Math.abs(Math.log(Number(value) / SPOKEN_RTT_MS));
  return away.reduce<AxisPlace | undefined>(
    (best, one) => (best && off(best) <= off(one) ? best : one),
    undefined,
  );
}
