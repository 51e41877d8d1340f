/** A row's label, lines and hatching, beneath Chart.js's own marks. */
import type { RowDrawing } from './config.js';
import { hatchBox, line, measure, type Scene, write } from './scene.js';
import { fitText } from './svg/text-width.js';
import { laneColour, laneLooks, muted, paper, rule } from './theme.js';

export const LABEL_SIZE = 14;
export const NOTE_SIZE = 12;
const GAP_SIZE = 12.5;
const CAP = 5;
const INTERVAL = 2;
const INTERVAL_EDGED = 4.5;
const MARK_REACH = 9;
/** From a label's middle to that of the note beneath it, pixels. */
const NOTE_DOWN = 19;
/** How far below a row's upper edge its label stands in the narrow layout, in pixels. */
const NARROW_LABEL_DOWN = 14;

export function drawLabel(scene: Scene, row: RowDrawing, index: number) {
  const height = scene.config.rowHeight[scene.narrow ? 'narrow' : 'wide'];
  const y = scene.y(index) + (scene.narrow ? NARROW_LABEL_DOWN - height / 2 : 0);
  const room = scene.narrow ? scene.area.right : scene.area.left - 18;
  const text = fitText(row.label, room, (part) => measure(scene, part, LABEL_SIZE, true));
  if (scene.narrow) {
    write(scene, text, 0, y, LABEL_SIZE, { font: '600' });
    const after = measure(scene, text, LABEL_SIZE, true) + 8;
    if (row.note) drawNote(scene, row.note, after, y, scene.width - after);
    return;
  }
  const up = row.note ? NOTE_DOWN / 2 : 0;
  const right = scene.area.left - 14;
  write(scene, text, right, y - up, LABEL_SIZE, { font: '600', textAlign: 'right' });
  if (row.note) drawNote(scene, row.note, right, y + up, room, 'right');
}

function drawNote(scene: Scene, note: string, x: number, y: number, room: number, textAlign = 'left') {
  const text = fitText(note, room, (part) => measure(scene, part, NOTE_SIZE));
  write(scene, text, x, y, NOTE_SIZE, { fillStyle: muted, textAlign });
}

export function drawSeparators(scene: Scene) {
  const { pen, area } = scene;
  pen.strokeStyle = scene.colour(rule);
  pen.lineWidth = 1;
  const left = scene.narrow ? 0 : area.left;
  for (let row = 0; row <= scene.config.rows.length; row++) {
    line(scene, [left, scene.y(row - 0.5)], [area.right, scene.y(row - 0.5)]);
  }
}

export function drawGap(scene: Scene, reason: string, index: number) {
  const { pen, area } = scene;
  const up = scene.narrow ? 0.12 : 0.34;
  const top = scene.y(index - up);
  const bottom = scene.y(index + 0.34);
  hatchBox(scene, { ...area, top, bottom });
  const text = fitText(reason, area.right - area.left - 32, (part) => measure(scene, part, GAP_SIZE));
  const width = measure(scene, text, GAP_SIZE);
  const middle = (top + bottom) / 2;
  pen.fillStyle = scene.colour(paper);
  pen.fillRect(area.left + 8, middle - 10, width + 16, 20);
  write(scene, text, area.left + 16, middle, GAP_SIZE, { fillStyle: muted });
}

export function drawConnector(scene: Scene, row: RowDrawing) {
  if (scene.config.kind === 'bars' || row.marks.length < 2) return;
  const values = row.marks.map((mark) => scene.x(mark.value));
  const y = scene.y(row.marks[0]?.y ?? 0);
  scene.pen.strokeStyle = scene.colour(laneColour(row.look));
  scene.pen.lineWidth = 1.5;
  scene.pen.setLineDash([...laneLooks[row.look].dash]);
  line(scene, [Math.min(...values), y], [Math.max(...values), y]);
  scene.pen.setLineDash([]);
}

/** On a bar, whose colour may be near to that of the ink, an interval has an edge of paper. */
export function drawIntervals(scene: Scene, row: RowDrawing, colour: string) {
  if (scene.config.kind === 'bars') strokeIntervals(scene, row, paper, INTERVAL_EDGED);
  strokeIntervals(scene, row, colour, INTERVAL);
}

function strokeIntervals(scene: Scene, row: RowDrawing, colour: string, width: number) {
  const { pen } = scene;
  pen.strokeStyle = scene.colour(colour);
  pen.lineWidth = width;
  for (const { value, low, high, y: at, role } of row.marks) {
    if (low === null || high === null) continue;
    const [from, to, y] = [scene.x(low), scene.x(high), scene.y(at)];
    // An interval narrower than its mark would only thicken it.
    if (to - from < 1) continue;
    line(scene, [from, y], [to, y]);
    if (scene.config.kind === 'dots' && role === 'reach') continue;
    // Within the mark, caps would only fray its shape.
    const clear = scene.config.kind === 'bars' ? 0 : MARK_REACH;
    for (const end of [from, to]) {
      if (Math.abs(end - scene.x(value)) >= clear) line(scene, [end, y - CAP], [end, y + CAP]);
    }
  }
}

/** A bound is open to one side: an arrow points where the true value lies. */
export function drawBounds(scene: Scene, row: RowDrawing) {
  const { pen } = scene;
  pen.strokeStyle = scene.colour(laneColour(row.look));
  pen.lineWidth = 2;
  for (const { value, bound, y: at } of row.marks) {
    if (bound === null) continue;
    const way = bound === 'lower' ? 1 : -1;
    const [from, y] = [scene.x(value) + way * 4, scene.y(at)];
    const tip = from + way * 13;
    pen.beginPath();
    pen.moveTo(from, y);
    pen.lineTo(tip, y);
    pen.moveTo(tip - way * 5, y - 4);
    pen.lineTo(tip, y);
    pen.lineTo(tip - way * 5, y + 4);
    pen.stroke();
  }
}
