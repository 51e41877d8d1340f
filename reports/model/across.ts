/** Charts across an axis of points: a line a lane, its table, and what was found along it. */
import type { LaneInfo, Point, ScenarioInfo } from '../../results/schema.js';
import { makeAxis, placesAxis } from '../charts/axis.js';
import type { Across, Axis, Row, Series } from '../charts/spec.js';
import { lookOf } from '../charts/theme.js';
import { formatTick } from '../format.js';
import { plainText } from '../prose.js';
import { cleanName, slug } from '../text.js';
import { commonValue } from '../units.js';
import { acrossTable } from './across-table.js';
import { acrossTitle } from './across-title.js';
import { isNumeric, type PointAxis } from './axes.js';
import { conditionsText } from './conditions.js';
import type { ReportFigure } from './figures.js';
import { isWithheld, shortGapText } from './gaps.js';
import { marksKey } from './key.js';
import { lawLines } from './laws.js';
import { footOf, markOf, valuesOf } from './marks.js';
import { panelsOf } from './panels.js';
import { placeText } from './places.js';
import { estimateOf, type PlacedCell, type RunView } from './view.js';

export interface AcrossAsk {
  readonly scenario: ScenarioInfo;
  readonly axis: PointAxis;
  readonly base: Point;
  readonly metric: string;
  /** Laws of distance are drawn over it. */
  readonly laws: boolean;
}

/** A lane along the axis: its cell at each place. */
export interface LaneAcross {
  readonly lane: LaneInfo;
  readonly placed: readonly (PlacedCell | undefined)[];
}

/** The lanes that were asked at more than the base, each with its cells. */
function lanesAcross(view: RunView, { scenario, axis, base, metric }: AcrossAsk): LaneAcross[] {
  return view.shown
    .map((lane) => ({
      lane,
      placed: axis.places.map(({ point }) => view.cellAt(scenario.id, lane.id, point)),
    }))
    .filter(({ placed }) => {
      const away = placed.filter((_, index) => axis.places[index]?.point !== base);
      return away.some((one) => estimateOf(one, metric) || (one && isWithheld(view, one)));
    });
}

function rowOf(view: RunView, ask: AcrossAsk, { lane, placed }: LaneAcross, like: number | undefined): Row {
  const series = { metric: ask.metric, label: 'value', role: 'main' } as const;
  const marks = placed.flatMap((one, index) => {
    const mark = one && markOf(view, series, one, like, String(index));
    const place = placeText(view, ask.axis.parameter, ask.axis.places[index]!.value);
    return mark ? [{ ...mark, tip: [place, ...mark.tip] }] : [];
  });
  const gaps = placed.flatMap((one, index) => {
    const reason = shortGapText(view, one);
    return reason === null ? [] : [{ series: String(index), reason }];
  });
  const gap = marks.length === 0 ? (gaps[0]?.reason ?? null) : null;
  return { look: lookOf(lane), label: view.laneTitle(lane.id), marks, gap, note: null, gaps };
}

function belowAxis(view: RunView, { parameter, places }: PointAxis): { axis: Axis; at: number[] } {
  const at = places.map(({ value }, index) => (isNumeric(places) ? Number(value) : index));
  const name = view.words.axis.parameter[parameter] ?? cleanName(parameter);
  const axis = placesAxis(
    at.map((value, index) => ({ value, label: placeText(view, parameter, places[index]!.value) })),
    (scale) => view.words.axisTitle(name, scale === 'log'),
  );
  return { axis, at };
}

function altOf(view: RunView, title: string, rows: readonly Row[], series: readonly Series[]): string {
  const said = rows.map(({ label, marks, gap }) => {
    const read = marks.map((mark) => `${series.find(({ id }) => id === mark.series)?.label} ${mark.text}`);
    return `${label}: ${gap ?? read.join(', ')}`;
  });
  return view.words.chartAlt(title, said.join('; '));
}

/** The charts of a metric along an axis: one, or two where some lanes lie far above the others. */
export function acrossFigures(view: RunView, ask: AcrossAsk, sectionId: string): ReportFigure[] {
  const lanes = lanesAcross(view, ask);
  const panels = panelsOf(lanes, ask);
  return panels.flatMap((panel, index) => {
    const part = panels.length > 1 ? `-${index + 1}` : '';
    const id = `${sectionId}-${slug(ask.metric)}-by-${slug(ask.axis.parameter)}${part}`;
    return panelFigure(view, ask, panel, id) ?? [];
  });
}

function panelFigure(
  view: RunView,
  ask: AcrossAsk,
  lanes: readonly LaneAcross[],
  id: string,
): ReportFigure | undefined {
  const { scenario, axis, base, metric: metricId } = ask;
  const { words, lang } = view;
  const metric = view.metric(metricId);
  const estimates = lanes.flatMap(({ placed }) => placed.flatMap((one) => estimateOf(one, metricId) ?? []));
  if (estimates.length === 0) return undefined;
  const like = commonValue(
    metric.unit,
    estimates.map(({ value }) => value),
  );
  const rows = lanes.map((lane) => rowOf(view, ask, lane, like));
  const below = belowAxis(view, axis);
  const infos = lanes.map(({ lane }) => lane);
  const laws = ask.laws
    ? lawLines(view, { scenario: scenario.id, base, lanes: infos, parameter: axis.parameter }, below.at)
    : [];
  const across: Across = { axis: below.axis, places: below.at, laws };
  const lawValues = laws.flatMap(({ points }) => points.flatMap(({ value, high }) => [value, high ?? value]));
  const series = axis.places.map(({ value }, index): Series => {
    return { id: String(index), label: placeText(view, axis.parameter, value), role: 'main' };
  });
  // Over a distance or an interval the differences are what is asked, and the laws are straight: zero-based.
  const zeroBased = axis.parameter === 'rttMs' || axis.parameter === 'pollIntervalMs';
  const upright = makeAxis({
    kind: zeroBased ? 'bars' : 'dots',
    values: [...valuesOf(rows), ...lawValues],
    label: (value) => formatTick(metric, value, lang, like),
    title: (scale) => words.axisTitle(view.metricTitle(metricId), scale === 'log'),
  });
  const title = plainText(acrossTitle(view, ask, lanes));
  const conditions = conditionsText(view, scenario, base, axis.parameter);
  return {
    id,
    shows: { scenario: scenario.id, metric: metricId, over: axis.parameter },
    title,
    subtitle: words.axis.subtitle(view.metricTitle(metricId), conditions),
    key: marksKey(view, rows),
    spec: { id, kind: 'lines', series, rows, axis: upright, across },
    table: acrossTable(view, ask, { lanes, rows, like, caption: words.tableCaption(title, conditions) }),
    foot: footOf(view, rows),
    alt: altOf(view, title, rows, series),
  };
}
