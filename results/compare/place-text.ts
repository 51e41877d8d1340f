/** A place in words that stay the same from run to run: names in other tools hang on them. */
import type { Point } from '../schema.js';
import type { Place } from './change.js';

/** `clients 10, rttMs 50`, in the order of the names. */
export function pointText(point: Point): string {
  return Object.keys(point)
    .sort()
    .map((name) => `${name} ${point[name]}`)
    .join(', ');
}

/** `exact · ws · clients 3, textBytes 128` */
export function placeText({ scenario, lane, point }: Place): string {
  return [scenario, lane, pointText(point)].filter((text) => text !== '').join(' · ');
}
