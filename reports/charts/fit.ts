/**
 * A chart's configuration made ready for a drawing of a certain width: sizes, axes, tooltips and the
 * plugin. Both drawings of a chart, static SVG and live canvas, are made from what this returns.
 */
import type { ChartConfig, RowsConfig } from './config.js';
import { fitLines } from './fit-lines.js';
import { FONT, resolveColours, tooltip } from './fit-parts.js';
import { LABEL_SIZE, NOTE_SIZE } from './row-marks.js';
import { VALUE_SIZE, valueEnds } from './row-values.js';
import { type RowsPlugin, rowsPlugin } from './rows-plugin.js';
import { grid, muted, rule } from './theme.js';

export interface FitOptions {
  /** Width of the drawing, pixels. */
  readonly width: number;
  readonly family: string;
  /** Resolves `var(--name)`; the static SVG keeps it as it is. */
  readonly colour: (name: string) => string;
  /** Width of a bold text at that size, pixels. */
  readonly measure: (text: string, size: number) => number;
  /** Device pixels a CSS pixel; 1 unless given. */
  readonly pixelRatio?: number;
}

export interface FittedChart {
  readonly width: number;
  readonly height: number;
  /** What `new Chart(canvas, …)` takes. */
  readonly chart: Readonly<Record<string, unknown>> & { readonly plugins: readonly RowsPlugin[] };
}

/** Below this width lane names stand above their rows. */
const NARROW_BELOW = 560;
const AXIS_PIXELS = 58;
const TOP_PIXELS = 6;
const LABEL_MOST = 210;
const LABEL_LEAST = 90;
/** Half of the last tick's label, at least. */
const RIGHT_LEAST = 30;
/** Values may take this share of a drawing from its marks. */
const RIGHT_MOST_SHARE = 0.5;

function labelRoom(config: RowsConfig, { measure }: FitOptions): number {
  const widths = config.rows.flatMap(({ label, note }) => [
    measure(label, LABEL_SIZE),
    measure(note ?? '', NOTE_SIZE),
  ]);
  return Math.min(LABEL_MOST, Math.max(LABEL_LEAST, ...widths)) + 22;
}

/** What has to stay free on the right, so that every value printed behind its mark ends within the drawing. */
function valueRoom(config: RowsConfig, left: number, { width, measure }: FitOptions): number {
  const { scale, min, max } = config.axis;
  const shareOf = (value: number) =>
    scale === 'log' ? Math.log(value / min) / Math.log(max / min) : (value - min) / (max - min);
  const ends = config.rows.flatMap((row) => valueEnds(row, config.kind));
  const rooms = ends.flatMap(({ behind, text, name }) => {
    const long = measure(text, VALUE_SIZE) + (name ? 6 + measure(name, VALUE_SIZE - 1) : 0) + 2;
    return behind.map(([value, pixels]) => {
      const share = shareOf(value);
      // The mark lies at that share of what the room leaves of the width.
      return share > 0 ? (pixels + long - (width - left) * (1 - share)) / share : 0;
    });
  });
  return Math.min(width * RIGHT_MOST_SHARE, Math.max(RIGHT_LEAST, ...rooms));
}

function scales(config: RowsConfig, { colour, family }: FitOptions) {
  const { axis } = config;
  const font = { size: FONT, family };
  return {
    x: {
      type: axis.scale === 'log' ? 'logarithmic' : 'linear',
      min: axis.min,
      max: axis.max,
      position: 'bottom',
      afterBuildTicks: (scale: { ticks: unknown }) => {
        scale.ticks = axis.ticks.map(({ value }) => ({ value }));
      },
      ticks: {
        color: colour(muted),
        font,
        maxRotation: 0,
        autoSkipPadding: 10,
        callback: (value: number) => axis.ticks.find((tick) => tick.value === value)?.label ?? '',
      },
      grid: { color: colour(grid), drawTicks: false },
      border: { display: config.kind !== 'dots', color: colour(rule) },
      title: {
        display: true,
        text: axis.title,
        color: colour(muted),
        font,
        align: 'start',
        padding: { top: 8 },
      },
    },
    y: {
      type: 'linear',
      display: false,
      // Bars would have the scale widened by half a step at both ends.
      offset: false,
      reverse: true,
      min: -0.5,
      max: config.rows.length - 0.5,
    },
  };
}

/** What to give to `new Chart`, with the size its canvas should have. */
export function fitChart(config: ChartConfig, options: FitOptions): FittedChart {
  return config.kind === 'lines' ? fitLines(config, options) : fitRows(config, options);
}

function fitRows(config: RowsConfig, options: FitOptions): FittedChart {
  const { width, family, colour, pixelRatio = 1 } = options;
  const narrow = width < NARROW_BELOW;
  const rowHeight = config.rowHeight[narrow ? 'narrow' : 'wide'];
  const left = narrow ? 4 : labelRoom(config, options);
  const placed = narrow ? belowLabels(config) : config;
  const datasets = resolveColours(placed.datasets, colour);
  return {
    width,
    height: Math.round(config.rows.length * rowHeight) + AXIS_PIXELS + TOP_PIXELS,
    chart: {
      type: 'scatter',
      data: { datasets },
      options: {
        animation: false,
        responsive: false,
        devicePixelRatio: pixelRatio,
        interaction: { mode: 'nearest', intersect: true },
        font: { family },
        layout: {
          padding: {
            left,
            right: valueRoom(config, left, options),
            top: TOP_PIXELS,
          },
        },
        plugins: { legend: { display: false }, tooltip: tooltip(options) },
        scales: scales(config, options),
      },
      plugins: [rowsPlugin(placed, { narrow, family, colour })],
    },
  };
}

/** Marks moved down by half of what the label above them takes, so that both stand in the row. */
function belowLabels(config: RowsConfig): RowsConfig {
  const { wide, narrow } = config.rowHeight;
  const shift = (narrow - wide) / 2 / narrow;
  const scale = wide / narrow;
  // Offsets within a row are shares of its height, which is another in this layout.
  const moved = (y: number) => Math.round(y) + (y - Math.round(y)) * scale + shift;
  const down = <T extends { readonly y: number }>(item: T): T => ({ ...item, y: moved(item.y) });
  return {
    ...config,
    datasets: config.datasets.map((dataset) => ({ ...dataset, data: dataset.data.map(down) })),
    rows: config.rows.map((row) => ({ ...row, marks: row.marks.map(down) })),
  };
}
