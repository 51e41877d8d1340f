/**
 * What one of many costs (a delivery at a rate of them, a client among so many), from the amounts at
 * which it was measured: straight on logarithmic scales between two of them, as at the nearest beyond.
 *
 * More never costs less in all: a point that says so, by a machine's noise, is raised until it does not.
 */
import type { Figure } from './figure.js';

export interface CurvePoint {
  /** Units of work a second, or clients. */
  readonly amount: number;
  readonly cost: Figure;
}

export interface ReadCost {
  readonly cost: Figure;
  /** How many times further out than any measured amount; 1 within the measured ones. */
  readonly beyond: number;
  /** The measured amount that is nearest. */
  readonly nearest: number;
}

export type Curve = (amount: number) => ReadCost;

/** No reading resolves less, of µs or bytes; logarithms need something above zero. */
const LEAST_COST = 0.01;

/** @param points one at least; of several at one amount the first counts */
export function curveOf(points: readonly CurvePoint[]): Curve {
  const sorted = [...points]
    .sort((a, b) => a.amount - b.amount)
    .filter(({ amount }, index, all) => amount > 0 && amount !== all[index - 1]?.amount);
  const rising: CurvePoint[] = [];
  for (const point of sorted) rising.push(raised(point, rising.at(-1)));
  return (amount) => read(rising, amount);
}

function raised({ amount, cost }: CurvePoint, before: CurvePoint | undefined): CurvePoint {
  const floor = (name: keyof Figure): number => {
    const least = before?.cost[name];
    return least === undefined || least === null ? LEAST_COST : (least * before!.amount) / amount;
  };
  const atLeast = (name: 'low' | 'high') => {
    const end = cost[name];
    return end === null ? null : Math.max(LEAST_COST, end, floor(name));
  };
  const value = Math.max(LEAST_COST, cost.value, floor('value'));
  return { amount, cost: { value, low: atLeast('low'), high: atLeast('high') } };
}

function read(points: readonly CurvePoint[], amount: number): ReadCost {
  const [first, last] = [points[0]!, points.at(-1)!];
  if (amount <= first.amount) return outside(first, first.amount / amount);
  if (amount >= last.amount) return outside(last, amount / last.amount);
  const at = points.findIndex((point) => point.amount >= amount);
  const [from, to] = [points[at - 1]!, points[at]!];
  const share = Math.log(amount / from.amount) / Math.log(to.amount / from.amount);
  const between = (a: number, b: number) => a ** (1 - share) * b ** share;
  const end = (name: 'low' | 'high') => {
    const [a, b] = [from.cost[name], to.cost[name]];
    return a === null || b === null ? null : between(a, b);
  };
  const cost = { value: between(from.cost.value, to.cost.value), low: end('low'), high: end('high') };
  return { cost, beyond: 1, nearest: share < 0.5 ? from.amount : to.amount };
}

const outside = ({ amount, cost }: CurvePoint, beyond: number): ReadCost => ({
  cost,
  beyond,
  nearest: amount,
});
