/** Lines made ready for a drawing of a certain width: sizes, both axes, and room for the names at their ends. */
import type { FitOptions, FittedChart } from './fit.js';
import { FONT, resolveColours, tooltip } from './fit-parts.js';
import { LINE_LABEL, MARK_NAME_AFTER, VALUE_AFTER } from './line-titles.js';
import type { LinesConfig } from './lines.js';
import { BELOW_TITLE, GAP_HEIGHT, linesPlugin } from './lines-plugin.js';
import type { Axis } from './spec.js';
import { grid, muted, rule } from './theme.js';

const NARROW_BELOW = 560;
const PLOT = { wide: 300, narrow: 260 };
/** Names at the lines' ends stand this far apart at least. */
const NAME_HEIGHT = 18;
const AXIS_PIXELS = 58;
/** Between the axis below and its labels, which would else touch that of the upright axis' zero. */
const LABELS_DOWN = 7;
/** Widths are measured of bold text, with a reserve: of plain labels this share is text and a small gap. */
const LABEL_SHARE = 0.85;
/** Above the plot, for the name of the upright axis. */
const TOP_PIXELS = 30;
const END_ROOM = 30;
const NAMES_MOST_SHARE = 0.46;
/** The first and the last place stand this share of the axis away from its ends. */
const INSET = 0.04;

/** An axis made longer at both ends by a share of itself. */
function widened({ scale, min, max }: Axis): { min: number; max: number } {
  if (scale === 'log') {
    const factor = (max / min) ** INSET;
    return { min: min / factor, max: max * factor };
  }
  const more = (max - min) * INSET;
  return { min: min - more, max: max + more };
}

/** Of marks that bear their own names, the ones at the right have to end within the drawing. */
function markNamesRoom({ lines, below }: LinesConfig, { width, measure }: FitOptions): number {
  const { min, max } = widened(below);
  const rooms = lines.flatMap(({ marks }) =>
    marks.map(({ x, name, text }) => {
      const share = below.scale === 'log' ? Math.log(x / min) / Math.log(max / min) : (x - min) / (max - min);
      const long = Math.max(measure(name ?? '', LINE_LABEL), measure(text, LINE_LABEL - 1)) + MARK_NAME_AFTER;
      return share > 0 ? (long - (width - AXIS_PIXELS) * (1 - share)) / share : 0;
    }),
  );
  return Math.min(width * NAMES_MOST_SHARE, Math.max(END_ROOM, ...rooms));
}

function namesRoom(config: LinesConfig, options: FitOptions, narrow: boolean): number {
  if (config.naming === 'marks') return markNamesRoom(config, options);
  const { width, measure } = options;
  const widths = config.lines.map(({ label, marks }) => {
    const value = measure(marks.at(-1)?.text ?? '', LINE_LABEL);
    const name = measure(label, LINE_LABEL);
    return narrow ? Math.max(name, value) : name + VALUE_AFTER + value;
  });
  return Math.min(width * NAMES_MOST_SHARE, Math.max(0, ...widths)) + END_ROOM;
}

function ticksOf(axis: Axis, { colour, family }: FitOptions) {
  return {
    color: colour(muted),
    font: { size: FONT, family },
    maxRotation: 0,
    autoSkipPadding: 12,
    callback: (value: number) => axis.ticks.find((tick) => tick.value === value)?.label ?? '',
  };
}

/**
 * Places lie as they were chosen: a label that would touch another is left out, never the last, nor before it the
 * first.
 */
function labelled(axis: Axis, plot: number, { measure }: FitOptions): Axis {
  const { min, max } = widened(axis);
  const middleOf = (value: number) =>
    plot * (axis.scale === 'log' ? Math.log(value / min) / Math.log(max / min) : (value - min) / (max - min));
  const kept: Axis['ticks'][number][] = [];
  const touches = (a: Axis['ticks'][number], b: Axis['ticks'][number]) =>
    Math.abs(middleOf(a.value) - middleOf(b.value)) <
    (LABEL_SHARE / 2) * (measure(a.label, FONT) + measure(b.label, FONT));
  for (const tick of [...axis.ticks.slice(-1), ...axis.ticks.slice(0, -1)]) {
    if (!kept.some((other) => touches(tick, other))) kept.push(tick);
  }
  return { ...axis, ticks: axis.ticks.filter((tick) => kept.includes(tick)) };
}

function scales(config: LinesConfig, options: FitOptions, plot: number) {
  const { colour } = options;
  const only = (axis: Axis) => (scale: { ticks: unknown }) => {
    scale.ticks = axis.ticks.map(({ value }) => ({ value }));
  };
  const type = (axis: Axis) => (axis.scale === 'log' ? 'logarithmic' : 'linear');
  const { axis, below } = config;
  return {
    x: {
      type: type(below),
      ...widened(below),
      position: 'bottom',
      afterBuildTicks: only(below),
      ticks: { ...ticksOf(labelled(below, plot, options), options), autoSkip: false, padding: LABELS_DOWN },
      grid: { color: colour(grid), drawTicks: false },
      border: { display: true, color: colour(rule) },
    },
    y: {
      type: type(axis),
      min: axis.min,
      max: axis.max,
      afterBuildTicks: only(axis),
      ticks: { ...ticksOf(axis, options), autoSkip: false },
      grid: { color: colour(grid), drawTicks: false },
      border: { display: false },
    },
  };
}

/** What to give to `new Chart`, with the size its canvas should have. */
export function fitLines(config: LinesConfig, options: FitOptions): FittedChart {
  const { width, family, colour, pixelRatio = 1 } = options;
  const narrow = width < NARROW_BELOW;
  const lineHeight = narrow ? 2 * NAME_HEIGHT - 4 : NAME_HEIGHT;
  const plot = Math.max(narrow ? PLOT.narrow : PLOT.wide, config.lines.length * lineHeight + 20);
  const gaps = config.gaps.length * GAP_HEIGHT;
  const right = namesRoom(config, options, narrow);
  return {
    width,
    height: TOP_PIXELS + plot + AXIS_PIXELS + gaps,
    chart: {
      type: 'scatter',
      data: { datasets: resolveColours(config.datasets, colour) },
      options: {
        animation: false,
        responsive: false,
        devicePixelRatio: pixelRatio,
        interaction: { mode: 'nearest', intersect: true },
        font: { family },
        layout: {
          padding: {
            left: 2,
            right,
            top: TOP_PIXELS,
            bottom: gaps + BELOW_TITLE,
          },
        },
        plugins: { legend: { display: false }, tooltip: tooltip(options) },
        scales: scales(config, options, width - right - AXIS_PIXELS),
      },
      plugins: [linesPlugin(config, { narrow, family, colour })],
    },
  };
}
