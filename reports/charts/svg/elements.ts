/** SVG elements as a drawing context's state says they are painted. */
import { type Matrix, number as n } from './path.js';
import { shortPath } from './short-path.js';

/** All that save and restore keep. */
export interface State {
  fillStyle: string;
  strokeStyle: string;
  lineWidth: number;
  lineCap: string;
  lineJoin: string;
  globalAlpha: number;
  font: string;
  textAlign: string;
  textBaseline: string;
  dash: readonly number[];
  matrix: Matrix;
}

export const IDENTITY: Matrix = [1, 0, 0, 1, 0, 0];
export const START: State = {
  fillStyle: '#000',
  strokeStyle: '#000',
  lineWidth: 1,
  lineCap: 'butt',
  lineJoin: 'miter',
  globalAlpha: 1,
  font: '12px sans-serif',
  textAlign: 'start',
  textBaseline: 'alphabetic',
  dash: [],
  matrix: IDENTITY,
};

const ANCHOR: Readonly<Record<string, string>> = { center: 'middle', right: 'end', end: 'end' };
/** How far below the named line the baseline lies, in font sizes. */
const BASELINE: Readonly<Record<string, number>> = { top: 0.8, hanging: 0.8, middle: 0.35, bottom: -0.2 };

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escapeText = (text: string) => text.replace(/[&<>"]/g, (character) => ESCAPES[character] as string);

/** Size in pixels and weight of a CSS font. */
export function fontOf(font: string): { size: number; bold: boolean } {
  const size = Number(/(\d+(?:\.\d+)?)px/.exec(font)?.[1] ?? 12);
  return { size, bold: /\b(bold|[6-9]00)\b/.test(font) };
}

/** Attributes of fill and stroke. */
export function paintOf(state: State, fill: boolean, stroke: boolean): string {
  const parts = [`fill="${fill ? escapeText(state.fillStyle) : 'none'}"`];
  if (stroke) {
    parts.push(`stroke="${escapeText(state.strokeStyle)}"`);
    if (state.lineWidth !== 1) parts.push(`stroke-width="${n(state.lineWidth)}"`);
    if (state.lineCap !== 'butt') parts.push(`stroke-linecap="${state.lineCap}"`);
    if (state.dash.length > 0) parts.push(`stroke-dasharray="${state.dash.map(n).join(' ')}"`);
  }
  if (state.globalAlpha !== 1) parts.push(`opacity="${n(state.globalAlpha)}"`);
  return parts.join(' ');
}

/** An element apart from its paint, so that neighbours of one paint share a group that names it once. */
export interface Element {
  readonly tag: string;
  readonly paint: string;
  readonly text?: string;
}

const LINE = /^path d="([^"]*)"$/;
const CIRCLE = /^circle cx="([^"]*)" cy="([^"]*)" r="([^"]*)"$/;
const FILL_ALONE = /^fill="([^"]*)"$/;

function elementMarkup({ tag, text }: Element, paint: string): string {
  const short = tag.replace(LINE, (_, path: string) => `path d="${shortPath(path)}"`);
  const open = paint === '' ? short : `${short} ${paint}`;
  return text === undefined ? `<${open}/>` : `<${open}>${text}</text>`;
}

/** Lines of one paint as one path, unless they are translucent: where such lines cross, they add up. */
function joinedLines(group: readonly Element[]): readonly Element[] {
  const paths = group.map(({ tag }) => LINE.exec(tag)?.[1]);
  const paint = group[0]?.paint ?? '';
  if (!paint.includes('fill="none"') || paint.includes('opacity') || paths.includes(undefined)) return group;
  return [{ tag: `path d="${paths.join('')}"`, paint }];
}

/** Opaque circles of one size and colour as one path: its round caps, around lines of no length. */
function joinedDots(group: readonly Element[]): readonly Element[] {
  const circles = group.map(({ tag }) => CIRCLE.exec(tag));
  const radius = circles[0]?.[3];
  const colour = FILL_ALONE.exec(group[0]?.paint ?? '')?.[1];
  if (group.length < 2 || colour === undefined || radius === undefined) return group;
  if (circles.some((circle) => circle?.[3] !== radius)) return group;
  const path = circles.map((circle) => `M${circle?.[1]} ${circle?.[2]}h0`).join('');
  const paint = `stroke="${colour}" stroke-width="${n(2 * Number(radius))}" stroke-linecap="round"`;
  return [{ tag: `path d="${path}"`, paint }];
}

/** Circles become dots, which other shapes of their paint must not keep them from. */
const alike = (a: Element, b: Element) => a.paint === b.paint && CIRCLE.test(a.tag) === CIRCLE.test(b.tag);

/** Elements of one paint that follow one another. */
function neighbours(elements: readonly Element[]): Element[][] {
  const groups: Element[][] = [];
  for (const element of elements) {
    const last = groups.at(-1);
    if (last?.[0] && alike(last[0], element)) last.push(element);
    else groups.push([element]);
  }
  return groups;
}

/** Texts lie above all shapes, and beside one another: those of one paint need not follow one another. */
function textsByPaint(elements: readonly Element[]): Element[][] {
  const groups = new Map<string, Element[]>();
  for (const element of elements) {
    const group = groups.get(element.paint);
    if (group) group.push(element);
    else groups.set(element.paint, [element]);
  }
  return [...groups.values()];
}

export function groupedMarkup(elements: readonly Element[]): string {
  const shapes = neighbours(elements.filter(({ text }) => text === undefined));
  const texts = textsByPaint(elements.filter(({ text }) => text !== undefined));
  return [...shapes.map(joinedLines).map(joinedDots), ...texts]
    .map((group) => {
      const paint = group[0]?.paint ?? '';
      if (group.length === 1) return group.map((element) => elementMarkup(element, paint)).join('');
      return `<g ${paint}>${group.map((element) => elementMarkup(element, '')).join('')}</g>`;
    })
    .join('');
}

export function textElement(state: State, text: string, x: number, y: number): Element {
  const { size, bold } = fontOf(state.font);
  const [a, b, c, d, e, f] = state.matrix;
  const below = (BASELINE[state.textBaseline] ?? 0) * size;
  const turned = a !== 1 || b !== 0;
  const at = turned
    ? `transform="matrix(${[a, b, c, d, e, f].map(n).join(' ')})" x="${n(x)}" y="${n(y + below)}"`
    : `x="${n(x + e)}" y="${n(y + f + below)}"`;
  const anchor = ANCHOR[state.textAlign];
  const paint = [
    `font-size="${n(size)}"`,
    ...(bold ? ['font-weight="600"'] : []),
    ...(anchor ? [`text-anchor="${anchor}"`] : []),
    paintOf(state, true, false),
  ];
  return { tag: `text ${at}`, paint: paint.join(' '), text: escapeText(text) };
}
