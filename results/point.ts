/** Parameter points by value: two points are the same when they hold the same names and values. */
import type { Point } from './schema.js';

/**
 * The canonical text of a point, whatever the order its parameters were written in: usable as a key.
 * The number 10 and the text "10" differ.
 */
export function pointKey(point: Point): string {
  return JSON.stringify(point, Object.keys(point).sort());
}

export function samePoint(a: Point, b: Point): boolean {
  return pointKey(a) === pointKey(b);
}
