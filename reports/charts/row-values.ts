/** The values printed beside a row's marks, above all that is drawn. */
import type { RowDrawing, RowMark } from './config.js';
import { measure, type Scene, write } from './scene.js';
import { muted } from './theme.js';

const VALUE_SIZE = 13;
const VALUE_UP = 15;

/**
 * The main value above its mark, and the farthest percentile's behind it. What lies between is left to
 * table and tooltip.
 */
export function drawDotValues(scene: Scene, row: RowDrawing) {
  const left = scene.narrow ? 0 : scene.area.left;
  for (const mark of row.marks.filter(({ role }) => role === 'main')) {
    const half = measure(scene, mark.text, VALUE_SIZE, true) / 2 + 3;
    const x = Math.min(Math.max(scene.x(mark.value), left + half), scene.width - half);
    const y = scene.y(mark.y) - VALUE_UP;
    write(scene, mark.text, x, y, VALUE_SIZE, { textAlign: 'center', font: '600' });
  }
  const far = row.marks.reduce<RowMark | undefined>(
    (farthest, mark) => (farthest && farthest.value >= mark.value ? farthest : mark),
    undefined,
  );
  if (far?.role !== 'reach') return;
  const x = scene.x(Math.max(...row.marks.map(({ high, value }) => high ?? value))) + 9;
  write(scene, far.text, x, scene.y(far.y), VALUE_SIZE, { fillStyle: muted });
}

export function drawBarValues(scene: Scene, row: RowDrawing) {
  for (const mark of row.marks) {
    const x = Math.max(scene.x(mark.farthest), scene.x(mark.value) + (mark.bound === 'lower' ? 22 : 0)) + 8;
    write(scene, mark.text, x, scene.y(mark.y), VALUE_SIZE, { font: '600' });
    if (mark.name === null) continue;
    const after = x + measure(scene, mark.text, VALUE_SIZE, true) + 6;
    write(scene, mark.name, after, scene.y(mark.y), VALUE_SIZE - 1, { fillStyle: muted });
  }
}
