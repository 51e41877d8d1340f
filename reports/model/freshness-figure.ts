/** What freshness costs a poller: bytes over staleness, interval by interval, and a socket beside it. */
import type { LaneInfo } from '../../results/schema.js';
import { makeAxis } from '../charts/axis.js';
import type { Mark, Row } from '../charts/spec.js';
import { lookOf } from '../charts/theme.js';
import { formatInterval, formatRound, formatTick } from '../format.js';
import { commonValue } from '../units.js';
import { conditionsText } from './conditions.js';
import type { ReportFigure } from './figures.js';
import {
  AGE,
  BYTES,
  type FreshnessAsk,
  POLL_INTERVAL,
  readSpot,
  type Spot,
  spotsOf,
  type Units,
  UP,
} from './freshness.js';
import { freshnessTable, freshnessTitle } from './freshness-words.js';
import { shortGapText } from './gaps.js';
import { marksKey } from './key.js';
import { footOf, valuesOf } from './marks.js';
import { placeText } from './places.js';
import type { RunView } from './view.js';

function markOf(view: RunView, spot: Spot, first: boolean, units: Units): Mark {
  const { words, lang } = view;
  const { age, bytes } = spot;
  const said = readSpot(view, spot, units);
  const own = words.pictures.freshness;
  const title = view.laneTitle(spot.lane.id);
  const named = spot.interval === null ? title : own.every(spot.interval);
  const intervals = [
    [own.bytes, said.bytes, formatInterval(BYTES, bytes, lang, units.bytes)],
    [own.age, said.age, formatInterval(view.metric(AGE), age, lang, units.age)],
  ] as const;
  return {
    series: spot.series,
    ...{ value: bytes.value, low: bytes.low, high: bytes.high, rounds: bytes.rounds, bound: null },
    at: { x: age.value, low: age.low, high: age.high },
    name: first && spot.interval !== null ? own.first(title, spot.interval) : named,
    text: own.beside(said.bytes, said.age),
    tip: [
      ...(spot.interval === null ? [] : [named]),
      ...intervals.flatMap(([what, text, interval]) => [
        `${what}: ${text}`,
        ...(interval ? [words.tip.interval(interval)] : []),
      ]),
      words.tip.rounds(bytes.rounds.length),
    ],
    roundTips: bytes.rounds.map((value, index) =>
      words.tip.round(index + 1, formatRound(BYTES, value, bytes, lang, { like: units.bytes })),
    ),
    parts: [],
  };
}

function rowsOf(view: RunView, spots: readonly Spot[], ask: FreshnessAsk, units: Units): Row[] {
  const lanes = [...new Set(spots.map(({ lane }) => lane))];
  return lanes.map((lane) => {
    const own = spots.filter((spot) => spot.lane === lane);
    const gaps = own[0]?.interval === null ? [] : gapsOf(view, ask, lane);
    const marks = own.map((spot, index) => markOf(view, spot, index === 0, units));
    return {
      look: lookOf(lane),
      label: view.laneTitle(lane.id),
      marks,
      gap: null,
      note: gaps.join('; ') || null,
    };
  });
}

/** Intervals that were withheld, each with its reason: they have no place on the picture. */
function gapsOf(view: RunView, { scenario, axis }: FreshnessAsk, lane: LaneInfo): string[] {
  return axis.places.flatMap(({ value, point }) => {
    const reason = shortGapText(view, view.cellAt(scenario.id, lane.id, point));
    return reason === null ? [] : [`${placeText(view, axis.parameter, value)}: ${reason}`];
  });
}

/** The picture; undefined where the poller has figures at fewer than two intervals. */
export function freshnessFigure(
  view: RunView,
  ask: FreshnessAsk,
  sectionId: string,
): ReportFigure | undefined {
  const spots = spotsOf(view, ask);
  if (spots.length === 0) return undefined;
  const { words, lang } = view;
  const own = words.pictures.freshness;
  const ages = spots.map(({ age }) => age.value);
  const units: Units = {
    age: commonValue(view.metric(AGE).unit, ages),
    bytes: commonValue(
      BYTES.unit,
      spots.map(({ bytes }) => bytes.value),
    ),
  };
  const rows = rowsOf(view, spots, ask, units);
  const axis = makeAxis({
    kind: 'bars',
    values: valuesOf(rows),
    label: (value) => formatTick(BYTES, value, lang, units.bytes),
    title: () => own.bytes,
  });
  const below = makeAxis({
    kind: 'bars',
    values: spots.flatMap(({ age }) => [age.value, age.high ?? age.value]),
    label: (value) => formatTick(view.metric(AGE), value, lang, units.age),
    title: () => own.age,
  });
  const series = spots.map((spot) => ({
    id: spot.series,
    label: spot.interval ?? view.laneTitle(spot.lane.id),
    role: 'main' as const,
  }));
  const id = `${sectionId}-cost-by-staleness`;
  const conditions = conditionsText(view, ask.scenario, ask.base, POLL_INTERVAL);
  const title = freshnessTitle(view, spots, units);
  const said = rows.map(({ label, marks, note }) => {
    const each = marks.map(({ name, text }) => `${name} ${text}`);
    return [`${label}: ${each.join(', ')}`, ...(note ? [note] : [])].join('; ');
  });
  const across = { axis: below, places: [], laws: [], naming: 'marks' as const };
  const missing = rows.flatMap(({ note }) => note ?? []);
  return {
    id,
    shows: { scenario: ask.scenario.id, metric: UP, over: AGE },
    title,
    subtitle: own.subtitle(conditions),
    key: marksKey(view, rows),
    spec: { id, kind: 'lines', series, rows, axis, across },
    table: freshnessTable(view, spots, words.tableCaption(title, conditions), units),
    foot: [footOf(view, rows), ...missing].join(' · '),
    alt: words.chartAlt(title, said.join('; ')),
  };
}
