/** Where things stand in the curve's drawings: sizes, scales, and the pieces of a line. */
import { textWidth } from '../charts/svg/text-width.js';
import type { CoresCurve, CurveLine, CurvePoint } from '../model/cores-curve.js';

export interface Frame {
  readonly name: 'wide' | 'narrow';
  readonly width: number;
  readonly height: number;
  readonly left: number;
  /** For the lanes' names. */
  readonly right: number;
}

export const FRAMES: readonly Omit<Frame, 'right'>[] = [
  { name: 'wide', width: 780, height: 400, left: 56 },
  { name: 'narrow', width: 350, height: 360, left: 46 },
];
export const TOP = 40;
export const BOTTOM = 48;
export const NAME_HEIGHT = 17;
const NAME_SIZE = 12;
/** From a line's end to its name: a thin line, and the lane's mark. */
export const NAME_FROM = 28;
/** Fonts differ: room for one that is wider than was thought. */
const NAME_ROOM = 1.16;
/** No cost is printed finer: here a line begins. */
export const LEAST_CORES = 0.01;

export interface Scale {
  readonly x: (clients: number) => number;
  readonly y: (cores: number) => number;
  readonly clients: readonly number[];
  readonly cores: readonly number[];
}

const powers = (from: number, to: number): number[] =>
  Array.from({ length: to - from + 1 }, (_, index) => Number((10 ** (from + index)).toPrecision(1)));

export function roomFor(lines: readonly CurveLine[]): number {
  const widths = lines.map(({ title }) => textWidth(title, NAME_SIZE, true));
  return NAME_FROM + NAME_ROOM * Math.max(...widths);
}

export function scaleOf({ lines }: CoresCurve, { width, height, left, right }: Frame): Scale {
  const points = lines.flatMap((line) => line.points);
  const [least, most] = [points[0]!.clients, points.at(-1)!.clients];
  const highest = Math.max(10 * LEAST_CORES, ...points.map(({ cores }) => cores));
  const top = Math.ceil(Math.log10(highest) - 1e-9);
  const [low, high] = [LEAST_CORES, 10 ** top];
  return {
    x: (clients) => left + ((width - left - right) * Math.log(clients / least)) / Math.log(most / least),
    y: (cores) => {
      const share = Math.log(Math.max(cores, low) / low) / Math.log(high / low);
      return height - BOTTOM - (height - BOTTOM - TOP) * share;
    },
    clients: powers(Math.round(Math.log10(least)), Math.round(Math.log10(most))),
    cores: powers(Math.round(Math.log10(low)), top),
  };
}

/** Runs of points that are alike in being carried on or not; each begins where the one before ended. */
export function piecesOf(points: readonly CurvePoint[]): { far: boolean; points: readonly CurvePoint[] }[] {
  const pieces: { far: boolean; points: CurvePoint[] }[] = [];
  points.slice(1).forEach((to, index) => {
    const from = points[index]!;
    const far = from.far || to.far;
    const last = pieces.at(-1);
    if (last?.far === far) last.points.push(to);
    else pieces.push({ far, points: [from, to] });
  });
  return pieces;
}
