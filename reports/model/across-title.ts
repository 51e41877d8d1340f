/** What a chart across an axis shows, as a sentence that holds for the data it was made of. */
import { formatTimes } from '../format.js';
import type { Ends } from '../messages/axis-shapes.js';
import type { LaneFigure } from '../messages/shapes.js';
import type { Prose } from '../prose.js';
import { cleanName } from '../text.js';
import type { AcrossAsk, LaneAcross } from './across.js';
import { type AxisPlace, spokenPlace } from './axes.js';
import { type LaneEstimate, standing } from './extremes.js';
import { ANSWER } from './headline.js';
import { lawEntryOf } from './law-cells.js';
import { kindAt } from './laws.js';
import { placeInText, placeText } from './places.js';
import { estimateOf, figureOf, type PlacedCell, type RunView } from './view.js';

/** Changes smaller than this share are no change to speak of. */
const FLAT = 0.1;
/** A poller whose figure grows no more than this over the axis is ruled by its interval. */
const RULED_BY_INTERVAL = 1.25;

function laneFigure(view: RunView, metric: string, { lane, placed, estimate }: LaneEstimate): LaneFigure {
  return { lane: view.laneTitle(lane), figure: figureOf(view, placed, metric, estimate) };
}

interface Changed {
  readonly lane: string;
  readonly times: number;
}

function changesOf(view: RunView, { axis, metric }: AcrossAsk, lanes: readonly LaneAcross[]): Changed[] {
  return lanes.flatMap(({ lane, placed }) => {
    const [from, to] = [placed[0], placed[axis.places.length - 1]].map(
      (one) => estimateOf(one, metric)?.value,
    );
    if (lane.set === 'control' || !from || to === undefined) return [];
    return [{ lane: view.laneTitle(lane.id), times: to / from }];
  });
}

function changeTitle(view: RunView, ask: AcrossAsk, lanes: readonly LaneAcross[]): Prose {
  const { parameter, places } = ask.axis;
  const words = view.words.axis;
  const ends = {
    metric: view.metricTitle(ask.metric),
    parameter: words.parameter[parameter] ?? cleanName(parameter),
    from: placeInText(view, parameter, places[0]!.value),
    to: placeInText(view, parameter, places.at(-1)!.value),
  };
  const ordered = changesOf(view, ask, lanes).sort((a, b) => b.times - a.times);
  const [most, least] = [ordered[0], ordered.at(-1)];
  if (!most || !least) return fromNoneTitle(view, ask, lanes, ends) ?? [ends.metric];
  if (most.times <= 1 + FLAT && least.times >= 1 - FLAT) return words.flat(ends);
  const shown = ({ lane, times }: Changed) => ({ lane, times: formatTimes(times, view.lang) });
  return words.changes(ends, shown(most), shown(least));
}

/** What does not happen at all at the one end has no ratio to it: the other end is told as it is. */
function fromNoneTitle(
  view: RunView,
  { axis, metric }: AcrossAsk,
  lanes: readonly LaneAcross[],
  ends: Ends,
): Prose | undefined {
  if (!lanes.every(({ placed }) => estimateOf(placed[0], metric)?.value === 0)) return undefined;
  const reached = lanes.flatMap(({ lane, placed }): LaneFigure[] => {
    const last = placed[axis.places.length - 1];
    const estimate = estimateOf(last, metric);
    if (!last || !estimate) return [];
    return [{ lane: view.laneTitle(lane.id), figure: figureOf(view, last, metric, estimate) }];
  });
  return reached.length > 0 ? view.words.axis.fromNone(ends, reached) : undefined;
}

