/** Transports by engines: what a message costs, how old it is and how large, in rows that share a header. */
import { lookOf } from '../charts/theme.js';
import { formatEstimate } from '../format.js';
import { commonValue } from '../units.js';
import { ENGINE_METRICS, type EngineGrid, hostedAt } from './engine-grid.js';
import type { Table, TableRow } from './tables.js';
import { estimateOf, type RunView } from './view.js';

function metricRow(view: RunView, grid: EngineGrid, transport: string, metric: string): string[] {
  const values = grid.hosted.flatMap(({ placed }) => estimateOf(placed, metric)?.value ?? []);
  const info = view.metric(metric);
  const like = commonValue(info.unit, values);
  return grid.engines.map((engine) => {
    const estimate = estimateOf(hostedAt(grid, transport, engine)?.placed, metric);
    return estimate ? formatEstimate(info, estimate, view.lang, like) : '–';
  });
}

export function engineTable(view: RunView, grid: EngineGrid, caption: string): Table {
  const { column, scenario } = view.words;
  const rows = grid.transports.flatMap((transport): TableRow[] => {
    const first = grid.hosted.find(({ lane }) => lane.transport === transport);
    return ENGINE_METRICS.map((metric, index) => ({
      header: scenario.engines.transport[transport] ?? transport,
      headerRows: index === 0 ? ENGINE_METRICS.length : 0,
      look: first ? lookOf(first.lane) : null,
      cells: [view.metricTitle(metric), ...metricRow(view, grid, transport, metric)],
      withheld: null,
    }));
  });
  return {
    caption,
    columns: [
      { label: scenario.column.transport, kind: 'word' },
      { label: column.figure, kind: 'text' },
      ...grid.engines.map((engine) => ({
        label: scenario.engines.engine[engine] ?? engine,
        kind: 'number' as const,
      })),
    ],
    rows,
  };
}
