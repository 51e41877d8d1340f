/** Elements of a drawing made by hand, with their texts escaped and fitted. */
import { fitText, textWidth } from '../svg/text-width.js';
import { ink, muted } from '../theme.js';

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escaped = (text: string) => text.replace(/[&<>"]/g, (character) => ESCAPES[character] as string);

export interface TextAt {
  readonly x: number;
  readonly y: number;
  readonly size?: number;
  readonly bold?: boolean;
  readonly soft?: boolean;
  readonly anchor?: 'middle' | 'end';
  /** What does not fit is cut, with an ellipsis. */
  readonly width?: number;
  /** In a font of fixed width. */
  readonly mono?: boolean;
}

/** Of a character, in font sizes; Courier's is 0.6. */
const MONO_WIDTH = 0.63;
const MONO = 'ui-monospace, Menlo, Consolas, monospace';

/** In pixels, unless a text says otherwise. */
export const TEXT_SIZE = 12;

export function text(words: string, at: TextAt): string {
  const { x, y, size = TEXT_SIZE, bold = false, soft = false, mono = false, anchor, width } = at;
  const measure = mono
    ? (one: string) => Array.from(one).length * size * MONO_WIDTH
    : (one: string) => textWidth(one, size, bold);
  const fitted = width === undefined ? words : fitText(words, width, measure);
  const attributes = [
    `x="${round(x)}" y="${round(y)}"`,
    ...(size === TEXT_SIZE ? [] : [`font-size="${size}"`]),
    ...(bold ? ['font-weight="600"'] : []),
    ...(anchor ? [`text-anchor="${anchor}"`] : []),
    ...(mono ? [`font-family="${MONO}"`] : []),
    ...(soft ? [`fill="${muted}"`] : []),
  ];
  return `<text ${attributes.join(' ')}>${escaped(fitted)}</text>`;
}

/** The drawing as one group, which says once what most of its texts look like. */
export function drawing(width: number, height: number, pieces: readonly string[]): Drawing {
  return { width, height, markup: `<g font-size="${TEXT_SIZE}" fill="${ink}">${pieces.join('')}</g>` };
}

export const round = (value: number): number => Math.round(value * 10) / 10;

export interface Drawing {
  readonly width: number;
  /** In pixels. */
  readonly height: number;
  /** Elements; every text in them is escaped. */
  readonly markup: string;
}

/** Below this a drawing is laid out for a phone. */
export const NARROW = 500;
