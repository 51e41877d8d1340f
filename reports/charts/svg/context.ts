/**
 * A 2D drawing context that writes SVG: what Chart.js and our own plugin draw on a canvas becomes
 * `<text>`, `<circle>`, `<rect>`, `<line>` and `<path>` elements, small enough to stand in a page and
 * readable without script. Colours pass through as they are named, so `var(--ink)` follows the theme.
 *
 * Only what the charts use exists. Clipping is left out: the charts ask for none.
 */
import type { Pen } from '../pen.js';
import {
  type Element,
  fontOf,
  groupedMarkup,
  IDENTITY,
  paintOf,
  START,
  type State,
  textElement,
} from './elements.js';
import { createPath, type Matrix } from './path.js';
import { textWidth } from './text-width.js';

export interface SvgContext extends Pen {
  /** The elements drawn so far. */
  markup(): string;
}

/** Holds no area that could be filled. */
const SEGMENT = /^path d="M[^MLAZ]*L[^MLAZ]*"$/;

/** A context whose drawing can be read back as SVG elements. */
export function createSvgContext(): SvgContext {
  let state: State = { ...START };
  const stack: State[] = [];
  const drawn: Element[] = [];
  const path = createPath(() => state.matrix);

  const turn = ([a, b, c, d, e, f]: Matrix) => {
    const [A, B, C, D, E, F] = state.matrix;
    state.matrix = [
      A * a + C * b,
      B * a + D * b,
      A * c + C * d,
      B * c + D * d,
      A * e + C * f + E,
      B * e + D * f + F,
    ];
  };
  const paint = (fill: boolean) => {
    const tag = path.element();
    if (tag && !(fill && SEGMENT.test(tag))) drawn.push({ tag, paint: paintOf(state, fill, !fill) });
  };
  /** A shape that is filled and then outlined is one element. */
  const outline = () => {
    const tag = path.element();
    const last = drawn.at(-1);
    if (tag && last?.tag === tag && last.paint === paintOf(state, true, false)) {
      drawn[drawn.length - 1] = { tag, paint: paintOf(state, true, true) };
    } else paint(false);
  };
  const box = (x: number, y: number, width: number, height: number, fill: boolean) => {
    path.begin();
    path.rect(x, y, width, height);
    paint(fill);
  };

  const pen = {
    markup: () => groupedMarkup(drawn),
    save: () => void stack.push({ ...state }),
    restore: () => {
      state = stack.pop() ?? state;
    },
    translate: (x: number, y: number) => turn([1, 0, 0, 1, x, y]),
    rotate: (angle: number) =>
      turn([Math.cos(angle), Math.sin(angle), -Math.sin(angle), Math.cos(angle), 0, 0]),
    setTransform: (...matrix: Matrix) => {
      state.matrix = matrix;
    },
    resetTransform: () => {
      state.matrix = IDENTITY;
    },
    setLineDash: (dash: number[]) => {
      state.dash = [...dash];
    },
    beginPath: path.begin,
    closePath: path.close,
    moveTo: path.move,
    lineTo: path.line,
    rect: path.rect,
    arc: path.arc,
    fill: () => paint(true),
    stroke: outline,
    clip: () => {},
    fillRect: (x: number, y: number, w: number, h: number) => box(x, y, w, h, true),
    strokeRect: (x: number, y: number, w: number, h: number) => box(x, y, w, h, false),
    clearRect: () => {},
    fillText: (text: string, x: number, y: number) => void drawn.push(textElement(state, text, x, y)),
    strokeText: () => {},
    measureText: (text: string) => {
      const { size, bold } = fontOf(state.font);
      return { width: textWidth(text, size, bold) };
    },
  };
  for (const key of Object.keys(START) as (keyof State)[]) {
    if (key === 'dash' || key === 'matrix') continue;
    Object.defineProperty(pen, key, {
      get: () => state[key],
      set: (value: never) => {
        state[key] = value;
      },
    });
  }
  return pen as typeof pen & SvgContext;
}