/** Where only pollers are drawn: what their interval does and what the distance. */
function intervalTitle(view: RunView, ask: AcrossAsk, lanes: readonly LaneAcross[]): Prose | undefined {
  const [only, ...more] = lanes;
  if (!only || more.length > 0 || only.lane.transport !== 'short-polling') return undefined;
  const figureAt = (placed: PlacedCell | undefined, at: AxisPlace | undefined): LaneFigure | undefined => {
    const estimate = estimateOf(placed, ask.metric);
    if (!placed || !estimate || !at) return undefined;
    return {
      lane: placeText(view, ask.axis.parameter, at.value),
      figure: figureOf(view, placed, ask.metric, estimate),
    };
  };
  const [first, last] = [only.placed[0], only.placed.at(-1)];
  const [from, to] = [figureAt(first, ask.axis.places[0]), figureAt(last, ask.axis.places.at(-1))];
  const grown = (estimateOf(last, ask.metric)?.value ?? 0) / (estimateOf(first, ask.metric)?.value ?? 0);
  if (!from || !to || !(grown <= RULED_BY_INTERVAL && grown >= 1)) return undefined;
  return view.words.axis.interval(view.laneTitle(only.lane.id), from, to);
}

/** The finding at the distance that is spoken of. */
function distanceTitle(view: RunView, ask: AcrossAsk, lanes: readonly LaneAcross[]): Prose | undefined {
  const place = spokenPlace(ask.axis.places);
  const found = place && standing(view, ask.scenario, place.point, ask.metric);
  if (!found) return undefined;
  const words = view.words.axis;
  const at = placeText(view, ask.axis.parameter, place.value);
  const within = found.lanes.filter(({ lane }) => lanes.some((one) => one.lane.id === lane));
  const best = laneFigure(view, ask.metric, found.best);
  const law = (id: string) =>
    kindAt(
      view,
      ask.scenario.id,
      view.lanes.find((lane) => lane.id === id) ?? { transport: '' },
      place.point,
    );
  const asking =
    ask.scenario.id === ANSWER && ask.laws ? within.find(({ lane }) => law(lane) === 'band') : undefined;
  if (asking && law(found.best.lane) === 'direct') {
    if (found.tied.includes(asking.lane)) return words.distanceTie(at, best, view.laneTitle(asking.lane));
    const quick = 1000 / Number(place.point.ratePerSecond) < Number(place.value);
    return words.distance(at, best, laneFigure(view, ask.metric, asking), quick);
  }
  const worst = within.reduce<LaneEstimate | undefined>(
    (most, one) => (most && most.estimate.value >= one.estimate.value ? most : one),
    undefined,
  );
  if (!worst || worst.lane === found.best.lane) return undefined;
  const tied = found.tied.includes(worst.lane);
  return words.atDistance(at, view.metricTitle(ask.metric), best, laneFigure(view, ask.metric, worst), tied);
}

/** A poller's news at its shortest and its longest interval; undefined where other lanes are drawn with it. */
function stalenessTitle(view: RunView, ask: AcrossAsk, lanes: readonly LaneAcross[]): Prose | undefined {
  const [only, ...more] = lanes;
  if (!only || more.length > 0 || only.lane.transport !== 'short-polling') return undefined;
  const read = ask.axis.places.flatMap(({ value }, index): LaneFigure[] => {
    const [placed, lane] = [only.placed[index], placeText(view, ask.axis.parameter, value)];
    const estimate = estimateOf(placed, ask.metric);
    return placed && estimate ? [{ lane, figure: figureOf(view, placed, ask.metric, estimate) }] : [];
  });
  const [least, most] = [read[0], read.at(-1)];
  if (!least || !most || least === most) return undefined;
  const held = only.placed.flatMap((placed) => (estimateOf(placed, ask.metric) && placed ? [placed] : []));
  const half = held.every((placed) => lawEntryOf(view, placed)?.verdict === 'agrees');
  return view.words.pictures.staleness(view.laneTitle(only.lane.id), least, most, half);
}

export function acrossTitle(view: RunView, ask: AcrossAsk, lanes: readonly LaneAcross[]): Prose {
  const overDistance = ask.axis.parameter === 'rttMs';
  const found = overDistance
    ? (intervalTitle(view, ask, lanes) ?? distanceTitle(view, ask, lanes))
    : undefined;
  if (ask.axis.parameter === 'pollIntervalMs' && ask.scenario.id === ANSWER && ask.laws) {
    return stalenessTitle(view, ask, lanes) ?? changeTitle(view, ask, lanes);
  }
  return found ?? changeTitle(view, ask, lanes);
}
