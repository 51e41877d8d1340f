/** One chart of a run as an SVG file of its own, with its words, in the colours of the reader's theme. */
import type { RunFile } from '../results/schema.js';
import { drawFigure } from './charts/draw-figure.js';
import { textWidth } from './charts/svg/text-width.js';
import { ink, muted, paper, type ThemeName, themeVariables } from './charts/theme.js';
import type { AnyFigure } from './model/figures.js';
import { buildReport, chartsIn } from './model.js';
import type { Lang } from './units.js';

const WIDTH = 780;
const MARGIN = 14;
const ROOM = WIDTH - 2 * MARGIN;
/** Sizes and line heights of what stands above and below a drawing. */
const TITLE = { size: 19, line: 25, weight: 600, fill: ink };
const SUBTITLE = { size: 13, line: 18, weight: 400, fill: muted };
const FOOT = { size: 12, line: 16, weight: 400, fill: muted };

/** The charts of a run by their ids, in the order of the page. */
export function chartIds(run: RunFile): string[] {
  return figuresOf(run, 'en').map(({ id }) => id);
}

/** @throws RangeError where the run has no chart of that id */
export function renderChart(run: RunFile, id: string, lang: Lang = 'en'): string {
  const figure = figuresOf(run, lang).find((candidate) => candidate.id === id);
  if (!figure) throw new RangeError(`this run has no chart ${id}`);
  return chartSvg(figure);
}

/** A chart as an SVG document: title, conditions, drawing and foot. */
export function chartSvg(figure: AnyFigure): string {
  const { height, markup } = drawFigure(figure.spec, ROOM);
  const title = block(figure.title, TITLE, MARGIN);
  const subtitle = block(figure.subtitle, SUBTITLE, title.bottom);
  const top = subtitle.bottom + MARGIN;
  const foot = block(figure.foot, FOOT, top + height);
  const total = foot.bottom + MARGIN;
  return svgDocument({
    width: WIDTH,
    height: total,
    said: figure.alt,
    body: [
      `<rect width="${WIDTH}" height="${total}" fill="${paper}"/>`,
      ...title.lines,
      ...subtitle.lines,
      `<g transform="translate(${MARGIN} ${top})">${markup}</g>`,
      ...foot.lines,
    ],
  });
}

/** Words set in lines from `top` on, and where they end; nothing where there are none. */
function block(words: string, look: typeof TITLE, top: number): { lines: string[]; bottom: number } {
  const lines = words === '' ? [] : wrapped(words, look.size, ROOM);
  return {
    lines: lines.map((line, index) =>
      textLine(line, { ...look, x: MARGIN, y: top + (index + 0.76) * look.line }),
    ),
    bottom: top + lines.length * look.line,
  };
}

export interface SvgDocument {
  readonly width: number;
  readonly height: number;
  /** What it shows, for those who do not see it. */
  readonly said: string;
  /** Elements, their texts escaped. */
  readonly body: readonly string[];
}

/** In the colours of the reader's theme. */
export function svgDocument({ width, height, said, body }: SvgDocument): string {
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" font-family="${FAMILY}" role="img">`,
    `<title>${escaped(said)}</title>`,
    `<style>${theme('light')}@media(prefers-color-scheme:dark){${theme('dark')}}</style>`,
    ...body,
    '</svg>\n',
  ].join('\n');
}

interface TextLook {
  readonly x: number;
  readonly y: number;
  readonly size: number;
  readonly fill: string;
  readonly weight?: number;
}

export function textLine(words: string, { x, y, size, fill, weight = 400 }: TextLook): string {
  return `<text x="${x}" y="${y}" font-size="${size}" font-weight="${weight}" fill="${fill}">${escaped(words)}</text>`;
}

/** The words in lines that are no wider than `width` pixels. */
export function wrapped(words: string, size: number, width: number): string[] {
  const lines: string[] = [];
  for (const word of words.split(' ')) {
    const longer = `${lines.at(-1) ?? ''} ${word}`.trim();
    if (lines.length > 0 && textWidth(longer, size, true) <= width) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return lines;
}

const FAMILY = "system-ui, 'Noto Sans KR', 'Apple SD Gothic Neo', 'Malgun Gothic', sans-serif";

const figuresOf = (run: RunFile, lang: Lang): readonly AnyFigure[] => chartsIn(buildReport(run, lang));

function theme(name: ThemeName): string {
  const variables = Object.entries(themeVariables(name)).map(([key, value]) => `--${key}:${value}`);
  return `svg{${variables.join(';')}}`;
}

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

const escaped = (words: string): string =>
  words.replace(/[&<>"]/g, (character) => entities[character] as string);
