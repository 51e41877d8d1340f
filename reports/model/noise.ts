/** How much noise this machine has: the smallest change found, lane by metric, from like held against like. */
import type { Instrument, NoiseRow } from '../../results/schema/instrument.js';
import type { LaneInfo } from '../../results/schema.js';
import { lookOf } from '../charts/theme.js';
import { formatNumber } from '../format.js';
import { cleanName } from '../text.js';
import { magnitude, percentSign, rounded } from '../units.js';
import type { Table, TableRow } from './tables.js';
import type { RunView } from './view.js';

type Noise = Extract<NonNullable<Instrument['calibration']>, { status: 'measured' }>;

/** A share in percent, to two digits. */
function percent({ lang }: RunView, share: number): string {
  const value = 100 * share;
  if (value === 0) return `0${percentSign(lang)}`;
  const decimals = 1 - magnitude(value);
  return `${formatNumber(rounded(value, decimals), lang, Math.max(0, decimals))}${percentSign(lang)}`;
}

function laneRow(
  view: RunView,
  lane: string,
  metrics: readonly string[],
  rows: readonly NoiseRow[],
): TableRow {
  const of = rows.filter((row) => row.lane === lane);
  const info: LaneInfo | undefined = view.run.lanes.find(({ id }) => id === lane);
  const pairs = [...new Set(of.map((row) => row.pairs))].sort((a, b) => a - b);
  const counted = pairs.length > 1 ? [pairs[0], pairs.at(-1)] : pairs;
  const cells = metrics.map((metric) => {
    const row = of.find((one) => one.metric === metric);
    return row ? view.words.noiseCell(percent(view, row.detectableAt20), percent(view, row.sd)) : '–';
  });
  const alarms = Math.max(...of.map(({ falseAlarms }) => falseAlarms));
  return {
    header: view.laneTitle(lane),
    headerRows: 1,
    look: info ? lookOf(info) : null,
    cells: [
      ...cells,
      counted.map((count) => formatNumber(count ?? 0, view.lang)).join('–'),
      `${of.length > 1 && alarms > 0 ? '≤ ' : ''}${percent(view, alarms)}`,
    ],
    withheld: null,
  };
}

/** A scenario that this run did not ask is called by its id. */
const scenarioTitle = ({ run, lang }: RunView, id: string) =>
  cleanName(run.scenarios.find((scenario) => scenario.id === id)?.title[lang] ?? id);

const distinct = (texts: readonly string[]) => [...new Set(texts)];

/** One table a scenario. */
export function noiseTables(view: RunView, { rows }: Noise): Table[] {
  const { noiseColumn, noiseCaption } = view.words;
  return distinct(rows.map(({ scenario }) => scenario)).map((scenario): Table => {
    const of = rows.filter((row) => row.scenario === scenario);
    const metrics = distinct(of.map(({ metric }) => metric));
    return {
      caption: noiseCaption(scenarioTitle(view, scenario)),
      columns: [
        { label: noiseColumn.lane, kind: 'word' },
        ...metrics.map((metric) => ({ label: view.metricTitle(metric), kind: 'number' as const })),
        { label: noiseColumn.pairs, kind: 'number' },
        { label: noiseColumn.falseAlarms, kind: 'number' },
      ],
      rows: distinct(of.map(({ lane }) => lane)).map((lane) => laneRow(view, lane, metrics, of)),
    };
  });
}
