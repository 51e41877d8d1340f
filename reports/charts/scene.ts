/** What a chart's rows are drawn on: pen, scales and fonts, and the strokes that all drawings are made of. */
import type { RowsConfig } from './config.js';
import type { Pen } from './pen.js';
import { hatch, ink } from './theme.js';

/** The parts of a Chart.js chart that are drawn on. */
export interface Canvas {
  readonly ctx: Pen;
  readonly chartArea: {
    readonly left: number;
    readonly right: number;
    readonly top: number;
    readonly bottom: number;
  };
  readonly scales: Readonly<Record<string, { getPixelForValue(value: number): number }>>;
  readonly width: number;
}

export interface RowsLook {
  readonly narrow: boolean;
  readonly family: string;
  readonly colour: (name: string) => string;
}

/** Whatever the chart is of: what can be drawn on. */
export interface Surface extends RowsLook {
  readonly pen: Pen;
  readonly area: Canvas['chartArea'];
  readonly x: (value: number) => number;
  readonly width: number;
}

export interface Scene extends Surface {
  readonly y: (row: number) => number;
  readonly config: RowsConfig;
}

/** As wide as the font at hand shows it. */
export function measure({ pen, family }: Surface, text: string, size: number, bold = false): number {
  pen.font = `${bold ? '600 ' : ''}${size}px ${family}`;
  return pen.measureText(text).width;
}

const HATCH_STEP = 12;

/** Diagonals within a box, cut to it by arithmetic, since the SVG writer does not clip. */
export function hatchBox(scene: Surface, box: Canvas['chartArea']) {
  const { pen } = scene;
  // Whole pixels: diagonals need no more, and take half the room in the page.
  const [left, right] = [Math.round(box.left), Math.round(box.right)];
  const [top, bottom] = [Math.round(box.top), Math.round(box.bottom)];
  const height = bottom - top;
  pen.strokeStyle = scene.colour(hatch);
  pen.lineWidth = 1;
  pen.beginPath();
  for (let start = left - height; start < right; start += HATCH_STEP) {
    const from = Math.max(start, left);
    const to = Math.min(start + height, right);
    pen.moveTo(from, bottom - (from - start));
    pen.lineTo(to, bottom - (to - start));
  }
  // A small box holds few diagonals: its outline makes it one.
  pen.moveTo(left, top);
  pen.lineTo(right, top);
  pen.lineTo(right, bottom);
  pen.lineTo(left, bottom);
  pen.closePath();
  pen.stroke();
}

/** A text whose middle stands at `y`; options are the pen's own. */
export function write(
  scene: Surface,
  text: string,
  x: number,
  y: number,
  size: number,
  options: Partial<Pen> = {},
) {
  const { pen } = scene;
  pen.font = `${options.font ?? ''} ${size}px ${scene.family}`.trim();
  pen.fillStyle = scene.colour(options.fillStyle ?? ink);
  pen.textAlign = options.textAlign ?? 'left';
  pen.textBaseline = 'middle';
  pen.fillText(text, x, y);
}

export function line(scene: Surface, from: readonly [number, number], to: readonly [number, number]) {
  scene.pen.beginPath();
  scene.pen.moveTo(...from);
  scene.pen.lineTo(...to);
  scene.pen.stroke();
}
