/** Many runs that never took place, from one that did or did not: noise on every figure, and steps where a test wants them. */
import { uniformFloat64 } from 'pure-rand/distribution/uniformFloat64';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import { tierAt } from '../compare/judge-change.js';
import type { RunFindings } from '../read-run.js';

export interface MadeStep {
  /** Index of the first run that has it. */
  readonly from: number;
  readonly scenario: string;
  readonly lane: string;
  readonly metric: string;
  /** What the figure is multiplied by. */
  readonly factor: number;
}

const DAY_MS = 86_400_000;
const FIRST_DAY_MS = Date.UTC(2026, 0, 1, 3);

/**
 * Such a run a day, each of a commit of its own: counts stay as they are, other figures vary by the given
 * share (a standard deviation, of logarithms).
 */
export function madeRuns<T extends RunFindings>(
  template: T,
  count: number,
  { noise, steps = [] }: { noise: number; steps?: readonly MadeStep[] },
): T[] {
  const generator = xoroshiro128plus(count);
  const uniform = () => 1 - uniformFloat64(generator);
  const normal = () => Math.sqrt(-2 * Math.log(uniform())) * Math.cos(2 * Math.PI * uniform());
  const tiers = new Map(template.metrics.map((metric) => [metric.id, metric]));
  return Array.from({ length: count }, (_, index) => {
    const cells = template.cells.map((cell) => {
      if (cell.status !== 'valid') return cell;
      const metrics = Object.entries(cell.metrics).map(([id, estimate]) => {
        const metric = tiers.get(id);
        const exact = metric !== undefined && tierAt(metric, cell.scenario) === 'exact';
        const steady = exact ? 1 : Math.exp(noise * normal());
        const factor = steps
          .filter((step) => step.from <= index && step.metric === id)
          .filter(({ scenario, lane }) => scenario === cell.scenario && lane === cell.lane)
          .reduce((product, step) => product * step.factor, steady);
        const times = (value: number) => value * factor;
        const { value, rounds } = estimate;
        return [id, { ...estimate, value: times(value), rounds: rounds.map(times) }] as const;
      });
      return { ...cell, metrics: Object.fromEntries(metrics) };
    });
    const startedAt = new Date(FIRST_DAY_MS + index * DAY_MS).toISOString();
    const commit = (index + 1).toString(16).padStart(7, '0').repeat(6).slice(0, 40);
    const runId = `${startedAt.slice(0, 19).replaceAll(':', '-')}Z-${commit.slice(0, 7)}`;
    const environment = { ...template.environment, commit, dirty: false };
    return { ...template, cells, startedAt, runId, environment };
  });
}
