/** The same question under another condition: with TLS beside without, a browser's clients beside Node's. */
import type { Point } from '../../results/schema.js';
import { differences, spokenPlace } from '../model/axes.js';
import { ownPoints } from '../model/points.js';
import type { Facts, Reading } from './facts.js';
import { isRead } from './mentions.js';

export type Condition = 'tls' | 'compression' | 'client';
const CONDITIONS: readonly string[] = ['tls', 'compression', 'client'];

/** Two points that differ in one condition and in nothing else that is asked. */
export interface Twin {
  readonly plain: Point;
  readonly other: Point;
}

const pointsOf = ({ view }: Facts, scenario: string): readonly Point[] => {
  const found = view.run.scenarios.find(({ id }) => id === scenario);
  return found ? ownPoints(view, found) : [];
};

/** Those at the distance that the report speaks of come first. */
export function twinsOf(facts: Facts, scenario: string, condition: Condition): readonly Twin[] {
  const { plan } = facts.view.run;
  const points = pointsOf(facts, scenario);
  const twins = points.flatMap((other): Twin[] => {
    if (!Object.hasOwn(other, condition)) return [];
    const plain = points.find((one) => {
      const apart = Object.hasOwn(one, condition) ? [] : differences(one, other, plan);
      return apart.length === 1 && apart[0] === condition;
    });
    return plain ? [{ plain, other }] : [];
  });
  const places = twins.map(({ other }) => ({ value: other.rttMs ?? 0, point: other }));
  const spoken = spokenPlace(places)?.point;
  return [...twins].sort((a, b) => Number(b.other === spoken) - Number(a.other === spoken));
}

/** A lane's figure without the condition and with it. */
export interface Both {
  readonly plain: Reading;
  readonly other: Reading;
  readonly at: Twin;
  /** Their intervals do not meet; undefined where one of them has none. */
  readonly told: boolean | undefined;
}

const intervalOf = ({ placed: { cell }, metric }: Reading) => {
  const estimate = cell.status === 'valid' ? cell.metrics[metric] : undefined;
  return estimate?.low == null || estimate.high == null
    ? undefined
    : ([estimate.low, estimate.high] as const);
};

function toldApart(one: Reading, other: Reading): boolean | undefined {
  const [a, b] = [intervalOf(one), intervalOf(other)];
  return a && b ? a[1] < b[0] || b[1] < a[0] : undefined;
}

/** At the first pair of points, and of the first of these lanes or transports, that has both. */
export function bothOf(
  facts: Facts,
  of: readonly string[],
  scenario: string,
  metric: string,
  condition: Condition,
): Both | undefined {
  for (const at of twinsOf(facts, scenario, condition)) {
    for (const lane of of) {
      const plain = facts.read(lane, scenario, metric, at.plain);
      const other = facts.read(lane, scenario, metric, at.other);
      if (isRead(plain) && isRead(other)) return { plain, other, at, told: toldApart(plain, other) };
    }
  }
  return undefined;
}

/** The base, and the points that differ from it in conditions alone: a lane may exist only under one of them. */
function standingPoints(facts: Facts, scenario: string): readonly Point[] {
  const near = facts.point(scenario, 'near');
  if (!near) return [];
  const { plan } = facts.view.run;
  const others = pointsOf(facts, scenario).filter((point) => {
    const apart = point === near ? [] : differences(near, point, plan);
    return apart.length > 0 && apart.every((name) => CONDITIONS.includes(name));
  });
  return [near, ...others];
}

/** HTTP/2 is spoken over TLS alone: others stand beside it fairly where they are asked under TLS too. */
function inOrderFor(lane: string, points: readonly Point[]): readonly Point[] {
  if (!lane.endsWith('@h2')) return points;
  return [...points].sort((a, b) => Number(b.tls === 'on') - Number(a.tls === 'on'));
}

/** The first of them at which the lane was asked, whatever came of it. */
export function whereAsked({ view, ...facts }: Facts, scenario: string, lane: string): Point | undefined {
  return inOrderFor(lane, standingPoints({ view, ...facts }, scenario)).find((point) =>
    view.cellAt(scenario, lane, point),
  );
}

/** A lane's figure at the base, else under the first condition at which the run has it. */
export function readStanding(
  facts: Facts,
  lane: string,
  scenario: string,
  metric: string,
): Reading | undefined {
  for (const point of inOrderFor(lane, standingPoints(facts, scenario))) {
    const found = facts.read(lane, scenario, metric, point);
    if (isRead(found)) return found;
  }
  return undefined;
}

/** A lane's figure where another's was read, else at the base: under like conditions where the run has them. */
export function readBeside(facts: Facts, lane: string, beside: Reading): Reading | undefined {
  const { scenario, point } = beside.placed.cell;
  const there = facts.read(lane, scenario, beside.metric, point);
  if (isRead(there)) return there;
  const near = facts.read(lane, scenario, beside.metric);
  return isRead(near) ? near : undefined;
}
