/** What a run looks like on a terminal: a plan, a line a finished trial, a table a scenario. */
import { relative } from 'node:path';
import { formatEstimate, formatInterval } from '../reports/format.js';
import { onlyForAnchors } from '../results/anchors.js';
import { pointKey } from '../results/point.js';
import type { Cell, MetricInfo, Preflight, RunFile, RunPlan, TrialRecord } from '../results/schema.js';
import type { PlannedTrial } from '../scenarios/harness/plan.js';
import { bareTable } from './bare-table.js';
import { pc } from './colours.js';

/** Progress goes to stderr: stdout is for results. */
export function say(line = ''): void {
  process.stderr.write(`${line}\n`);
}

/** A file as it is shown: from here where it lies below, else from the root. */
export function shownPath(file: string): string {
  const path = relative(process.cwd(), file);
  return path.startsWith('..') ? file : path;
}

export function duration(ms: number): string {
  const seconds = Math.round(ms / 1000);
  return seconds < 90
    ? `${seconds} s`
    : `${Math.floor(seconds / 60)} min ${String(seconds % 60).padStart(2, '0')} s`;
}

/** What will be done, and what of it was planned otherwise than asked: before it starts, not only behind it. */
export function sayPlan(
  plan: RunPlan,
  ranks: boolean,
  trials: number,
  warnings: readonly string[] = [],
): void {
  say(
    pc.bold(
      `why-websocket · profile ${plan.profile} · ${plan.rounds} ${plan.rounds === 1 ? 'round' : 'rounds'}`,
    ),
  );
  say(`  lanes      ${plan.lanes.join(', ')}`);
  if (plan.target) say(`  target     ${plan.target.url}, spoken to as ${plan.target.transport}`);
  say(`  scenarios  ${plan.scenarios.join(', ')}`);
  say(
    `  trials     ${trials}, about ${duration(plan.estimateMs)} · seed ${plan.seed} · headers ${plan.headers}`,
  );
  if (!ranks) say(pc.yellow('  Fewer than 4 rounds: figures are a first look, no lane is ranked.'));
  for (const warning of warnings) say(pc.yellow(`  ${warning}`));
  say();
}

/** What the preflight found, a line each. */
export function sayPreflight(found: Preflight): void {
  const us = (ns: number) => `${Math.round(ns / 1000)} µs`;
  const { metronomeLagP50Ns: p50, metronomeLagP99Ns: p99, clockUncertaintyNs: clocks } = found;
  say(`preflight  metronome lag p50 ${us(p50)}, p99 ${us(p99)} · clocks agree within ${us(clocks)}`);
  say(`           a tick costs the server ${Math.round(found.tickCpuUs)} µs of CPU, taken out of its bill`);
  if (found.link) {
    const { rttMs, addedP50Ns, latenessP99Ns, carriedPerSecond } = found.link;
    say(
      `           the path of ${rttMs} ms adds ${(addedP50Ns / 1e6).toFixed(2)} ms, late by at most ` +
        `${us(latenessP99Ns)} (p99), carries at least ${Math.round(carriedPerSecond)} messages/s`,
    );
  }
  if (found.idleCores !== null) {
    const causes = found.idleCauses.map(({ name, pid, cores }) => `${name} (${pid}) ${cores.toFixed(2)}`);
    const who = causes.length > 0 ? `: ${causes.join(', ')}` : '';
    say(`           others use ${found.idleCores.toFixed(2)} cores${who}`);
  }
  say();
}

const marks = {
  valid: pc.green('ok'),
  invalid: pc.yellow('not valid'),
  failed: pc.red('failed'),
  skipped: pc.dim('skipped'),
} as const;

