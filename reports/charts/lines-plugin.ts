/**
 * What a chart of lines shows beside Chart.js's marks: the lines, the laws beneath them, intervals, the
 * lanes' names at the lines' ends, and beneath the axis the places that were withheld, hatched, with the
 * reason. The same code draws on a canvas and into the static SVG.
 */
import { drawLaws } from './law-lines.js';
import { drawMarkNames, drawNames, LINE_LABEL, MARK_REACH } from './line-titles.js';
import type { LineDrawing, LineGap, LinesConfig } from './lines.js';
import type { RowsPlugin } from './rows-plugin.js';
import { type Canvas, hatchBox, line, measure, type RowsLook, type Surface, write } from './scene.js';
import { fitText } from './svg/text-width.js';
import { laneColour, laneLooks, muted, rule } from './theme.js';

/** Height of a withheld lane's strip. */
export const GAP_HEIGHT = 38;
const CAP = 4;
/** What the name of the axis below takes: it may be wider than the plot, to which Chart.js would squeeze it. */
export const BELOW_TITLE = 26;
const AXIS_BELOW = 54;
/** From the plot's lower edge to that name's middle. */
const TITLE_DOWN = 41;
const HATCH = { height: 12, half: 13, down: 20 };

export interface LineScene extends Surface {
  readonly config: LinesConfig;
  readonly y: (value: number) => number;
}

function drawLine(scene: LineScene, { look, marks }: LineDrawing, missing: readonly number[]) {
  const { pen } = scene;
  pen.strokeStyle = scene.colour(laneColour(look));
  pen.lineWidth = 2;
  pen.setLineDash([...laneLooks[look].dash]);
  marks.slice(1).forEach((to, index) => {
    const from = marks[index]!;
    // Across a withheld place nothing is known: there the line is broken.
    if (missing.some((x) => x > from.x && x < to.x)) return;
    line(scene, [scene.x(from.x), scene.y(from.value)], [scene.x(to.x), scene.y(to.value)]);
  });
  pen.setLineDash([]);
}

/** Each round's own curve, thin, beneath that of the medians. */
function drawRounds(scene: LineScene, { look, rounds }: LineDrawing) {
  const { pen } = scene;
  pen.strokeStyle = scene.colour(laneColour(look, true));
  pen.lineWidth = 0.8;
  pen.beginPath();
  for (const round of rounds) {
    for (const [index, [x, value]] of round.entries()) {
      if (index === 0) pen.moveTo(scene.x(x), scene.y(value));
      else pen.lineTo(scene.x(x), scene.y(value));
    }
  }
  if (rounds.length > 0) pen.stroke();
}

/** How far the places themselves are known, where they were measured. */
function drawWidths(scene: LineScene, { look, marks }: LineDrawing) {
  const { pen } = scene;
  pen.strokeStyle = scene.colour(laneColour(look));
  pen.lineWidth = 1.5;
  for (const { value, wide } of marks) {
    if (wide === null) continue;
    const [from, to, y] = [scene.x(wide[0]), scene.x(wide[1]), scene.y(value)];
    if (to - from >= 1) line(scene, [from, y], [to, y]);
  }
}

function drawIntervals(scene: LineScene, { look, marks }: LineDrawing) {
  const { pen } = scene;
  pen.strokeStyle = scene.colour(laneColour(look));
  pen.lineWidth = 1.5;
  for (const { x: at, value, low, high } of marks) {
    if (low === null || high === null) continue;
    const { axis } = scene.config;
    const [x, top, bottom] = [scene.x(at), scene.y(high), scene.y(Math.max(low, axis.min))];
    if (bottom - top < 1) continue;
    line(scene, [x, bottom], [x, top]);
    for (const end of [bottom, top]) {
      if (Math.abs(end - scene.y(value)) >= MARK_REACH) line(scene, [x - CAP, end], [x + CAP, end]);
    }
  }
}

/** A bound is open to one side: an arrow points where the true value lies. */
function drawBounds(scene: LineScene, { look, marks }: LineDrawing) {
  const { pen } = scene;
  pen.strokeStyle = scene.colour(laneColour(look));
  pen.lineWidth = 2;
  for (const { x: at, value, bound } of marks) {
    if (bound === null) continue;
    const way = bound === 'lower' ? -1 : 1;
    const [x, from] = [scene.x(at), scene.y(value) + way * 8];
    const tip = from + way * 11;
    line(scene, [x, from], [x, tip]);
    line(scene, [x - 4, tip - way * 5], [x, tip]);
    line(scene, [x + 4, tip - way * 5], [x, tip]);
  }
}

function drawBelowTitle(scene: LineScene) {
  const { area, config, width } = scene;
  const left = scene.narrow ? 0 : area.left;
  const size = LINE_LABEL - 0.5;
  const title = fitText(config.below.title, width - left, (part) => measure(scene, part, size));
  write(scene, title, left, area.bottom + TITLE_DOWN, size, { fillStyle: muted });
}

function drawGap(scene: LineScene, gap: LineGap, index: number) {
  const { pen, area } = scene;
  const top = area.bottom + AXIS_BELOW + index * GAP_HEIGHT;
  pen.strokeStyle = scene.colour(rule);
  pen.lineWidth = 1;
  line(scene, [0, top], [scene.width, top]);
  const text = fitText(`${gap.label}: ${gap.reason}`, scene.width, (part) =>
    measure(scene, part, LINE_LABEL - 1),
  );
  write(scene, text, 0, top + 11, LINE_LABEL - 1, { fillStyle: muted });
  for (const x of gap.xs) {
    const at = scene.x(x);
    const box = { left: at - HATCH.half, right: at + HATCH.half };
    hatchBox(scene, { ...box, top: top + HATCH.down, bottom: top + HATCH.down + HATCH.height });
  }
}

/** The plugin for one chart of lines. */
export function linesPlugin(config: LinesConfig, look: RowsLook): RowsPlugin {
  const sceneOf = (chart: Canvas): LineScene => ({
    ...look,
    config,
    pen: chart.ctx,
    area: chart.chartArea,
    width: chart.width,
    x: (value) => chart.scales.x?.getPixelForValue(value) ?? 0,
    y: (value) => chart.scales.y?.getPixelForValue(value) ?? 0,
  });
  const withPen = (draw: (scene: LineScene) => void) => (chart: Canvas) => {
    chart.ctx.save();
    draw(sceneOf(chart));
    chart.ctx.restore();
  };
  const missing = (drawing: LineDrawing) =>
    config.gaps.filter(({ label }) => label === drawing.label).flatMap(({ xs }) => xs);
  return {
    id: 'lines',
    beforeDatasetsDraw: withPen((scene) => {
      write(scene, config.axis.title, 0, 10, LINE_LABEL - 0.5, { fillStyle: muted });
      drawBelowTitle(scene);
      drawLaws(scene);
      // What stands first in the order of lanes lies on top.
      for (const drawing of config.lines) drawRounds(scene, drawing);
      for (const drawing of [...config.lines].reverse()) {
        drawLine(scene, drawing, missing(drawing));
        drawIntervals(scene, drawing);
        drawWidths(scene, drawing);
        drawBounds(scene, drawing);
      }
    }),
    afterDatasetsDraw: withPen((scene) => {
      if (config.naming === 'marks') drawMarkNames(scene);
      else drawNames(scene);
      for (const [index, gap] of config.gaps.entries()) drawGap(scene, gap, index);
    }),
  };
}
