/** Lanes that share a chart across an axis, and those that lie so far above that they need one of their own. */
import type { AcrossAsk, LaneAcross } from './across.js';
import { estimateOf } from './view.js';

/** A lane this many times above the next would press all others to the floor of a zero-based axis. */
const APART = 3;

const mostOf = ({ placed }: LaneAcross, metric: string) =>
  Math.max(0, ...placed.flatMap((one) => estimateOf(one, metric)?.value ?? []));

/** One panel, or two: those below the widest step between neighbours first. Only a zero-based axis needs it. */
export function panelsOf(lanes: readonly LaneAcross[], { axis, metric }: AcrossAsk): LaneAcross[][] {
  const most = lanes.map((lane) => mostOf(lane, metric)).filter((value) => value > 0);
  const ordered = [...most].sort((a, b) => a - b);
  const steps = ordered.slice(1).map((value, index) => value / ordered[index]!);
  const widest = Math.max(0, ...steps);
  if (axis.parameter !== 'rttMs' || widest < APART) return [[...lanes]];
  const limit = ordered[steps.indexOf(widest)]!;
  const low = lanes.filter((lane) => mostOf(lane, metric) <= limit);
  return [low, lanes.filter((lane) => !low.includes(lane))];
}
