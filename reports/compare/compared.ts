/** What a comparison page is made from: the same whether two files were read or two versions measured in turns. */
import type { RunComparison } from '../../results/compare/change.js';
import type { Outcome } from '../../results/compare/outcome.js';
import type { LaneInfo, RunFile } from '../../results/schema.js';

export interface ComparedSide {
  /** A ref, a file or an address. */
  readonly name: string;
  readonly commit: string | null;
  readonly dirty: boolean | null;
  /** What was put in its place, such as another version of a package. */
  readonly replaced: readonly string[];
}

/** Two servers that were alive at the same time and took turns. */
export interface ComparedPair {
  readonly lane: string;
  readonly set: 'first' | 'confirmation';
  readonly status: 'valid' | 'invalid' | 'failed';
  readonly reasons: readonly string[];
  readonly values: Readonly<Record<string, { readonly base: number; readonly head: number }>>;
}

export interface Compared {
  /** Two versions measured in turns, or two runs made apart. */
  readonly kind: 'versions' | 'runs';
  readonly base: ComparedSide;
  readonly head: ComparedSide;
  readonly outcome: Outcome;
  readonly startedAt: string;
  readonly command: string | null;
  readonly cpuModel: string;
  readonly lanes: readonly LaneInfo[];
  readonly comparison: RunComparison;
  readonly pairs: readonly ComparedPair[];
}

/** Of a comparison's own file, which holds all that a page needs. */
export interface ComparisonRecord {
  readonly base: ComparedSide;
  readonly head: ComparedSide;
  readonly startedAt: string;
  readonly command: string;
  readonly environment: { readonly machine: { readonly cpuModel: string } };
  readonly lanes: readonly LaneInfo[];
  readonly units: readonly ComparedPair[];
  readonly comparison: Compared['comparison'];
}

export function comparedVersions(record: ComparisonRecord, outcome: Outcome): Compared {
  const { base, head, startedAt, command, environment, lanes, units, comparison } = record;
  const { cpuModel } = environment.machine;
  const of = { base, head, outcome, startedAt, command, cpuModel, lanes, comparison };
  return { kind: 'versions', ...of, pairs: units };
}

type Run = Pick<RunFile, 'runId' | 'startedAt' | 'environment' | 'lanes'>;

const sideOf = ({ runId, environment }: Run): ComparedSide => ({
  name: runId,
  commit: environment.commit,
  dirty: environment.dirty,
  replaced: [],
});

/** Of two runs made apart: no pairs stand between them. */
export function comparedRuns(
  { base, head }: { readonly base: Run; readonly head: Run },
  comparison: RunComparison,
  outcome: Outcome,
): Compared {
  const known = new Set(base.lanes.map(({ id }) => id));
  return {
    kind: 'runs',
    base: sideOf(base),
    head: sideOf(head),
    outcome,
    startedAt: head.startedAt,
    command: null,
    cpuModel: head.environment.machine.cpuModel,
    lanes: [...base.lanes, ...head.lanes.filter(({ id }) => !known.has(id))],
    comparison,
    pairs: [],
  };
}
