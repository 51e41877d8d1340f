/**
 * What a chart of lines shows beside Chart.js's marks: the lines, the laws beneath them, intervals, the
 * lanes' names at the lines' ends, and beneath the axis the places that were withheld, hatched, with the
 * reason. The same code draws on a canvas and into the static SVG.
 */
import { drawLaws } from './law-lines.js';
import { spread } from './line-names.js';
import type { LineDrawing, LineGap, LinesConfig } from './lines.js';
import type { RowsPlugin } from './rows-plugin.js';
import { type Canvas, hatchBox, line, measure, type RowsLook, type Surface, write } from './scene.js';
import { fitText } from './svg/text-width.js';
import { laneColour, laneLooks, muted, rule } from './theme.js';

export const LINE_LABEL = 13;
/** Between a name and the value behind it, pixels. */
export const VALUE_AFTER = 7;
/** Height of a withheld lane's strip. */
export const GAP_HEIGHT = 38;
const NAME_HEIGHT = { wide: 18, narrow: 31 };
const NAME_FROM = 20;
const CAP = 4;
const MARK_REACH = 8;
const AXIS_BELOW = 50;
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

/** Each lane's name and last value, apart from one another, with a thin line back to its mark. */
function drawNames(scene: LineScene) {
  const { pen, area, config, narrow } = scene;
  const height = narrow ? NAME_HEIGHT.narrow : NAME_HEIGHT.wide;
  const ends = config.lines.flatMap((drawing) => {
    const last = drawing.marks.at(-1);
    return last ? [{ drawing, last, y: scene.y(last.value) }] : [];
  });
  const ys = spread(
    ends.map(({ y }) => y),
    height,
    { from: area.top, to: area.bottom },
  );
  ends.forEach(({ drawing, last, y }, index) => {
    const at = ys[index]!;
    const x = area.right + NAME_FROM;
    const room = scene.width - x;
    pen.strokeStyle = scene.colour(laneColour(drawing.look));
    pen.lineWidth = 1;
    line(scene, [scene.x(last.x) + MARK_REACH, y], [x - 4, at]);
    const name = fitText(drawing.label, room, (text) => measure(scene, text, LINE_LABEL, true));
    const up = narrow ? 7 : 0;
    write(scene, name, x, at - up, LINE_LABEL, { font: '600' });
    const after = narrow ? x : x + measure(scene, name, LINE_LABEL, true) + VALUE_AFTER;
    write(scene, last.text, after, at + up, LINE_LABEL, { fillStyle: muted });
  });
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
      drawLaws(scene);
      // What stands first in the order of lanes lies on top.
      for (const drawing of [...config.lines].reverse()) {
        drawLine(scene, drawing, missing(drawing));
        drawIntervals(scene, drawing);
        drawBounds(scene, drawing);
      }
    }),
    afterDatasetsDraw: withPen((scene) => {
      drawNames(scene);
      for (const [index, gap] of config.gaps.entries()) drawGap(scene, gap, index);
    }),
  };
}
