/** The arguments of `npm run compare -- --base REF`: two versions to be measured here, read and checked. */
import type { Command } from 'commander';
import { laneIds, mainLaneIds } from '../protocol/lanes.js';
import { fewestUnits } from '../results/gate/judge-costs.js';
import { type CostMetric, costMetrics, defaultMetrics, targetMetrics } from '../results/gate/metrics.js';
import type { Target } from '../scenarios/harness/target.js';
import { isSecure } from '../scenarios/harness/target-trust.js';
import { type TargetFlags, targetTransports, targetWith } from './bench-target.js';
import { newCommand, readFlags } from './command-line.js';
import { type OutputOptions, withOutputs } from './compare-options.js';
import { UsageError } from './exit-codes.js';
import { knownNames, type NumberRange, numberWithin } from './options.js';

/** Those of the main lanes whose costs are measured unless told otherwise: a request, a stream, a socket. */
export const defaultCostLanes = ['long-polling', 'sse', 'ws'] as const;
export const DEFAULT_UNITS = 10;
export const DEFAULT_ROUNDS = 2;
export const COMPARISON_FOLDER = 'results/comparisons';
/** Chance of any false alarm in the first set of units, over all gated costs. */
export const ALPHA = 0.05;

const UNITS: NumberRange = { least: 0, most: 60, unit: '', whole: true };
const ROUNDS: NumberRange = { least: 2, most: 20, unit: '', whole: true };
const SEED: NumberRange = { least: 0, most: 2 ** 30, unit: '', whole: true };
const PERCENT: NumberRange = { least: 0.1, most: 200, unit: ' %', whole: false };

export interface GateOptions extends OutputOptions {
  readonly base: string;
  /** Undefined: the working tree as it is, or base's commit where something is put in its place. */
  readonly head: string | undefined;
  /** `name@version`, to be installed for head. */
  readonly packages: readonly string[];
  /** Another Node binary for head's servers. */
  readonly node: string | undefined;
  /** Null: versions of this suite are compared. */
  readonly targets: { readonly base: Target; readonly head: Target } | null;
  readonly lanes: readonly string[];
  readonly costLanes: readonly string[];
  readonly metrics: readonly CostMetric[];
  readonly units: number;
  readonly rounds: number;
  /** As a share; undefined: of this machine's calibration, or the default. */
  readonly threshold: number | undefined;
  readonly seed: number;
  readonly out: string;
  readonly json: boolean;
}

interface Flags {
  base?: string;
  head?: string;
  with?: string[];
  target?: string;
  baseTarget?: string;
  transport?: string;
  allowRemoteTarget?: true;
  lanes?: string;
  costLanes?: string;
  metrics?: string;
  pairs: string;
  rounds: string;
  threshold?: string;
  seed: string;
  out: string;
  json?: true;
}

const starters = ['--base', '--with', '--target'];

/** Whether the arguments ask for versions to be measured, and not for files to be read. */
export function measuresHere(args: readonly string[]): boolean {
  return args.some((arg) => starters.some((name) => arg === name || arg.startsWith(`${name}=`)));
}

const HELP_AFTER = `
What is compared, all of it measured here by one and the same harness, that of the running checkout:
  exact  each lane counted on both sides, and thousands of deliveries: any change for the worse is a regression
  cost   server CPU a message and median latency at an equal rate, memory a connection, in pairs of servers that
         are alive at the same time and take turns: a regression only beyond the threshold, and only where a
         second set of pairs confirms it

Exit codes: 0 fine · 1 a regression · 2 bad arguments, or a side that cannot be built or driven · 3 nothing valid
(with --strict: something is not valid) · 4 cannot tell, only with --strict · 130 interrupted

Examples:
  npm run compare -- --base main
  npm run compare -- --base v0.1.0 --head my-branch --lanes ws,sse
  npm run compare -- --with ws@8.22.0 --lanes ws
  npm run compare -- --target http://127.0.0.1:9001 --base-target http://127.0.0.1:9000 --transport sse`;

const command = (): Command =>
  withOutputs(
    newCommand(
      'compare',
      'Measures two versions of the servers here, in turns, and fails where one got worse.',
    ),
  )
    .option('--base <ref>', 'commit, branch or tag to compare with (with --with: default HEAD)')
    .option('--head <ref>', 'what is judged (default: the working tree as it is)')
    .option(
      '--with <what>',
      'for head put in package@version, or node=/path/to/node; may be repeated',
      (one: string, before: string[] = []) => [...before, one],
    )
    .option('--target <url>', 'judge a server that runs already, by what its clients see')
    .option('--base-target <url>', 'the server that it is compared with (default: itself)')
    .option('--transport <name>', `how to speak to targets: ${targetTransports.join(', ')}`)
    .option('--allow-remote-target', 'targets may be other machines, whose owners agree')
    .option('--lanes <list>', `lanes to count (default: the six main ones): ${laneIds.join(', ')}`)
    .option('--cost-lanes <list>', `those whose costs are measured (default: ${defaultCostLanes.join(', ')})`)
    .option(
      '--metrics <list>',
      `costs to gate (default: ${defaultMetrics.join(', ')}): ${costMetrics.join(', ')}`,
    )
    .option('--pairs <n>', 'pairs of servers of each lane; 0 measures no costs', String(DEFAULT_UNITS))
    .option('--rounds <n>', 'times that each lane is counted on each side', String(DEFAULT_ROUNDS))
    .option(
      '--threshold <percent>',
      "for all costs (default: of this machine's calibration, else written ones)",
    )
    .option('--seed <n>', 'chooses schedules and order', '1')
    .option('--out <folder>', "where the comparison's JSON goes", COMPARISON_FOLDER)
    .option('--json', 'print the JSON, and nothing else, on stdout (use npm run -s)')
    .addHelpText('after', HELP_AFTER);

