/** The values printed beside a row's marks, above all that is drawn. */
import type { RowDrawing, RowMark, RowsConfig } from './config.js';
import { measure, type Scene, write } from './scene.js';
import { ink, muted } from './theme.js';

export const VALUE_SIZE = 13;
const VALUE_UP = 15;
const BEHIND_DOT = 9;
const BEHIND_BAR = 8;
/** A lower bound's arrow stands between a bar and its value. */
const BEHIND_ARROW = 30;

/** A text that stands behind a mark: that many pixels beyond all of those values. */
interface ValueEnd extends Pick<RowMark, 'text' | 'name'> {
  readonly behind: readonly (readonly [value: number, pixels: number])[];
}

function farthestOf(row: RowDrawing): RowMark | undefined {
  const far = row.marks.reduce<RowMark | undefined>(
    (farthest, mark) => (farthest && farthest.value >= mark.value ? farthest : mark),
    undefined,
  );
  return far?.role === 'reach' ? far : undefined;
}

/** Every text of a row that is printed behind its mark. */
export function valueEnds(row: RowDrawing, kind: RowsConfig['kind']): ValueEnd[] {
  if (kind === 'messages') return [];
  if (kind === 'dots') {
    const far = farthestOf(row);
    if (!far) return [];
    const value = Math.max(...row.marks.map((mark) => mark.high ?? mark.value));
    return [{ text: far.text, name: null, behind: [[value, BEHIND_DOT]] }];
  }
  return row.marks.map(({ text, name, value, farthest, bound }) => ({
    text,
    name,
    behind: [[farthest, BEHIND_BAR], ...(bound === 'lower' ? [[value, BEHIND_ARROW] as const] : [])],
  }));
}

const startOf = (scene: Scene, { behind }: ValueEnd) =>
  Math.max(...behind.map(([value, pixels]) => scene.x(value) + pixels));

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
  drawEngineNames(scene, row);
  const far = farthestOf(row);
  for (const end of valueEnds(row, scene.config.kind)) {
    write(scene, end.text, startOf(scene, end), scene.y(far?.y ?? 0), VALUE_SIZE, { fillStyle: muted });
  }
}

/** Engines by name, above their marks; behind where the one before leaves no room. */
function drawEngineNames(scene: Scene, row: RowDrawing) {
  let end = Number.NEGATIVE_INFINITY;
  const marks = row.marks.filter(({ role }) => role === 'engine').sort((a, b) => a.value - b.value);
  for (const { name, value, y } of marks) {
    const wide = measure(scene, name ?? '', VALUE_SIZE - 1);
    const x = Math.min(Math.max(scene.x(value), wide / 2), scene.width - wide / 2);
    if (x - wide / 2 > end + 4) {
      end = x + wide / 2;
      write(scene, name ?? '', x, scene.y(y) - VALUE_UP, VALUE_SIZE - 1, { textAlign: 'center' });
    } else write(scene, name ?? '', scene.x(value) + BEHIND_DOT, scene.y(y), VALUE_SIZE - 1);
  }
}

export function drawBarValues(scene: Scene, row: RowDrawing) {
  valueEnds(row, 'bars').forEach((end, index) => {
    const { text, name } = end;
    const mark = row.marks[index]!;
    const [x, y] = [startOf(scene, end), scene.y(mark.y)];
    const derived = mark.role === 'apart';
    write(scene, text, x, y, VALUE_SIZE, derived ? { fillStyle: muted } : { font: '600', fillStyle: ink });
    if (name === null || (derived && scene.narrow)) return;
    const after = x + measure(scene, text, VALUE_SIZE, !derived) + 6;
    write(scene, name, after, y, VALUE_SIZE - 1, { fillStyle: muted });
  });
}
