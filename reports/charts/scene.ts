/** What a chart's rows are drawn on: pen, scales and fonts, and the strokes that all drawings are made of. */
import type { ChartConfig } from './config.js';
import type { Pen } from './pen.js';
import { ink } from './theme.js';

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

export interface Scene extends RowsLook {
  readonly pen: Pen;
  readonly area: Canvas['chartArea'];
  readonly x: (value: number) => number;
  readonly y: (row: number) => number;
  readonly width: number;
  readonly config: ChartConfig;
}

/** As wide as the font at hand shows it. */
export function measure({ pen, family }: Scene, text: string, size: number, bold = false): number {
  pen.font = `${bold ? '600 ' : ''}${size}px ${family}`;
  return pen.measureText(text).width;
}

/** A text whose middle stands at `y`; options are the pen's own. */
export function write(
  scene: Scene,
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

export function line(scene: Scene, from: readonly [number, number], to: readonly [number, number]) {
  scene.pen.beginPath();
  scene.pen.moveTo(...from);
  scene.pen.lineTo(...to);
  scene.pen.stroke();
}