/** Null where help was asked for and shown. @throws UsageError with one line */
export function parseGate(args: readonly string[]): GateOptions | null {
  const flags = readFlags<Flags & Partial<OutputOptions>>(command(), args);
  if (!flags) return null;
  const off = { all: false, strict: false, markdown: false };
  const outputs: OutputOptions = { ...off, ...flags };
  const options = { ...outputs, ...versionsOf(flags), ...questionsOf(flags) };
  refuseTooFew(options);
  return options;
}

function versionsOf(flags: Flags): Pick<GateOptions, 'base' | 'head' | 'packages' | 'node' | 'targets'> {
  const targets = targetsOf(flags);
  const replaced = (flags.with ?? []).map(replacementOf);
  if (targets && (flags.base !== undefined || flags.head !== undefined || replaced.length > 0)) {
    throw new UsageError(
      '--target: a server that runs already is compared with --base-target, not with commits.',
    );
  }
  return {
    base: flags.base ?? 'HEAD',
    head: flags.head,
    packages: replaced.flatMap(({ spec }) => spec ?? []),
    node: replaced.flatMap(({ node }) => node ?? []).at(-1),
    targets,
  };
}

/** npm's own form of a name and a version, a scope allowed; no URL, no path, no flag. */
const PACKAGE = /^(@[\w.-]+\/)?[\w][\w.-]*@[\w.^~*+-]+$/;

function replacementOf(what: string): { readonly spec?: string; readonly node?: string } {
  const [, node] = /^node=(.+)$/.exec(what) ?? [];
  if (node !== undefined) return { node };
  if (PACKAGE.test(what)) return { spec: what };
  throw new UsageError(
    `--with: "${what}" was given, package@version (ws@8.22.0) or node=/path/to/node is expected.`,
  );
}

function targetsOf(flags: Flags): GateOptions['targets'] {
  const { target, baseTarget } = flags;
  if (target === undefined) {
    if (baseTarget === undefined) return null;
    throw new UsageError('--base-target: name the server that is judged with --target.');
  }
  const head = plainTarget('--target', { ...flags, target });
  return {
    head,
    base: baseTarget === undefined ? head : plainTarget('--base-target', { ...flags, target: baseTarget }),
  };
}

/** The gate's lanes speak no TLS, and its targets are judged by the same rules. */
function plainTarget(option: string, flags: TargetFlags): Target {
  const target = targetWith(flags);
  if (!isSecure(target)) return target;
  throw new UsageError(
    `${option}: ${target.url} was given, http:// is expected. npm run bench takes https://.`,
  );
}

type Questions = Omit<GateOptions, keyof OutputOptions | keyof ReturnType<typeof versionsOf>>;

function questionsOf(flags: Flags): Questions {
  const foreign = flags.target !== undefined;
  const lanes = flags.lanes === undefined ? [...mainLaneIds] : knownNames('--lanes', flags.lanes, laneIds);
  const usual = defaultCostLanes.filter((id) => lanes.includes(id));
  const costLanes =
    flags.costLanes === undefined
      ? usual.length > 0
        ? usual
        : lanes
      : knownNames('--cost-lanes', flags.costLanes, lanes);
  const usualMetrics = foreign ? targetMetrics : defaultMetrics;
  const known = foreign ? targetMetrics : costMetrics.filter((id) => !targetMetrics.includes(id));
  const metrics =
    flags.metrics === undefined
      ? usualMetrics
      : (knownNames('--metrics', flags.metrics, known) as CostMetric[]);
  const { pairs, rounds, seed, threshold, out } = flags;
  return {
    lanes,
    costLanes,
    metrics,
    units: numberWithin('--pairs', pairs, UNITS),
    rounds: numberWithin('--rounds', rounds, ROUNDS),
    seed: numberWithin('--seed', seed, SEED),
    threshold: threshold === undefined ? undefined : numberWithin('--threshold', threshold, PERCENT) / 100,
    out,
    json: flags.json ?? false,
  };
}

/** With too few units no ranks are far enough from chance, whatever was measured. */
function refuseTooFew({ units, costLanes, metrics, targets }: GateOptions): void {
  const costs = metrics.length * (targets ? 1 : costLanes.length);
  const fewest = fewestUnits(costs, ALPHA);
  if (units === 0 || units >= fewest) return;
  throw new UsageError(
    `--pairs: ${units} was given; ${costs} gated costs need at least ${fewest} to be told from chance. ` +
      'Measure more, or gate fewer with --cost-lanes and --metrics.',
  );
}
