/** The chart of transports on their engines: a row a transport, a mark an engine, named at the mark. */
import { makeAxis } from '../charts/axis.js';
import type { Row, Series } from '../charts/spec.js';
import { lookOf } from '../charts/theme.js';
import { formatEstimate, formatInterval, formatRound, formatTick } from '../format.js';
import { slug } from '../text.js';
import { commonValue } from '../units.js';
import { ENGINE_METRICS, type EngineGrid, hostedAt } from './engine-grid.js';
import type { ReportFigure } from './figures.js';
import { marksKey } from './key.js';
import { footOf, markOf, valuesOf } from './marks.js';
import type { Table } from './tables.js';
import { estimateOf, type RunView } from './view.js';

const METRIC = ENGINE_METRICS[0];

function rowOf(view: RunView, grid: EngineGrid, transport: string, like: number | undefined): Row {
  const words = view.words.scenario.engines;
  const first = grid.hosted.find(({ lane }) => lane.transport === transport)!;
  const marks = grid.engines.flatMap((engine) => {
    const placed = hostedAt(grid, transport, engine)?.placed;
    const series = { metric: METRIC, label: engine, role: 'engine' } as const;
    const mark = placed && markOf(view, series, placed, like, engine);
    return mark ? [{ ...mark, tip: [words.engine[engine] ?? engine, ...mark.tip] }] : [];
  });
  const label = words.transport[transport] ?? transport;
  return { look: lookOf(first.lane), label, marks, gap: null, note: null };
}

/** The figures of the chart, with interval and rounds. */
function tableOf(view: RunView, grid: EngineGrid, caption: string, like: number | undefined): Table {
  const { words, lang } = view;
  const info = view.metric(METRIC);
  const rows = grid.transports.flatMap((transport) => {
    const here = grid.engines.flatMap((engine) => hostedAt(grid, transport, engine) ?? []);
    return here.map(({ lane, placed }, index) => {
      const estimate = estimateOf(placed, METRIC)!;
      const each = estimate.rounds.map((value) =>
        formatRound(info, value, estimate, lang, { withUnit: false, like }),
      );
      return {
        header: words.scenario.engines.transport[transport] ?? transport,
        headerRows: index === 0 ? here.length : 0,
        look: lookOf(lane),
        cells: [
          words.scenario.engines.engine[lane.engine] ?? lane.engine,
          formatEstimate(info, estimate, lang, like),
          formatInterval(info, estimate, lang, like) ?? words.noInterval,
          String(estimate.rounds.length),
          each.join(' · '),
        ],
        withheld: null,
      };
    });
  });
  const { column, scenario } = words;
  return {
    caption,
    columns: [
      { label: scenario.column.transport, kind: 'word' },
      { label: scenario.column.engine, kind: 'word' },
      { label: column.value, kind: 'number' },
      { label: column.interval, kind: 'number' },
      { label: column.n, kind: 'number' },
      { label: column.rounds, kind: 'aside' },
    ],
    rows,
  };
}

export function engineFigure(
  view: RunView,
  grid: EngineGrid,
  { id: sectionId, conditions }: { readonly id: string; readonly conditions: string },
): ReportFigure {
  const { words, lang } = view;
  const metric = view.metric(METRIC);
  const values = grid.hosted.flatMap(({ placed }) => estimateOf(placed, METRIC)?.value ?? []);
  const like = commonValue(metric.unit, values);
  const rows = grid.transports.map((transport) => rowOf(view, grid, transport, like));
  const series = grid.engines.map((engine): Series => {
    return { id: engine, label: words.scenario.engines.engine[engine] ?? engine, role: 'engine' };
  });
  const axis = makeAxis({
    kind: 'dots',
    values: valuesOf(rows),
    label: (value) => formatTick(metric, value, lang, like),
    title: (scale) => words.axisTitle(view.metricTitle(METRIC), scale === 'log'),
  });
  const id = `${sectionId}-${slug(METRIC)}`;
  const title = words.chartTitle.engines ?? view.metricTitle(METRIC);
  const said = rows.map(({ label, marks }) => {
    const read = marks.map((mark) => `${series.find((one) => one.id === mark.series)?.label} ${mark.text}`);
    return `${label}: ${read.join(', ')}`;
  });
  return {
    id,
    shows: { scenario: grid.scenario.id, metric: METRIC, over: 'engine' },
    title,
    subtitle: conditions,
    key: marksKey(view, rows),
    spec: { id, kind: 'dots', series, rows, axis },
    table: tableOf(view, grid, words.tableCaption(title, conditions), like),
    foot: footOf(view, rows),
    alt: words.chartAlt(title, said.join('; ')),
  };
}
