/** The answer first: one sentence of this run's own figures, and what has to be known to read it. */
import type { Estimate, ScenarioInfo } from '../../results/schema.js';
import { formatEstimate, formatTimes } from '../format.js';
import type { Extremes, LaneFigure } from '../messages/shapes.js';
import type { Prose } from '../prose.js';
import { conditionsText } from './conditions.js';
import { estimatesOf, type LaneEstimate, ratioOf, type Standing, standing } from './extremes.js';
import { leadingPoint } from './points.js';
import { figureOf, type Place, pointerTo, type RunView } from './view.js';

/** The question the report is about; where a run did not ask it, its first scenario speaks. */
export const ANSWER = 'push';
const ANSWER_METRIC = 'latencyP50Ns';

export interface Headline {
  readonly title: Prose;
  readonly deck: readonly Prose[];
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

/** Bytes both ways for each delivered message, the cheapest and the dearest lane. */
function bytesSentence(view: RunView, scenario: ScenarioInfo): Prose | undefined {
  const point = leadingPoint(view, scenario, ANSWER_METRIC);
  if (!point) return undefined;
  const up = estimatesOf(view, scenario.id, point, 'upBytesPerMessage');
  const sums = up.flatMap((one) => {
    const down = estimatesOf(view, scenario.id, point, 'downBytesPerMessage').find(
      ({ lane }) => lane === one.lane,
    );
    if (!down || one.estimate.bound || down.estimate.bound) return [];
    const value = one.estimate.value + down.estimate.value;
    const estimate: Pick<Estimate, 'value' | 'low' | 'high' | 'bound'> = {
      value,
      low: value,
      high: value,
      bound: null,
    };
    const text = formatEstimate(view.metric('upBytesPerMessage'), estimate, view.lang);
    const from = [pointerTo(one.placed, 'upBytesPerMessage'), pointerTo(down.placed, 'downBytesPerMessage')];
    return [{ value, lane: view.laneTitle(one.lane), figure: { text, from } }];
  });
  const ordered = sums.sort((a, b) => a.value - b.value);
  const [best, worst] = [ordered[0], ordered.at(-1)];
  if (!best || !worst || best === worst) return undefined;
  return view.words.deckBytes({ best, worst, tied: [] });
}

function answer(view: RunView, scenario: ScenarioInfo): Headline | undefined {
  const { words, run } = view;
  const point = leadingPoint(view, scenario, ANSWER_METRIC);
  if (!point) return undefined;
  const conditions = conditionsText(view, scenario, point);
  const bytes = bytesSentence(view, scenario);
  const lanes = estimatesOf(view, scenario.id, point, ANSWER_METRIC);
  const found = standing(view, scenario, point, ANSWER_METRIC);
  const [only] = lanes;
  if (!only) return undefined;
  const medians = words.deckMedians(
    Math.max(...lanes.map(({ estimate }) => estimate.rounds.length)),
    conditions,
  );
  if (!found) {
    return { title: words.headlineOneLane(laneFigure(view, ANSWER_METRIC, only)), deck: [medians] };
  }
  const extremes = extremesOf(view, ANSWER_METRIC, found);
  const rest = bytes ? [bytes] : [];
  if (!run.ranks) {
    return {
      title: words.headlineUnranked(extremes),
      deck: [words.deckUnranked(run.plan.rounds), medians, ...rest],
    };
  }
  if (found.allTied) {
    const title = words.headlineAllTied(view.metricTitle(ANSWER_METRIC), found.lanes.length);
    return { title, deck: [medians, ...rest] };
  }
  const tied = extremes.tied.length > 0 ? [words.deckTied(extremes.tied, extremes.best.lane)] : [];
  return { title: words.headline(extremes), deck: [medians, ...tied, ...rest] };
}

export function headlineOf(view: RunView): Headline {
  const { run, words } = view;
  const push = run.scenarios.find(({ id }) => id === ANSWER);
  const answered = push && answer(view, push);
  if (answered) return answered;
  const other = run.scenarios.find((scenario) =>
    scenario.points.some((point) => estimatesOf(view, scenario.id, point, scenario.primaryMetric).length > 0),
  );
  if (!other) return { title: words.headlineNothing(), deck: [words.deckNothing()] };
  const deck = run.ranks ? [] : [words.deckUnranked(run.plan.rounds)];
  return { title: words.headlineOther(findingOf(view, other)), deck };
}
