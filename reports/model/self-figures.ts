/** The harness's own figures on the machine of the run, as bench:self took them. */
import type { Instrument, InstrumentSelfRow } from '../../results/schema/instrument.js';
import { formatExact, formatMoment, formatNumber, threeDigits } from '../format.js';
import { cleanLine, cleanName } from '../text.js';
import { SPACE } from '../units.js';
import { plainRow } from './capped.js';
import { reasonText } from './reasons.js';
import type { Table, TableRow } from './tables.js';
import type { RunView } from './view.js';

type SelfFigures = Extract<NonNullable<Instrument['self']>, { status: 'measured' }>;

/** Above this many cores' worth of CPU used by others a figure may be theirs: the limit of every trial. */
const BUSY_CORES = 0.15;
const COMMIT_CHARACTERS = 7;
/** `hold.ws` is named by its lane. */
const HOLD = /^hold\.(.+)$/;

/** Which commit measured something, and whether that is the run's own. */
export function commitText({ words, run }: RunView, commit: string | null): string {
  if (commit === null) return '';
  const named = cleanLine(commit.slice(0, COMMIT_CHARACTERS));
  return commit === run.environment.commit ? words.atCommit(named) : words.atOtherCommit(named);
}

function nameOf(view: RunView, { id, title, reading }: InstrumentSelfRow): string {
  const { words, lang } = view;
  const lane = HOLD.exec(id)?.[1];
  if (lane === undefined) return words.selfName(id) ?? cleanLine(title, 80);
  const connections = reading.status === 'measured' ? reading.details.connections : undefined;
  return words.holdName({
    lane: view.laneTitle(lane),
    connections: connections === undefined ? null : formatNumber(connections, lang),
  });
}

/** Three digits, in the unit that the figure was taken in; microseconds in the one that fits. */
function valueText({ lang }: RunView, unit: string, value: number): string {
  if (unit === 'µs') return formatExact({ id: '', unit }, value, lang);
  const known = unit === '%' || unit === 's' || unit === '×' ? unit : cleanLine(unit, 20);
  return `${threeDigits(value, lang)}${SPACE}${known}`;
}

/** What a figure is held against, by what its details name. */
function besideText(view: RunView, details: Readonly<Record<string, number>>): string {
  const { words, lang } = view;
  const rate = (value: number) => `${threeDigits(value, lang)}/s`;
  const { plainLoopUs, oursPerSecond, peersPerSecond, stampNs, messageCpuUs, connectionsPerSecond } = details;
  if (plainLoopUs !== undefined) return words.plainLoop(valueText(view, 'µs', plainLoopUs));
  if (oursPerSecond !== undefined && peersPerSecond !== undefined) {
    return words.oursAndTheirs(rate(oursPerSecond), rate(peersPerSecond));
  }
  if (stampNs !== undefined && messageCpuUs !== undefined) {
    return words.partOf(
      formatExact({ id: '', unit: 'ns' }, stampNs, lang),
      valueText(view, 'µs', messageCpuUs),
    );
  }
  return connectionsPerSecond === undefined ? '–' : words.openedPerSecond(rate(connectionsPerSecond));
}

function goalText(view: RunView, row: InstrumentSelfRow, met: boolean): string {
  const { words, lang } = view;
  const goal = `${row.kind === 'most' ? '≤' : '≥'} ${valueText(view, row.unit, row.target)}`;
  const said = met ? words.goalMet(goal) : words.goalMissed(goal);
  const { foreignCores } = row;
  if (foreignCores === null || foreignCores <= BUSY_CORES) return said;
  return `${said}; ${words.busyThen(formatExact({ id: 'CpuShare', unit: '1' }, foreignCores, lang))}`;
}

function rowOf(view: RunView, row: InstrumentSelfRow): TableRow {
  const { reading } = row;
  const header = nameOf(view, row);
  if (reading.status !== 'measured') {
    const { words } = view;
    const reason = reasonText(view, reading.reason);
    const said = reading.status === 'failed' ? words.gap.failed(reason) : words.notMeasured(reason);
    return { ...plainRow(header, []), withheld: [said] };
  }
  const text = (value: number) => valueText(view, row.unit, value);
  return plainRow(header, [
    text(reading.value),
    reading.least === reading.most ? '–' : `${text(reading.least)} – ${text(reading.most)}`,
    besideText(view, reading.details),
    goalText(view, row, reading.met),
  ]);
}

/** Every figure with its spread, what it is held against, and its goal. */
export function selfTable(view: RunView, { rows }: SelfFigures): Table {
  const { selfColumn, selfCaption } = view.words;
  const moments = [...new Set(rows.map(({ measuredAt }) => formatMoment(cleanName(measuredAt))))].sort();
  const commits = [...new Set(rows.map(({ commit }) => commitText(view, commit)))];
  const when = moments.length > 1 ? `${moments[0]} – ${moments.at(-1)}` : (moments[0] ?? view.words.unknown);
  return {
    caption: selfCaption(when, commits.join('')),
    columns: [
      { label: selfColumn.figure, kind: 'text' },
      { label: selfColumn.measured, kind: 'number' },
      { label: selfColumn.range, kind: 'number' },
      { label: selfColumn.beside, kind: 'text' },
      { label: selfColumn.goal, kind: 'text' },
    ],
    rows: rows.map((row) => rowOf(view, row)),
  };
}
