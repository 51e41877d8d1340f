/** One chart of a run as an SVG file of its own, with its words, in the colours of the reader's theme. */
import type { RunFile } from '../results/schema.js';
import { drawFigure } from './charts/draw-figure.js';
import { textWidth } from './charts/svg/text-width.js';
import { ink, muted, paper, type ThemeName, themeVariables } from './charts/theme.js';
import type { AnyFigure } from './model/figures.js';
import { buildReport, chartsIn } from './model.js';
import type { Lang } from './units.js';

const WIDTH = 780;
const HEAD = 62;
const FOOT = 34;
const MARGIN = 12;
const TITLE_SIZE = 19;
const TITLE_LINE = 25;

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
  const { height, markup } = drawFigure(figure.spec, WIDTH);
  const title = wrapped(figure.title, TITLE_SIZE, WIDTH - 2 * MARGIN);
  const head = HEAD + (title.length - 1) * TITLE_LINE;
  const total = head + height + FOOT;
  return svgDocument({
    width: WIDTH,
    height: total,
    said: figure.alt,
    body: [
      `<rect width="${WIDTH}" height="${total}" fill="${paper}"/>`,
      ...title.map((line, i) =>
        textLine(line, { x: MARGIN, y: 26 + i * TITLE_LINE, size: TITLE_SIZE, fill: ink, weight: 600 }),
      ),
      textLine(figure.subtitle, { x: MARGIN, y: head - 14, size: 13, fill: muted }),
      `<g transform="translate(0 ${head})">${markup}</g>`,
      textLine(figure.foot, { x: MARGIN, y: head + height + 20, size: 12, fill: muted }),
    ],
  });
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
