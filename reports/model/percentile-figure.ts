/** How times are spread: percentiles on an axis that stretches towards 100 %, a thin line a round, the median thick. */
import { ownValue } from '../../results/cells.js';
import type { Estimate, Point, ScenarioInfo } from '../../results/schema.js';
import { makeAxis } from '../charts/axis.js';
import type { Axis, Mark, Row } from '../charts/spec.js';
import { lookOf } from '../charts/theme.js';
import { formatEstimate, formatInterval, formatTick } from '../format.js';
import { slug } from '../text.js';
import { commonValue } from '../units.js';
import { conditionsText } from './conditions.js';
import type { ReportFigure } from './figures.js';
import { isWithheld, shortGapText } from './gaps.js';
import { footOf, valuesOf } from './marks.js';
import { percentileTable, percentileTitle } from './percentile-words.js';
import {
  histograms,
  ninesOf,
  percentilesOf,
  percentText,
  type Spread,
  shownIn,
  tooFew,
} from './percentiles.js';
import type { RunView } from './view.js';

function markOf(
  view: RunView,
  metric: string,
  [percentile, estimate]: [number, Estimate],
  like?: number,
): Mark {
  const { words, lang } = view;
  const { value, low, high, rounds } = estimate;
  const text = formatEstimate(view.metric(metric), estimate, lang, like);
  const interval = formatInterval(view.metric(metric), estimate, lang, like);
  const tip = [
    `${percentText(view, percentile)}: ${text}`,
    ...(interval ? [words.tip.interval(interval)] : []),
    words.tip.rounds(rounds.length),
  ];
  return {
    series: String(percentile),
    ...{ value, low, high, rounds, bound: null, text, tip },
    roundTips: [],
    parts: [],
  };
}

/** Of the percentiles that are read, those that the axis names. */
const TICKS: ReadonlySet<number> = new Set([50, 90, 99, 99.9, 99.99]);

function belowAxis(view: RunView, shown: readonly number[]): Axis {
  const ticks = shown.filter((one) => TICKS.has(one));
  return {
    scale: 'linear',
    min: ninesOf(50),
    max: ninesOf(Math.max(...shown)),
    ticks: ticks.map((one) => ({ value: ninesOf(one), label: percentText(view, one) })),
    title: view.words.pictures.percentiles.axis,
  };
}

interface Asked {
  readonly sectionId: string;
  /** Tells the pictures of several distances apart. */
  readonly part: string;
}

/** The picture of a scenario at a point; undefined where it has no histogram, or no lane a percentile beyond the median. */
export function percentileFigure(
  view: RunView,
  scenario: ScenarioInfo,
  point: Point,
  { sectionId, part }: Asked,
): ReportFigure | undefined {
  const histogram = ownValue(histograms, scenario.id);
  if (histogram === undefined) return undefined;
  const { words, lang } = view;
  const { primaryMetric } = scenario;
  const spreads = view.shown
    .map((lane): Spread => {
      const placed = view.cellAt(scenario.id, lane.id, point);
      return { lane, placed, read: placed ? percentilesOf(view, placed, histogram) : new Map() };
    })
    .filter(({ placed }) => placed !== undefined || isWithheld(view, placed));
  const shown = shownIn(spreads);
  if (shown.length < 2) return undefined;
  const values = spreads.flatMap(({ read }) => [...read.values()].map(({ value }) => value));
  const like = commonValue(view.metric(primaryMetric).unit, values);
  const rows = spreads.map(({ lane, placed, read }): Row => {
    const marks = read.size > 1 ? [...read].map((one) => markOf(view, primaryMetric, one, like)) : [];
    const gap = shortGapText(view, placed) ?? (marks.length > 0 ? null : tooFew(view));
    const gaps = gap === null ? [] : shown.map((one) => ({ series: String(one), reason: gap }));
    return { look: lookOf(lane), label: view.laneTitle(lane.id), marks, gap, note: null, gaps };
  });
  const axis = makeAxis({
    kind: 'dots',
    values: valuesOf(rows),
    label: (value) => formatTick(view.metric(primaryMetric), value, lang, like),
    title: (scale) => words.axisTitle(words.axisLatency, scale === 'log'),
  });
  const series = shown.map((one) => ({
    id: String(one),
    label: percentText(view, one),
    role: 'main' as const,
  }));
  const id = `${sectionId}-${slug(histogram)}-percentiles${part}`;
  const conditions = conditionsText(view, scenario, point);
  const title = percentileTitle(view, spreads);
  const said = rows.map(({ label, marks, gap }) => {
    const read = marks.map(({ series: at, text }) => `${percentText(view, Number(at))} ${text}`);
    return `${label}: ${gap ?? read.join(', ')}`;
  });
  const across = {
    axis: belowAxis(view, shown),
    places: shown.map(ninesOf),
    laws: [],
    rounds: 'lines' as const,
  };
  return {
    id,
    shows: { scenario: scenario.id, metric: primaryMetric, over: 'percentile' },
    title,
    subtitle: words.pictures.percentiles.subtitle(conditions),
    key: [],
    spec: { id, kind: 'lines', series, rows, axis, across },
    table: percentileTable(view, spreads, rows, words.tableCaption(title, conditions)),
    foot: `${footOf(view, rows)} · ${words.pictures.percentiles.foot}`,
    alt: words.chartAlt(title, said.join('; ')),
  };
}
