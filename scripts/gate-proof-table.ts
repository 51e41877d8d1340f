/** What a proof of the gate found, in tables. */
import type { ProofFile } from '../results/gate/proof-file.js';
import { metrics } from '../results/metrics.js';
import { bareTable } from './bare-table.js';
import { duration } from './terminal.js';

export function proofTable(file: ProofFile): string {
  return [likeTable(file), drawnText(file), wholeTable(file), faultTable(file), powerTable(file)]
    .filter((text) => text !== '')
    .join('\n\n');
}

const percent = (share: number): string => `${(share * 100).toFixed(1)} %`;

function table(title: string, head: readonly string[], rows: readonly (readonly string[])[]): string {
  if (rows.length === 0) return '';
  return `${title}\n${bareTable(head, rows)}`;
}

function likeTable({ spreads, units }: ProofFile): string {
  const titleOf = (id: string) => metrics.find((metric) => metric.id === id)?.title.en ?? id;
  return table(
    'like with like',
    ['lane', 'figure', 'units', 'spread (sd)', '(MAD)', `found 4 times of 5, at ${units} pairs`],
    spreads.map(({ lane, metric, units: n, sd, mad, detectable }) => [
      ...[lane, titleOf(metric), String(n), percent(sd), percent(mad)],
      detectable > 0 ? `+${percent(detectable)}` : 'too few units',
    ]),
  );
}

function drawnText({ drawn }: ProofFile): string {
  if (!drawn) return '';
  const { decisions, failures, upperBound, suspicions } = drawn;
  return (
    `false alarms: ${failures} of ${decisions} decisions drawn from the stored units of like with like ` +
    `(at most ${percent(upperBound)}, 95 %); the first set alone suspected something in ${suspicions}`
  );
}

const wholeTable = ({ whole }: ProofFile): string =>
  table(
    'whole commands, base and head the same commit',
    ['', 'exit', 'outcome', 'took', 'found'],
    whole.map(({ exitCode, outcome, durationMs, found }, index) => [
      ...[String(index + 1), String(exitCode), outcome, duration(durationMs), found.join(', ') || 'nothing'],
    ]),
  );

const faultTable = ({ faults }: ProofFile): string =>
  table(
    'slow-downs that were built in',
    ['slow-down', 'lane', 'tier', 'found', 'on other lanes', 'by'],
    faults.map(({ fault, lane, tier, found, misattributed, regressions }) => [
      ...[fault, lane, tier, found ? 'yes' : 'NO', misattributed.join(', ') || 'nothing'],
      regressions
        .map((one) => one.replace(`${lane} `, ''))
        .join(', ')
        .slice(0, 80),
    ]),
  );

const powerTable = ({ power }: ProofFile): string =>
  table(
    'more CPU a message',
    ['lane', 'built in', 'measured', 'found', 'predicted of like with like'],
    power.map(({ lane, share, measured, draws, found, predicted }) => [
      ...[lane, `+${percent(share)}`, `+${percent(measured)}`, `${found} of ${draws}`, percent(predicted)],
    ]),
  );
