/** What lines are called: each lane's name at its line's end, or each mark's own beside it. */
import { spread } from './line-names.js';
import type { LineScene } from './lines-plugin.js';
import { line, measure, write } from './scene.js';
import { fitText } from './svg/text-width.js';
import { laneColour, muted } from './theme.js';

export const LINE_LABEL = 13;
/** Between a name and the value behind it, pixels. */
export const VALUE_AFTER = 7;
const NAME_HEIGHT = { wide: 18, narrow: 31 };
/** Where a value stands under its name, it ends this far below their middle: the axis has labels there. */
const VALUE_BELOW = 12;
const NAME_FROM = 20;
/** From a mark's middle to its own name. */
export const MARK_NAME_AFTER = 11;
/** From a mark's middle to where it ends. */
export const MARK_REACH = 8;

/** Each lane's name and last value, apart from one another, with a thin line back to its mark. */
export function drawNames(scene: LineScene) {
  const { pen, area, config, narrow } = scene;
  const height = narrow ? NAME_HEIGHT.narrow : NAME_HEIGHT.wide;
  const ends = config.lines.flatMap((drawing) => {
    const last = drawing.marks.at(-1);
    return last ? [{ drawing, last, y: scene.y(last.value) }] : [];
  });
  const ys = spread(
    ends.map(({ y }) => y),
    height,
    { from: area.top, to: area.bottom - (narrow ? VALUE_BELOW : 0) },
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

/**
 * Each mark's own name, up and to the right, where a curve that falls leaves room; its value beneath it where
 * there is the width. A mark that stands alone is named at its own height.
 */
export function drawMarkNames(scene: LineScene) {
  for (const { marks } of scene.config.lines) {
    for (const { x, value, name, text } of marks) {
      const [left, y] = [scene.x(x) + MARK_NAME_AFTER, scene.y(value)];
      const room = scene.width - left;
      const cut = (said: string, size: number, bold = false) =>
        fitText(said, room, (part) => measure(scene, part, size, bold));
      const up = marks.length === 1 ? 0 : 9;
      const title = cut(name ?? '', LINE_LABEL, true);
      write(scene, title, left, y - up - (scene.narrow ? 0 : 16), LINE_LABEL, { font: '600' });
      if (scene.narrow) continue;
      write(scene, cut(text, LINE_LABEL - 1), left, y - up, LINE_LABEL - 1, { fillStyle: muted });
    }
  }
}
