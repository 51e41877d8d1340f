/** The distances that a plan asks for. */
import type { RunPlan } from '../../results/schema.js';
import { pathOf } from './link/path.js';

/** The shortest round-trip time of its emulated paths, ms; undefined where all is asked side by side. */
export function shortestDistance(plan: RunPlan): number | undefined {
  const rtts = plan.asks.flatMap(({ point }) => pathOf(point)?.rttMs ?? []);
  return rtts.length > 0 ? Math.min(...rtts) : undefined;
}
