/**
 * The messages of one round as tiny dots in a strip along the row, over a band where the law puts them. One
 * path a strip: dots that lie on one another do not grow darker, and the static drawing stays small.
 */
import type { RowDrawing } from './config.js';
import type { Scene } from './scene.js';
import type { Axis, Strip } from './spec.js';
import { laneColour } from './theme.js';

/** Times as they are sent with the page: places on the axis, this many over its length, finer than a pixel. */
const STEPS = 2048;
/** A strip reaches this far above and below its middle, pixels. */
const STRIP_HALF = 11;
/** From the median's tick, which stands above the strip, down to its middle, pixels. */
const STRIP_DOWN = 17;
const DOT = 2.6;
const DOT_ALPHA = 0.85;
const BAND_ALPHA = 0.24;
const BAND_BEYOND = 4;
/** A law without spread is seen as a line. */
const BAND_LEAST = 2;
const SEED = 0x9e3779b1;
const MIX = 0x45d9f3b;
/** A stroke without length has no caps on a canvas; one too short to be seen has. */
const NO_LENGTH = 0.01;

/** A strip on its axis: a place, how many messages stand there, the next place, and so on. */
export interface StripDrawing {
  readonly dots: readonly number[];
  readonly law: readonly [from: number, to: number] | null;
}

export function stripDrawing({ times, law }: Strip, { min, max }: Axis): StripDrawing {
  const counts = new Map<number, number>();
  for (const [value, count] of times) {
    const step = Math.round(((value - min) / (max - min)) * STEPS);
    counts.set(step, (counts.get(step) ?? 0) + count);
  }
  return { dots: [...counts].flat(), law };
}

/**
 * How far up or down a message stands, from 0 to 1, by its number: a hash (shift, exclusive or and multiply),
 * since any even sequence would show as a pattern.
 */
function scattered(number: number): number {
  const first = Math.imul(number + 1, SEED);
  const second = Math.imul(first ^ (first >>> 16), MIX);
  return ((second ^ (second >>> 15)) >>> 0) / 2 ** 32;
}

/** Where each message stands, in pixels; the same file always gives the same picture. */
export function dotPlaces(
  { dots }: Pick<StripDrawing, 'dots'>,
  { left, right, middle }: { readonly left: number; readonly right: number; readonly middle: number },
): (readonly [x: number, y: number])[] {
  const places: [number, number][] = [];
  const reach = STRIP_HALF - DOT / 2;
  for (let at = 0; at + 1 < dots.length; at += 2) {
    const x = left + ((right - left) * dots[at]!) / STEPS;
    for (let count = 0; count < dots[at + 1]!; count++) {
      places.push([x, middle + (2 * scattered(places.length) - 1) * reach]);
    }
  }
  return places;
}

function drawBand(scene: Scene, { law }: StripDrawing, middle: number) {
  if (law === null) return;
  const { pen } = scene;
  const [from, to] = [scene.x(law[0]), scene.x(law[1])];
  const wide = Math.max(BAND_LEAST, to - from);
  const half = STRIP_HALF + BAND_BEYOND;
  pen.fillRect((from + to - wide) / 2, middle - half, wide, 2 * half);
}

function drawDots(scene: Scene, strip: StripDrawing, middle: number) {
  const { pen, area } = scene;
  const drawn = new Set<string>();
  pen.beginPath();
  for (const place of dotPlaces(strip, { ...area, middle })) {
    const [x, y] = place.map(Math.round) as [number, number];
    // Within one path a dot over another is not seen.
    if (drawn.has(`${x} ${y}`)) continue;
    drawn.add(`${x} ${y}`);
    pen.moveTo(x, y);
    pen.lineTo(x + NO_LENGTH, y);
  }
  if (drawn.size > 0) pen.stroke();
}

/** Band and dots of a row, beneath its mark. */
export function drawStrip(scene: Scene, row: RowDrawing) {
  const { pen } = scene;
  const [mark] = row.marks;
  if (!row.strip || !mark) return;
  const middle = Math.round(scene.y(mark.y)) + STRIP_DOWN;
  const colour = scene.colour(laneColour(row.look));
  pen.fillStyle = colour;
  pen.strokeStyle = colour;
  pen.globalAlpha = BAND_ALPHA;
  drawBand(scene, row.strip, middle);
  pen.globalAlpha = DOT_ALPHA;
  pen.lineWidth = DOT;
  pen.lineCap = 'round';
  drawDots(scene, row.strip, middle);
  pen.lineCap = 'butt';
  pen.globalAlpha = 1;
}
