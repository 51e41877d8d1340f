/** Advice as a terminal shows it: a table, why each lane stands where it stands, and the answer. */
import {
  formatDurationMs,
  formatEstimate,
  formatInterval,
  formatNumber,
  formatTimes,
} from '../reports/format.js';
import { messagesFor } from '../reports/messages.js';
import type { Voice } from '../reports/model/advice-amounts.js';
import { adviceCase } from '../reports/model/advice-case.js';
import { type Advice, type Recommendation, type Resource, resources } from '../results/model/advise.js';
import type { Figure } from '../results/model/figure.js';
import type { LaneAdvice } from '../results/model/lane-advice.js';
import type { Needs } from '../results/model/needs.js';
import type { Reason } from '../results/model/reasons.js';
import type { Ground } from './advise-ground.js';
import { bareTable } from './bare-table.js';
import { pc } from './colours.js';

export function adviceText(advice: Advice, ground: Ground): string {
  return [
    needsText(advice.needs),
    groundText(ground),
    '',
    adviceTable(advice.lanes),
    '',
    ...advice.lanes.flatMap(laneLines),
    '',
    ...answerLines(advice, ground),
  ].join('\n');
}

const number = (value: number): string => formatNumber(value, 'en', value < 10 ? 3 : 0);
/** One of them is one, as it is printed: `1 client`, `2 clients`. */
const counted = (printed: string, one: string): string => `${printed} ${one}${printed === '1' ? '' : 's'}`;
const ms = (value: number): string => formatDurationMs(value, 'en');

function needsText({ clients, ratePerSecond, textBytes, rttMs, stalenessMs, upPerSecond }: Needs): string {
  const up = upPerSecond > 0 ? `, each sending ${number(upPerSecond)} a second` : '';
  return (
    pc.bold(
      `${counted(number(clients), 'client')}, ${counted(number(ratePerSecond), 'message')} a second to each of them`,
    ) +
    `${up}, of ${number(textBytes)} B, round trip ${ms(rttMs)}, 99 of 100 no older than ${ms(stalenessMs)}`
  );
}

/** The machine and the day: another machine's CPU costs differ, its bytes do not. */
function groundText({ file, run }: Ground): string {
  const { cpuModel, cpuCount } = run.environment.machine;
  const rounds = run.ranks ? '' : ', too few rounds to rank lanes';
  return pc.dim(
    `stands on ${file}: ${run.startedAt.slice(0, 10)}, ${cpuCount} × ${cpuModel}, Node ${run.environment.node}, ` +
      `profile ${run.plan.profile}, request heads ${run.plan.headers}${rounds}`,
  );
}

const HEAD = [
  'lane',
  'fits',
  'mean age',
  '99 of 100 by',
  'up/s',
  'down/s',
  'cores',
  'memory',
  'connections',
  'requests/s',
];

function adviceTable(lanes: readonly LaneAdvice[]): string {
  return bareTable(
    HEAD,
    lanes.map((advice) => [advice.lane.id, ...cellsOf(advice)]),
  );
}

const verdicts = {
  satisfies: pc.green('yes'),
  'too stale': pc.yellow('too stale'),
  'out of reach': pc.yellow('out of reach'),
  'not measured': pc.dim('not measured'),
} as const;

function cellsOf(advice: LaneAdvice): string[] {
  const fits = verdicts[advice.verdict];
  if (!('costs' in advice)) return [fits, ...HEAD.slice(2).map(() => '–')];
  const { staleness, costs } = advice;
  return [
    advice.narrow ? `${fits}, just` : fits,
    shown('ns', scaledTo(staleness.meanMs, 1e6), false),
    shown('ns', scaledTo(staleness.p99Ms, 1e6)),
    shown('B', costs.upBytesPerSecond),
    shown('B', costs.downBytesPerSecond),
    shown('1', costs.cores),
    costs.memoryBytes ? shown('B', costs.memoryBytes) : '–',
    number(costs.connections),
    number(costs.requestsPerSecond),
  ];
}

const scaledTo = ({ value, low, high }: Figure, factor: number): Figure => ({
  value: value * factor,
  low: low === null ? null : low * factor,
  high: high === null ? null : high * factor,
});

