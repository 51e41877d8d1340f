/** What `bench:self` looks like on a terminal: the machine, and a line a figure with what explains it. */

import type { Environment } from '../results/schema.js';
import type { SelfRow } from '../results/self-file.js';
import { pc } from './colours.js';

/** Above this many cores' worth of CPU used by others a figure may be theirs: the limit of every trial. */
export const BUSY_CORES = 0.15;

/** Packages whose speed is measured together with ours. */
const PEERS = ['ws', 'uWebSockets.js', 'express', 'eventsource-parser', 'autocannon'] as const;

export function machineText({ machine, pinning, node, dependencies }: Environment, wrk?: string): string {
  const { cpuModel, cpuCount, platform, kernel, virtualization, loadAverage } = machine;
  const cores = `${cpuCount} ${cpuCount === 1 ? 'core' : 'cores'}`;
  const peers = PEERS.flatMap((name) => (dependencies[name] ? [`${name} ${dependencies[name]}`] : []));
  const lines = [
    ['machine', [cpuModel, cores, ...(virtualization ? [virtualization] : [])]],
    ['system', [`${platform} ${kernel}`, `node ${node.replace(/^v/, '')}`]],
    ['versions', [...peers, `wrk ${wrk ?? 'not installed'}`]],
    [
      'load',
      [loadAverage.map((load) => load.toFixed(2)).join(' '), 'over 1, 5 and 15 minutes, at the start'],
    ],
    [
      'cores',
      pinning.available
        ? [`server ${pinning.serverCpu}`, `clients ${pinning.generatorCpu}`]
        : [pinning.reason ?? ''],
    ],
  ] as const;
  return lines.map(([name, parts]) => `  ${name.padEnd(10)} ${parts.join(' · ')}`).join('\n');
}

const HEAD = ['', 'target', 'measured', '', 'foreign CPU'];

/** The rows as a table, each with a dim line on what explains it. */
export function selfTable(rows: readonly SelfRow[]): string {
  const cells = rows.map((row) => [
    row.title,
    targetText(row),
    valueText(row),
    metText(row),
    foreignText(row),
  ]);
  const widths = HEAD.map((head, column) =>
    Math.max(head.length, ...cells.map((row) => row[column]!.length)),
  );
  const line = (row: readonly string[]) =>
    `  ${row.map((text, column) => text.padEnd(widths[column]!)).join('  ')}`.trimEnd();
  const body = rows.flatMap((row, i) => {
    const explained = explanation(row);
    const shown = row.met === true ? line(cells[i]!) : pc.yellow(line(cells[i]!));
    return explained ? [shown, pc.dim(`      ${explained}`)] : [shown];
  });
  return [pc.bold(line(HEAD)), ...body].join('\n');
}

/** Three significant digits, thousands apart. */
export function figureText(value: number): string {
  return Number(value.toPrecision(3)).toLocaleString('en', { maximumSignificantDigits: 21 });
}

const targetText = ({ kind, target, unit }: SelfRow): string =>
  `${kind === 'most' ? '≤' : '≥'} ${figureText(target)} ${unit}`;

function valueText({ reading, unit }: SelfRow): string {
  return reading.status === 'measured' ? `${figureText(reading.value)} ${unit}` : '–';
}

function metText({ met, reading }: SelfRow): string {
  if (met === null) return 'not measured here';
  if (reading.status === 'failed') return 'FAILED';
  return met ? 'met' : 'NOT MET';
}

function foreignText({ foreignCores }: SelfRow): string {
  if (foreignCores === null) return 'unknown';
  return `${foreignCores.toFixed(2)} cores${isBusy(foreignCores) ? ', BUSY' : ''}`;
}

/** Whether others used so much of the machine that a figure may be theirs. */
export const isBusy = (foreignCores: number | null): boolean => (foreignCores ?? 0) > BUSY_CORES;

function explanation({ reading }: SelfRow): string {
  if (reading.status !== 'measured') return reading.reason;
  const { repetitions, details } = reading;
  const named = Object.entries(details).map(([name, value]) => `${name} ${figureText(value)}`);
  if (repetitions.length === 1) return named.join(' · ');
  const [least, most] = [Math.min(...repetitions), Math.max(...repetitions)].map(figureText);
  return [`median of ${repetitions.length}, ${least} to ${most}`, ...named].join(' · ');
}
