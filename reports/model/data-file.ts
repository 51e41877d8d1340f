/**
 * The figures of a run as a file of their own: every cell with its estimates, what was asked and on what,
 * without the trials and their histograms. To six significant digits; the result file has them all.
 */
import type { Cell, Environment, RunFile, RunPlan } from '../../results/schema.js';

const DIGITS = 6;

export interface DataFile {
  readonly about: string;
  readonly runId: string;
  readonly startedAt: string;
  readonly command: string;
  readonly plan: RunPlan;
  readonly environment: Environment;
  /** Unit by metric. */
  readonly units: Readonly<Record<string, string>>;
  readonly cells: readonly (
    | Exclude<Cell, { status: 'valid' }>
    | (Omit<Extract<Cell, { status: 'valid' }>, 'metrics'> & {
        readonly metrics: Readonly<Record<string, DataEstimate>>;
      })
  )[];
}

/** `low` and `high`: 95 % interval of the centre; `rounds`: how many there are. */
interface DataEstimate {
  readonly value: number;
  readonly low: number | null;
  readonly high: number | null;
  readonly rounds: number;
  readonly bound: 'lower' | 'upper' | null;
}

const short = (value: number | null) => (value === null ? null : Number(value.toPrecision(DIGITS)));

function cellOf(cell: Cell): DataFile['cells'][number] {
  if (cell.status !== 'valid') return cell;
  const metrics = Object.entries(cell.metrics).map(([id, { value, low, high, rounds, bound }]) => {
    const estimate = {
      value: short(value)!,
      low: short(low),
      high: short(high),
      rounds: rounds.length,
      bound,
    };
    return [id, estimate] as const;
  });
  return { ...cell, metrics: Object.fromEntries(metrics) };
}

export function dataFileOf(run: RunFile): DataFile {
  const { runId, startedAt, command, plan, environment } = run;
  return {
    about:
      'why-websocket: the cells of one run, values to six significant digits. The result file of that run holds every trial.',
    runId,
    startedAt,
    command,
    plan,
    environment,
    units: Object.fromEntries(run.metrics.map(({ id, unit }) => [id, unit])),
    cells: run.cells.map(cellOf),
  };
}