/** With its interval, where it has one that is more than a point. */
function shown(unit: string, figure: Figure, withInterval = true): string {
  // The name makes shares of a core print as cores, not as per cent.
  const metric = { id: 'serverCpuShare', unit };
  const text = formatEstimate(metric, { ...figure, bound: null }, 'en');
  const interval = withInterval && figure.low !== figure.high ? formatInterval(metric, figure, 'en') : null;
  return interval ? `${text} (${interval})` : text;
}

function laneLines({ lane, reasons }: LaneAdvice): string[] {
  return [`${pc.bold(lane.id)}: ${lane.title.en}`, ...reasons.map((reason) => `  ${reasonText(reason)}`)];
}

function reasonText(reason: Reason): string {
  switch (reason.kind) {
    case 'polls':
      return `asks every ${ms(reason.intervalMs)}; ${share(reason.emptyShare)} of the answers carry nothing`;
    case 'asks-again':
      return `asks again ${counted(formatTimes(reason.answersPerMessage, 'en'), 'time')} a message`;
    case 'age':
      return (
        `age by the law ${ms(reason.law.meanMs)} in the mean, ${ms(reason.law.p99Ms)} for 99 of 100; ` +
        `its own time on top ${ms(reason.ownMeanMs)}, ${ms(reason.ownTailMs)} (as measured, p${reason.tail})`
      );
    case 'too-stale':
      return `that is older than ${ms(reason.stalenessMs)}`;
    case 'out-of-reach':
      return `a poll takes a round trip: asking without a pause, 99 of 100 would still be up to ${ms(reason.leastMs)} old`;
    case 'posts':
      return (
        `what clients send takes ${counted(number(reason.perSecond), 'request')} a second, ` +
        `and ${counted(formatTimes(reason.connectionsPerClient, 'en'), 'connection')} a client`
      );
    case 'extrapolated':
      return (
        `extrapolated ×${formatTimes(reason.factor, 'en')}: ${number(reason.asked)} ${unitOf(reason.what)}, ` +
        `measured at ${number(reason.measured)}`
      );
    case 'processes':
      return `more than a core: at least ${number(reason.least)} processes, and what passes messages between them (not in the costs)`;
    case 'no-interval':
      return 'measured in too few rounds for an interval: how far the CPU is off is not known';
    case 'missing':
      return `the run has no valid cell of ${reason.scenario} for it`;
  }
}

type What = Extract<Reason, { kind: 'extrapolated' }>['what'];
const unitOf = (what: What): string =>
  what === 'clients' || what === 'text bytes' ? what : `${what} a second`;
const share = (value: number): string => `${formatNumber(value * 100, 'en', value < 0.1 ? 1 : 0)} %`;

const resourceNames: Readonly<Record<Resource, string>> = {
  bytesPerSecond: 'bytes',
  cores: 'CPU',
  memoryBytes: 'memory',
};

const FLOORS =
  `Less than ${(resources.bytesPerSecond * 8) / 1e6} Mbit/s, ${resources.cores} core and ` +
  `${resources.memoryBytes / 2 ** 20} MiB counts as nothing: any server has it.`;

const voice: Voice = { lang: 'en', words: messagesFor('en'), laneTitle: (id) => id };

function answerLines(advice: Advice, { run }: Ground): string[] {
  const { recommendation } = advice;
  if (!recommendation) {
    const { finding, because } = adviceCase(voice, advice, run.ranks);
    return [pc.bold(`${finding.charAt(0).toUpperCase()}${finding.slice(1)}.`), ...because];
  }
  const doubt = run.ranks ? [] : ['The run ranks nothing: take this as a first look.'];
  return [...chosen(recommendation), ...recommendation.against.map(aboveText), FLOORS, ...doubt];
}

function chosen({ lane, ties }: Recommendation): string[] {
  const title = pc.bold(`Use ${lane.id} (${lane.title.en}).`);
  if (ties.length === 1) return [title];
  const names = ties.map(({ id }) => id).join(', ');
  return [`${title} None of these costs more by what counts, and it is the simplest of them: ${names}.`];
}

const aboveText = ({ lane, resource, times }: Recommendation['against'][number]): string =>
  `  not ${lane.id}: ×${formatTimes(times, 'en')} the ${resourceNames[resource]}`;
