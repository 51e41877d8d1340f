/**
 * What a story may say of a run: figures by transport, scenario and metric, each bound to its place in the
 * file, or the reason why there is none. Sentences are made from these alone, so that none can speak of
 * what was withheld.
 */
import { samePoint } from '../../results/point.js';
import type { LaneInfo, Point } from '../../results/schema.js';
import { formatExact, formatTimes } from '../format.js';
import { pointPlanOf, spokenPlace } from '../model/axes.js';
import { shortGapText } from '../model/gaps.js';
import { ownPoints } from '../model/points.js';
import { estimateOf, figureOf, type PlacedCell, pointerTo, type RunView } from '../model/view.js';
import type { Derivation, Figure } from '../prose.js';

/** `near`: the scenario's first point, generator and server side by side. `away`: at the distance the report speaks of. */
export type Where = 'near' | 'away';

export interface Reading {
  readonly status: 'read';
  readonly lane: LaneInfo;
  /** The lane's name as it is printed. */
  readonly name: string;
  readonly metric: string;
  readonly value: number;
  readonly figure: Figure;
  readonly placed: PlacedCell;
}

export type Read =
  | Reading
  /** `reason`: in the report's language. */
  | { readonly status: 'withheld'; readonly reason: string }
  /** The run did not ask. */
  | { readonly status: 'absent' };

/** How two lanes compare by the run's own comparison: `lane` over `against`. */
export type Times =
  | { readonly status: 'apart'; readonly value: number; readonly figure: Figure }
  | { readonly status: 'tie'; readonly verdict: 'equivalent' | 'cannot tell' }
  | { readonly status: 'absent' };

export interface Facts {
  readonly view: RunView;
  /** The main lane that stands for a transport: the first of them in the run that has any figure. */
  lane(transport: string): LaneInfo | undefined;
  point(scenario: string, where: Where): Point | undefined;
  /** Round-trip time of that point as a figure from the plan; undefined where nothing was asked away. */
  distance(scenario: string): Figure | undefined;
  /** `of`: a transport, or a lane by its id. `at`: where, or a point of the scenario. */
  read(of: string, scenario: string, metric: string, at?: Where | Point): Read;
  times(scenario: string, metric: string, of: string, against: string, at?: Where | Point): Times;
  /** A figure made of two or more readings of the same unit, in the first one's unit. */
  made(how: Extract<Derivation, 'sum' | 'difference'>, readings: readonly Reading[]): Figure;
  /** The first reading over the second, where the run has no comparison of the two: a plain quotient of medians. */
  quotient(one: Reading, other: Reading): Figure;
}

const TIES: ReadonlySet<string> = new Set(['equivalent', 'cannot tell']);
const ABSENT = { status: 'absent' } as const;

export function factsOf(view: RunView): Facts {
  const { run, lang } = view;
  const hasFigures = new Set(run.cells.flatMap(({ status, lane }) => (status === 'valid' ? [lane] : [])));

  const lane = (of: string): LaneInfo | undefined => {
    const standing = view.lanes.filter(({ transport, set }) => transport === of && set === 'main');
    return standing.find(({ id }) => hasFigures.has(id)) ?? standing[0];
  };
  const laneOr = (of: string) => view.lanes.find(({ id }) => id === of) ?? lane(of);

  const point = (id: string, where: Where): Point | undefined => {
    const scenario = run.scenarios.find((one) => one.id === id);
    if (!scenario) return undefined;
    const plan = pointPlanOf(ownPoints(view, scenario), run.plan);
    if (where === 'near') return plan?.base;
    const distance = plan?.axes.find(({ parameter }) => parameter === 'rttMs');
    return distance && spokenPlace(distance.places)?.point;
  };
  const pointAt = (scenario: string, at: Where | Point) =>
    typeof at === 'string' ? point(scenario, at) : at;

  const read = (of: string, scenario: string, metric: string, at: Where | Point = 'near'): Read => {
    const found = laneOr(of);
    const where = found && pointAt(scenario, at);
    const placed = where && view.cellAt(scenario, found.id, where);
    if (!found || !placed) return ABSENT;
    const estimate = estimateOf(placed, metric);
    if (!estimate) {
      const reason = shortGapText(view, placed);
      return reason === null ? ABSENT : { status: 'withheld', reason };
    }
    const figure = figureOf(view, placed, metric, estimate);
    const { value } = estimate;
    return { status: 'read', lane: found, name: view.laneTitle(found.id), metric, value, figure, placed };
  };

  const times: Facts['times'] = (scenario, metric, of, against, at = 'near') => {
    const [one, other, where] = [laneOr(of), laneOr(against), pointAt(scenario, at)];
    if (!one || !other || !where) return ABSENT;
    const index = view.comparisonOf({ scenario, point: where, metric }, one.id, other.id);
    const found = index === undefined ? undefined : run.comparisons[index];
    if (!found) return ABSENT;
    if (TIES.has(found.verdict)) return { status: 'tie', verdict: found.verdict as 'equivalent' };
    if (!(found.ratio > 0)) return ABSENT;
    const straight = found.lane === one.id;
    const value = straight ? found.ratio : 1 / found.ratio;
    const from = [`/comparisons/${index}/ratio`];
    const how = straight ? 'value' : 'inverse';
    return { status: 'apart', value, figure: { text: formatTimes(value, lang), from, how } };
  };

  return {
    view,
    lane,
    point,
    distance(scenario) {
      const away = point(scenario, 'away');
      const at = away
        ? run.plan.asks.findIndex((ask) => ask.scenario === scenario && samePoint(ask.point, away))
        : -1;
      if (!away || at < 0) return undefined;
      const text = formatExact({ id: 'rttNs', unit: 'ns' }, Number(away.rttMs) * 1e6, lang);
      return { text, from: [`/plan/asks/${at}/point/rttMs`] };
    },
    read,
    times,
    made(how, readings) {
      const [first, ...rest] = readings as readonly [Reading, ...Reading[]];
      const value = rest.reduce(
        (sum, one) => (how === 'sum' ? sum + one.value : sum - one.value),
        first.value,
      );
      const text = formatExact(view.metric(first.metric), value, lang);
      return { text, from: readings.map((one) => pointerTo(one.placed, one.metric)), how };
    },
    quotient(one, other) {
      const from = [pointerTo(one.placed, one.metric), pointerTo(other.placed, other.metric)];
      return { text: formatTimes(one.value / other.value, lang), from, how: 'ratio' };
    },
  };
}
