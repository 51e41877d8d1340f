/**
 * From a result file to all that the report says, as plain data: every sentence, chart, table and
 * reason. Nothing here knows HTML; pages and exports are made from this alone.
 */
import type { RunFile, ScenarioInfo } from '../results/schema.js';
import { type ChartDefinition, chartsOf } from './charts/definitions.js';
import { formatMoment } from './format.js';
import { conditionsText, leadingPoint } from './model/conditions.js';
import { standing } from './model/extremes.js';
import { figuresOf, type ReportFigure } from './model/figures.js';
import { skippedLanes, type Withheld, withheldOf } from './model/gaps.js';
import { ANSWER, findingOf, type Headline, headlineOf } from './model/headline.js';
import { ledgerMetrics } from './model/ledger.js';
import { type Method, methodOf } from './model/method.js';
import { moreTable, type Table } from './model/tables.js';
import { type RunView, viewRun } from './model/view.js';
import type { Prose } from './prose.js';
import { cleanLine, cleanName, slug } from './text.js';
import type { Lang } from './units.js';

export interface ReportSection {
  readonly id: string;
  /** What was found, as a sentence. */
  readonly finding: Prose;
  readonly title: string;
  readonly question: string;
  /** Under which conditions the finding holds, and who is tied with the best. */
  readonly deck: Prose;
  readonly figures: readonly ReportFigure[];
  readonly more: readonly Table[];
  readonly withheld: readonly Withheld[];
  readonly notes: readonly Prose[];
}

export interface ReportModel {
  readonly lang: Lang;
  readonly kicker: string;
  readonly headline: Headline;
  /** What limits the whole run: interrupted, uncommitted changes, lanes that were skipped. */
  readonly notices: readonly Prose[];
  readonly sections: readonly ReportSection[];
  readonly method: Method;
}

function notesOf(view: RunView, scenario: ScenarioInfo): Prose[] {
  const { words, run } = view;
  const cells = run.cells.filter((cell) => cell.scenario === scenario.id);
  const rejected = run.trials.filter((trial) => trial.scenario === scenario.id && trial.status === 'invalid');
  const bounds = cells.some(
    (cell) => cell.status === 'valid' && Object.values(cell.metrics).some(({ bound }) => bound !== null),
  );
  const valid = cells.some(({ status }) => status === 'valid');
  const has = (metric: string) =>
    cells.some((cell) => cell.status === 'valid' && Object.hasOwn(cell.metrics, metric));
  const isCounted = scenario.closedLoop && view.metric(scenario.primaryMetric).tier === 'exact';
  const isLadder = has('capacityPerSecond');
  return [
    ...(isCounted ? [words.countedNote()] : scenario.closedLoop ? [words.closedLoopNote()] : []),
    ...(bounds ? [isLadder ? words.heldBoundNote() : words.boundNote()] : []),
    ...(has('capacityExtrapolatedPerSecond') ? [words.extrapolatedNote()] : []),
    ...(rejected.length > 0 ? [words.retriedNote(rejected.length)] : []),
    ...(valid && !run.ranks ? [words.unrankedNote(run.plan.rounds)] : []),
  ];
}

/** Conditions of the finding, and the lanes that are tied with the best. */
function deckOf(view: RunView, scenario: ScenarioInfo): Prose {
  const { primaryMetric } = scenario;
  const point = leadingPoint(view, scenario, primaryMetric);
  if (!point) return [];
  // A scenario of one point has its conditions under each chart.
  const conditions = scenario.points.length > 1 ? conditionsText(view, scenario, point) : '';
  const found = standing(view, scenario, point, primaryMetric);
  const tied = found && !found.allTied ? found.tied.map(view.laneTitle) : [];
  return view.words.sectionDeck(conditions, tied, found ? view.laneTitle(found.best.lane) : '');
}

function sectionOf(
  view: RunView,
  scenario: ScenarioInfo,
  id: string,
  skipped: ReadonlySet<string>,
): ReportSection {
  const { words, lang } = view;
  const definitions = chartsOf(scenario, view.metric);
  const shown = shownMetrics(definitions);
  const points = scenario.points.map((point) => ({
    point,
    conditions: conditionsText(view, scenario, point),
  }));
  return {
    id,
    finding: findingOf(view, scenario),
    title: cleanName(scenario.title[lang]),
    question: cleanLine(scenario.question[lang]),
    deck: deckOf(view, scenario),
    figures: definitions.flatMap((definition) => figuresOf(view, scenario, definition, id)),
    more: points.flatMap(({ point, conditions }) => {
      // Under a chart's subtitle, the one set of conditions there is need not be said again.
      const caption = words.tableCaption(words.moreCaption, points.length > 1 ? conditions : '');
      return moreTable(view, scenario, point, shown, caption) ?? [];
    }),
    withheld: points.flatMap(({ point, conditions }) =>
      view.lanes.flatMap((lane) => {
        const placed = skipped.has(lane.id) ? undefined : view.cellAt(scenario.id, lane.id, point);
        return (placed && withheldOf(view, placed, conditions)) ?? [];
      }),
    ),
    notes: notesOf(view, scenario),
  };
}

/** Metrics that the charts of a scenario show, be it as parts of a bar. */
function shownMetrics(definitions: readonly ChartDefinition[]): Set<string> {
  const series = definitions.flatMap((definition) => definition.series);
  const stacked = series.some(({ ledger }) => ledger !== undefined);
  return new Set([...series.map(({ metric }) => metric), ...(stacked ? ledgerMetrics : [])]);
}

/** The scenario that the headline speaks of leads; the others keep the run's order. */
function answerFirst(scenarios: readonly ScenarioInfo[]): ScenarioInfo[] {
  const answers = scenarios.filter(({ id }) => id === ANSWER);
  return [...answers, ...scenarios.filter(({ id }) => id !== ANSWER)];
}

/** Ids that the page itself uses. */
const PAGE_IDS = ['charts', 'content', 'method'];

/** `id`, or with a number behind it where it is taken: two scenarios may differ in signs only. */
function claimId(taken: Set<string>, id: string): string {
  let claimed = id;
  for (let n = 2; taken.has(claimed); n++) claimed = `${id}-${n}`;
  taken.add(claimed);
  return claimed;
}

/** Builds the report of a run. Pure: the same file gives the same report. */
export function buildReport(run: RunFile, lang: Lang = 'en'): ReportModel {
  const view = viewRun(run, lang);
  const { words } = view;
  const skipped = skippedLanes(view);
  const taken = new Set(PAGE_IDS);
  const skippedIds = new Set(skipped.map(({ id }) => id));
  return {
    lang,
    kicker: words.kicker(cleanName(run.plan.profile), formatMoment(cleanName(run.startedAt))),
    headline: headlineOf(view),
    notices: [
      ...(run.status === 'interrupted' ? [words.interrupted()] : []),
      ...(run.status === 'running' ? [words.running()] : []),
      ...(run.environment.dirty ? [words.dirty()] : []),
      ...skipped.map(({ lane, reason }) => words.skippedLane(lane, reason)),
    ],
    sections: answerFirst(run.scenarios).map((scenario) =>
      sectionOf(view, scenario, claimId(taken, slug(scenario.id)), skippedIds),
    ),
    method: methodOf(view),
  };
}