/** One line a finished trial, with the time that is left. */
export function sayTrial(trial: TrialRecord, done: number, total: number, leftMs: number): void {
  const counter = `${String(done).padStart(String(total).length)}/${total}`;
  const name = `${trial.scenario.padEnd(10)} ${trial.lane.padEnd(14)}`;
  const retry = trial.attempt > 0 ? ' (second try)' : '';
  const left = leftMs > 0 ? pc.dim(` · ${duration(leftMs)} left`) : '';
  say(`${counter}  round ${trial.round + 1}  ${name} ${marks[trial.status]}${retry}${left}`);
  if (trial.status !== 'valid') for (const reason of trial.reasons) say(pc.dim(`         ${reason}`));
}

/** How long the rest will take: the plan's estimate, scaled by how true it has been so far. */
export function createClock(planned: readonly PlannedTrial[], alreadyDone: number): (done: number) => number {
  const began = Date.now();
  const estimate = (trials: readonly PlannedTrial[]) =>
    trials.reduce((sum, trial) => sum + trial.estimateMs, 0);
  return (done) => {
    const measured = estimate(planned.slice(alreadyDone, done));
    const pace = measured > 0 ? (Date.now() - began) / measured : 1;
    return estimate(planned.slice(done)) * pace;
  };
}

/** Metrics that a scenario's table shows in the terminal; the report shows all. */
const COLUMNS = 4;

/** The final tables, as text for stdout; those of published figures are anchor-table.ts's. */
export function resultTables(run: RunFile): string {
  return run.scenarios
    .filter(({ id }) => !(run.anchors && onlyForAnchors(run, id)))
    .flatMap((scenario) =>
      scenario.points.map((point) => {
        const cells = run.cells.filter(
          (cell) => cell.scenario === scenario.id && pointKey(cell.point) === pointKey(point),
        );
        const shown = columnsOf(run, scenario.metrics, scenario.primaryMetric, cells);
        const heading = `${pc.bold(scenario.id)} · ${scenario.title.en}${scenario.closedLoop ? ' · closed loop' : ''}`;
        return `${heading}\n${pc.dim(`  ${pointText(point)}`)}\n${cellTable(run, cells, shown)}`;
      }),
    )
    .join('\n\n');
}

const pointText = (point: RunFile['scenarios'][number]['points'][number]): string =>
  Object.entries(point)
    .map(([name, value]) => `${name} ${value}`)
    .join(' · ');

function columnsOf(
  run: RunFile,
  ids: readonly string[],
  primary: string,
  cells: readonly Cell[],
): MetricInfo[] {
  const measured = (id: string) => cells.some((cell) => cell.status === 'valid' && id in cell.metrics);
  const ordered = [primary, ...ids.filter((id) => id !== primary)].filter(measured).slice(0, COLUMNS);
  return ordered.flatMap((id) => run.metrics.find((metric) => metric.id === id) ?? []);
}

function cellTable(run: RunFile, cells: readonly Cell[], columns: readonly MetricInfo[]): string {
  const rows = run.lanes.flatMap(({ id }) => {
    const cell = cells.find((candidate) => candidate.lane === id);
    return cell ? [[id, ...cellTexts(cell, columns)]] : [];
  });
  const head = ['lane', ...columns.map((metric) => metric.title.en)];
  return bareTable(head, rows, [16, ...columns.map(() => 24)]);
}

function cellTexts(
  cell: Cell,
  columns: readonly MetricInfo[],
): (string | { colSpan: number; content: string })[] {
  if (cell.status !== 'valid') {
    const word = { invalid: 'NOT VALID, no number reported', failed: 'FAILED', skipped: 'SKIPPED' }[
      cell.status
    ];
    const content = `${word}: ${cell.reasons[0] ?? ''}`;
    return [{ colSpan: Math.max(1, columns.length), content }];
  }
  return columns.map((metric) => {
    const estimate = cell.metrics[metric.id];
    if (!estimate) return '–';
    const interval = formatInterval(metric, estimate, 'en');
    return `${formatEstimate(metric, estimate, 'en')}${interval ? ` (${interval})` : ''}`;
  });
}
