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

/** The rule stands near the middle of its line: above a band or a lane's own law, beneath one that is shared. */
function writeLabel(scene: LineScene, law: LawLine, path: readonly Pixel[]) {
  const [first, last] = [path[0], path.at(-1)];
  if (!first || !last) return;
  const at = law.look === null ? 0.62 : 0.4;
  const x = first[0] + (last[0] - first[0]) * at;
  const after = path.findIndex(([px]) => px >= x);
  const [from, to] = [path[Math.max(0, after - 1)]!, path[after]!];
  const share = to[0] === from[0] ? 0 : (x - from[0]) / (to[0] - from[0]);
  const y = from[1] + (to[1] - from[1]) * share;
  const label = scene.narrow ? law.short : law.label;
  const wide = measure(scene, label, LABEL);
  const [left, down] = law.look === null ? [x + 8, 13] : [x - wide - 6, -9];
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
