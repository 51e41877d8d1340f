/** The laws beneath measured lines: thin, full lines with their rule beside them; a band is tinted between its edges. */
import type { LineScene } from './lines-plugin.js';
import type { Pen } from './pen.js';
import { measure, write } from './scene.js';
import type { LawLine } from './spec.js';
import { laneColour, muted } from './theme.js';

const LABEL = 12;
const BAND_ALPHA = 0.14;

type Edge = 'value' | 'high';
type Pixel = readonly [x: number, y: number];

function pixels(scene: LineScene, { points }: LawLine, edge: Edge): Pixel[] {
  const least = scene.config.axis.min;
  return points.map((point) => [scene.x(point.x), scene.y(Math.max(least, point[edge] ?? point.value))]);
}

function trace(pen: Pen, path: readonly Pixel[]) {
  for (const [index, [x, y]] of path.entries()) {
    if (index === 0) pen.moveTo(x, y);
    else pen.lineTo(x, y);
  }
}

function strokePath({ pen }: LineScene, path: readonly Pixel[]) {
  pen.beginPath();
  trace(pen, path);
  pen.stroke();
}

function tintBand(scene: LineScene, law: LawLine) {
  const { pen } = scene;
  pen.globalAlpha = BAND_ALPHA;
  pen.beginPath();
  trace(pen, [...pixels(scene, law, 'value'), ...pixels(scene, law, 'high').reverse()]);
  pen.closePath();
  pen.fill();
  pen.globalAlpha = 1;
}

/** How high a path stands at `x`. */
function heightAt(path: readonly Pixel[], x: number): number {
  const after = path.findIndex(([px]) => px >= x);
  const [from, to] = [path[Math.max(0, after - 1)]!, path.at(after)!];
  const share = to[0] === from[0] ? 0 : (x - from[0]) / (to[0] - from[0]);
  return from[1] + (to[1] - from[1]) * share;
}

/** True where the lane was measured above its law, where the rule would cover the measured line. */
function isUnder(scene: LineScene, { look }: LawLine, x: number, y: number): boolean {
  if (look === null) return true;
  return scene.config.lines.some(({ look: of, marks }) => {
    const path = marks.map((mark): Pixel => [scene.x(mark.x), scene.y(mark.value)]);
    return of === look && path.length > 1 && heightAt(path, x) < y;
  });
}

const placeOf = (path: readonly Pixel[], share: number) =>
  path[0]![0] + (path.at(-1)![0] - path[0]![0]) * share;

/** The rule stands near the middle of its line, on the side away from what was measured. */
function writeLabel(scene: LineScene, law: LawLine, path: readonly Pixel[]) {
  if (path.length === 0) return;
  const middle = placeOf(path, 0.5);
  const under = isUnder(scene, law, middle, heightAt(path, middle));
  // Beneath a lane's own law its neighbours lie: they part towards the right.
  const x = placeOf(path, under ? (law.look === null ? 0.62 : 0.8) : 0.4);
  const y = heightAt(path, x);
  const label = scene.narrow ? law.short : law.label;
  const wide = measure(scene, label, LABEL);
  const [left, down] = under ? [x + 8, 13] : [x - wide - 6, -9];
  const within = Math.max(scene.area.left + 4, Math.min(left, scene.area.right - wide));
  write(scene, label, within, y + down, LABEL, { fillStyle: muted });
}

export function drawLaws(scene: LineScene) {
  const { pen } = scene;
  for (const law of scene.config.laws) {
    const colour = scene.colour(law.look === null ? muted : laneColour(law.look));
    const band = law.points.some(({ high }) => high !== null);
    pen.strokeStyle = colour;
    pen.fillStyle = colour;
    pen.lineWidth = 1;
    if (band) tintBand(scene, law);
    strokePath(scene, pixels(scene, law, 'value'));
    if (band) strokePath(scene, pixels(scene, law, 'high'));
    writeLabel(scene, law, pixels(scene, law, band ? 'high' : 'value'));
  }
}
