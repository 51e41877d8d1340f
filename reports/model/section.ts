/** A scenario's part of the report: its finding, its charts along its points, and what is known of them. */
import type { Point, ScenarioInfo } from '../../results/schema.js';
import { acrossOf } from '../charts/across-definitions.js';
import { type ChartDefinition, chartsOf } from '../charts/definitions.js';
import type { Prose } from '../prose.js';
import { cleanLine, cleanName } from '../text.js';
import { acrossFigures } from './across.js';
import { type PointAxis, type PointPlan, pointPlanOf, spokenPlace } from './axes.js';
import { conditionsText } from './conditions.js';
import { standing } from './extremes.js';
import { figuresOf, type ReportFigure } from './figures.js';
import { type FreshnessAsk, POLL_INTERVAL } from './freshness.js';
import { freshnessFigure } from './freshness-figure.js';
import { type Withheld, withheldOf } from './gaps.js';
import { growthTable } from './growth.js';
import { ANSWER, findingOf } from './headline.js';
import { ledgerMetrics } from './ledger.js';
import { percentileFigure } from './percentile-figure.js';
import { leadingPoint, ownPoints } from './points.js';
import { notesOf } from './section-notes.js';
import { moreTable, type Table } from './tables.js';
import type { RunView } from './view.js';

const DISTANCE = 'rttMs';

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

/** A scenario's part of the report. */
export function sectionOf(
  view: RunView,
  scenario: ScenarioInfo,
  id: string,
  skipped: ReadonlySet<string>,
): ReportSection {
  const { words, lang } = view;
  const plan = pointPlanOf(ownPoints(view, scenario), view.run.plan);
  const definitions = chartsOf(scenario, view.metric);
  const conditions = new Map(
    scenario.points.map((point) => [point, conditionsText(view, scenario, point)] as const),
  );
  const severalPoints = scenario.points.length > 1;
  const rest = [...conditions].map(([point, said]) => {
    const shown = point === plan?.base ? shownMetrics(definitions) : shownAway(scenario, plan, point);
    // Under a chart's subtitle, the one set of conditions there is need not be said again.
    const caption = words.tableCaption(words.moreCaption, severalPoints ? said : '');
    return moreTable(view, scenario, point, shown, caption);
  });
  return {
    id,
    finding: findingOf(view, scenario),
    title: cleanName(scenario.title[lang]),
    question: cleanLine(scenario.question[lang]),
    deck: deckOf(view, scenario),
    figures: plan ? sectionFigures(view, scenario, { plan, definitions, sectionId: id }) : [],
    more: [growthTable(view, scenario), ...rest].flatMap((table) => table ?? []),
    withheld: [...conditions].flatMap(([point, said]) =>
      view.shown.flatMap((lane) => {
        const placed = skipped.has(lane.id) ? undefined : view.cellAt(scenario.id, lane.id, point);
        return (placed && withheldOf(view, placed, said)) ?? [];
      }),
    ),
    notes: notesOf(view, scenario),
  };
}

interface SectionParts {
  readonly plan: PointPlan;
  readonly definitions: readonly ChartDefinition[];
  readonly sectionId: string;
}

/** What distance does comes first, then the base, then the other axes, then what stands alone. */
function sectionFigures(
  view: RunView,
  scenario: ScenarioInfo,
  { plan, definitions, sectionId }: SectionParts,
): ReportFigure[] {
  const { base, axes, alone } = plan;
  const along = (axis: PointAxis) => [
    ...acrossOf(scenario, axis.parameter).flatMap((chart) =>
      acrossFigures(view, { scenario, axis, base, ...chart }, sectionId),
    ),
    ...costOf(view, { scenario, axis, base }, sectionId),
  ];
  const rows = (points: readonly Point[], of: readonly ChartDefinition[], part = '') =>
    of.flatMap((definition) =>
      figuresOf(view, scenario, definition, { sectionId: sectionId + part, points }),
    );
  return [
    ...axes.filter(({ parameter }) => parameter === DISTANCE).flatMap(along),
    ...rows(
      [base],
      definitions.filter((definition) => !isCovered(scenario, axes, definition)),
    ),
    ...axes.filter(({ parameter }) => parameter !== DISTANCE).flatMap(along),
    ...(alone.length > 0 ? rows(alone, definitions.slice(0, 1), '-apart') : []),
    ...spreadFigures(view, scenario, plan, sectionId),
  ];
}

/** What a poller's interval costs, where it was asked at several. */
function costOf(view: RunView, ask: FreshnessAsk, sectionId: string): ReportFigure[] {
  if (ask.scenario.id !== ANSWER || ask.axis.parameter !== POLL_INTERVAL) return [];
  const figure = freshnessFigure(view, ask, sectionId);
  return figure ? [figure] : [];
}

/** How times are spread, side by side and at the distance the report speaks of. */
function spreadFigures(view: RunView, scenario: ScenarioInfo, { base, axes }: PointPlan, sectionId: string) {
  const distance = axes.find(({ parameter }) => parameter === DISTANCE);
  const away = distance && spokenPlace(distance.places)?.point;
  const near = percentileFigure(view, scenario, base, { sectionId, part: '' });
  const far = away && away !== base && percentileFigure(view, scenario, away, { sectionId, part: '-away' });
  return [near, far].flatMap((figure) => figure || []);
}

/** A chart whose every series is drawn along an axis, the base among its places, has nothing to add. */
function isCovered(scenario: ScenarioInfo, axes: readonly PointAxis[], { series }: ChartDefinition): boolean {
  const drawn = new Set(
    axes.flatMap(({ parameter }) => acrossOf(scenario, parameter).map(({ metric }) => metric)),
  );
  return series.every(({ metric }) => drawn.has(metric));
}

/** Metrics that charts show of a point other than the base. */
function shownAway(scenario: ScenarioInfo, plan: PointPlan | undefined, point: Point): Set<string> {
  const axes = plan?.axes.filter(({ places }) => places.some((place) => place.point === point)) ?? [];
  return new Set(axes.flatMap(({ parameter }) => acrossOf(scenario, parameter).map(({ metric }) => metric)));
}

/** Metrics that the charts of a scenario show, be it as parts of a bar. */
function shownMetrics(definitions: readonly ChartDefinition[]): Set<string> {
  const series = definitions.flatMap((definition) => definition.series);
  const stacked = series.some(({ ledger }) => ledger !== undefined);
  return new Set([...series.map(({ metric }) => metric), ...(stacked ? ledgerMetrics : [])]);
}
