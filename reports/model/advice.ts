/** For the reader's numbers: what the cost model answers to typical needs, from this run's cells. */
import { type Advice, advise, resources } from '../../results/model/advise.js';
import { nearestCells } from '../../results/model/cells.js';
import type { RunCosts } from '../../results/model/run-costs.js';
import { LONGEST_INTERVAL_MS } from '../../results/model/traffic.js';
import type { LaneInfo } from '../../results/schema.js';
import { formatByteSize, formatDurationMs, formatNumber } from '../format.js';
import type { Prose } from '../prose.js';
import type { Lang } from '../units.js';
import { bitrateText, coresText } from './advice-amounts.js';
import { type AdviceCase, adviceCase } from './advice-case.js';
import { type AdviceCaseId, adviceCases } from './advice-cases.js';
import { conditionsText } from './conditions.js';
import { type PackedCosts, packCosts } from './pack-costs.js';
import type { Table, TableRow } from './tables.js';
import { estimateOf, figureOf, type PlacedCell, type RunView } from './view.js';

export interface NamedCase extends AdviceCase {
  readonly id: AdviceCaseId;
  readonly name: string;
}

export interface AdviceSection {
  /** What the answers stand on, with figures from the file; the only ones here that were measured. */
  readonly standsOn: Prose;
  /** Needs and answers, a row a case. */
  readonly summary: Table;
  readonly cases: readonly NamedCase[];
  readonly notes: readonly string[];
  /** What the answers are worked out from, for numbers that a reader types. */
  readonly costs: PackedCosts;
  readonly lang: Lang;
}

const COST = { scenario: 'push', metric: 'serverCpuUsPerMessage' } as const;

/** The cheapest and the dearest lane by the cell that the model takes for the first case's texts. */
function standsOn(view: RunView, lanes: readonly LaneInfo[]): Prose {
  const cells: RunCosts['cells'] = view.run.cells;
  const costs = lanes
    .flatMap(({ id }) => {
      const [cell] = nearestCells(view.run, id, COST.scenario, adviceCases[0]!.textBytes);
      const index = cell ? cells.indexOf(cell) : -1;
      const found = view.run.cells[index];
      const placed: PlacedCell | undefined = found && { cell: found, index };
      const estimate = estimateOf(placed, COST.metric);
      return placed && estimate ? [{ id, placed, estimate }] : [];
    })
    .sort((a, b) => a.estimate.value - b.estimate.value);
  const [cheapest, dearest] = [costs[0], costs.at(-1)];
  if (!cheapest || !dearest || cheapest === dearest) return [];
  const figure = ({ id, placed, estimate }: (typeof costs)[number]) => ({
    lane: view.laneTitle(id),
    figure: figureOf(view, placed, COST.metric, estimate),
  });
  const conditions = conditionsText(view, { id: COST.scenario }, cheapest.placed.cell.point);
  return view.words.advice.standsOn(figure(cheapest), figure(dearest), conditions);
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

function summaryOf({ lang, words: { advice: words } }: RunView, cases: readonly NamedCase[]): Table {
  const { column, summaryColumn } = words;
  const [{ rttMs, textBytes }] = adviceCases as readonly [(typeof adviceCases)[number]];
  const rows = cases.map(({ id, name, finding }): TableRow => {
    const needs = adviceCases.find((one) => one.id === id)!;
    const cells = [
      capital(finding),
      formatNumber(needs.clients, lang),
      words.rate(needs.ratePerSecond),
      needs.upPerSecond > 0 ? words.rate(needs.upPerSecond) : words.nothingSent,
      formatDurationMs(needs.stalenessMs, lang),
    ];
    return { header: name, headerRows: 1, look: null, cells, withheld: null };
  });
  return {
    caption: words.summaryCaption(formatDurationMs(rttMs, lang), formatByteSize(textBytes, lang)),
    columns: [
      { label: summaryColumn.what, kind: 'word' },
      { label: summaryColumn.answer, kind: 'text' },
      { label: column.clients, kind: 'number' },
      { label: summaryColumn.news, kind: 'word' },
      { label: summaryColumn.sent, kind: 'word' },
      { label: summaryColumn.staleness, kind: 'word' },
    ],
    rows,
  };
}

const knowsAny = ({ lanes }: Advice): boolean => lanes.some(({ verdict }) => verdict !== 'not measured');

/** Null where no lane of the run has the cells that the model takes. */
export function adviceSection(view: RunView): AdviceSection | null {
  const { run, words } = view;
  // Engines are compared in a section of their own: here a transport stands for itself once.
  const lanes = view.shown.filter(({ set }) => set !== 'control');
  const advised = adviceCases.map(({ id, ...needs }) => ({
    id,
    advice: advise({ ...run, lanes: [...lanes] }, needs),
  }));
  if (!advised.some(({ advice }) => knowsAny(advice))) return null;
  const cases = advised.map(({ id, advice }) => ({
    id,
    name: words.advice.name[id],
    ...adviceCase(view, advice, run.ranks),
  }));
  const { lang } = view;
  const megabits = bitrateText(resources.bytesPerSecond, lang);
  const memory = formatByteSize(resources.memoryBytes, lang);
  return {
    standsOn: standsOn(view, lanes),
    summary: summaryOf(view, cases),
    cases,
    notes: [
      ...(run.ranks ? [] : [words.advice.unrankedNote]),
      words.advice.floors(megabits, coresText(resources.cores, lang), memory),
      ...words.advice.notes(formatDurationMs(LONGEST_INTERVAL_MS, lang)),
    ],
    costs: packCosts(run, lanes, view.laneTitle),
    lang,
  };
}
