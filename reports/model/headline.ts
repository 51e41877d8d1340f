/** The answer first: one sentence of this run's own figures, and what has to be known to read it. */
import type { ScenarioInfo } from '../../results/schema.js';
import { formatTimes } from '../format.js';
import type { Extremes, LaneFigure } from '../messages/shapes.js';
import type { Prose } from '../prose.js';
import { browserFinding } from '../story/browser-words.js';
import { factsOf, type Reading } from '../story/facts.js';
import { isRead } from '../story/mentions.js';
import { answerOf, measuredSentence, type Said } from './answer.js';
import { answerPicture } from './answer-picture.js';
import { estimatesOf, type LaneEstimate, ratioOf, type Standing, standing } from './extremes.js';
import type { ReportFigure } from './figures.js';
import { leadingPoint } from './points.js';
import { figureOf, type Place, type RunView } from './view.js';

/** The question the report is about; where a run did not ask it, its first scenario speaks. */
export const ANSWER = 'push';
const ANSWER_METRIC = 'latencyP50Ns';

export interface Headline extends Said {
  /** Right below: when each client had each message; null where the headline is of something else. */
  readonly picture: ReportFigure | null;
}

function laneFigure(view: RunView, metric: string, { lane, placed, estimate }: LaneEstimate): LaneFigure {
  return { lane: view.laneTitle(lane), figure: figureOf(view, placed, metric, estimate) };
}

function extremesOf(view: RunView, metric: string, { best, worst, tied }: Standing): Extremes {
  return {
    best: laneFigure(view, metric, best),
    worst: laneFigure(view, metric, worst),
    tied: tied.map(view.laneTitle),
  };
}

/** How many times the best lane's figure the worst lane's is, where the run compared the two. */
function ratioFigure(view: RunView, at: Place, { best, worst }: Standing): Pick<Extremes, 'ratio'> {
  const ratio = ratioOf(view, at, worst.lane, best.lane);
  return ratio ? { ratio: { text: formatTimes(ratio.value, view.lang), from: [ratio.from] } } : {};
}

/** Finding of a scenario as a heading: what its primary metric read, at the point that has most lanes. */
export function findingOf(view: RunView, scenario: ScenarioInfo): Prose {
  const { words } = view;
  const metric = scenario.primaryMetric;
  const name = view.metricTitle(metric);
  const point = leadingPoint(view, scenario, metric);
  const found = point && standing(view, scenario, point, metric);
  if (found) {
    const at = { scenario: scenario.id, point, metric };
    const extremes = { ...extremesOf(view, metric, found), ...ratioFigure(view, at, found) };
    if (found.allTied) return words.findingTie(name, found.lanes.length);
    return words.finding(metric, extremes) ?? words.findingGeneric(name, extremes);
  }
  const only = point && estimatesOf(view, scenario.id, point, metric)[0];
  if (only) return words.findingOne(name, laneFigure(view, metric, only));
  return words.findingNone(scenario.title[view.lang]);
}

/** The lanes' readings as sentences take them. */
function readingsOf(view: RunView, scenario: ScenarioInfo, lanes: readonly LaneEstimate[]): Reading[] {
  const facts = factsOf(view);
  return lanes
    .map(({ lane, placed }) => facts.read(lane, scenario.id, ANSWER_METRIC, placed.cell.point))
    .filter(isRead);
}

/** Where no pair of lanes was told apart, that is the answer. */
function tieOf(view: RunView, scenario: ScenarioInfo): Said | undefined {
  const point = leadingPoint(view, scenario, ANSWER_METRIC);
  const found = point && standing(view, scenario, point, ANSWER_METRIC);
  if (!found?.allTied) return undefined;
  const title = view.words.headlineAllTied(view.metricTitle(ANSWER_METRIC), found.lanes.length);
  return { title, deck: [measuredSentence(view, readingsOf(view, scenario, found.lanes))] };
}

/** Of a run that lacks two of the lanes that the answer is told by: the best and the worst of those it has. */
function answerOfOthers(view: RunView, scenario: ScenarioInfo): Said | undefined {
  const { words, run } = view;
  const point = leadingPoint(view, scenario, ANSWER_METRIC);
  const lanes = point ? estimatesOf(view, scenario.id, point, ANSWER_METRIC) : [];
  const [only] = lanes;
  if (!point || !only) return undefined;
  const measured = measuredSentence(view, readingsOf(view, scenario, lanes));
  const found = standing(view, scenario, point, ANSWER_METRIC);
  if (!found)
    return { title: words.headlineOneLane(laneFigure(view, ANSWER_METRIC, only)), deck: [measured] };
  const extremes = extremesOf(view, ANSWER_METRIC, found);
  if (!run.ranks) {
    return { title: words.headlineUnranked(extremes), deck: [words.deckUnranked(run.plan.rounds), measured] };
  }
  const tied = extremes.tied.length > 0 ? [words.deckTied(extremes.tied, extremes.best.lane)] : [];
  return { title: words.headline(extremes), deck: [measured, ...tied] };
}

export function headlineOf(view: RunView): Headline {
  const { run, words } = view;
  const push = run.scenarios.find(({ id }) => id === ANSWER);
  const answered = push && (tieOf(view, push) ?? answerOf(view) ?? answerOfOthers(view, push));
  if (answered) return { ...answered, picture: answerPicture(view, push) };
  const other = run.scenarios.find((scenario) =>
    scenario.points.some((point) => estimatesOf(view, scenario.id, point, scenario.primaryMetric).length > 0),
  );
  if (!other) return { title: words.headlineNothing(), deck: [words.deckNothing()], picture: null };
  const deck = run.ranks ? [] : [words.deckUnranked(run.plan.rounds)];
  const browsed = browserFinding(factsOf(view));
  if (browsed.length > 0) return { title: browsed, deck, picture: null };
  return { title: words.headlineOther(findingOf(view, other)), deck, picture: null };
}
