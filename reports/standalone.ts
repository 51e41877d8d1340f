/** One chart of a run as an SVG file of its own, with its words, in the colours of the reader's theme. */
import type { RunFile } from '../results/schema.js';
import { chartConfig } from './charts/config.js';
import { drawSvg } from './charts/svg/draw.js';
import { textWidth } from './charts/svg/text-width.js';
import { ink, muted, paper, type ThemeName, themeVariables } from './charts/theme.js';
import type { ReportFigure } from './model/figures.js';
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
  const { height, markup } = drawSvg(chartConfig(figure.spec), WIDTH);
  const title = wrapped(figure.title, TITLE_SIZE, WIDTH - 2 * MARGIN);
  const head = HEAD + (title.length - 1) * TITLE_LINE;
  const total = head + height + FOOT;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${total}" font-family="${FAMILY}" role="img">`,
    `<title>${escaped(figure.alt)}</title>`,
    `<style>${theme('light')}@media(prefers-color-scheme:dark){${theme('dark')}}</style>`,
    `<rect width="${WIDTH}" height="${total}" fill="${paper}"/>`,
    ...title.map((line, i) => text(line, 26 + i * TITLE_LINE, TITLE_SIZE, ink, 600)),
    text(figure.subtitle, head - 14, 13, muted),
    `<g transform="translate(0 ${head})">${markup}</g>`,
    text(figure.foot, head + height + 20, 12, muted),
    '</svg>\n',
  ].join('\n');
}

/** The words in lines that are no wider than `width` pixels. */
function wrapped(words: string, size: number, width: number): string[] {
  const lines: string[] = [];
  for (const word of words.split(' ')) {
    const longer = `${lines.at(-1) ?? ''} ${word}`.trim();
    if (lines.length > 0 && textWidth(longer, size, true) <= width) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return lines;
}

const FAMILY = "system-ui, 'Noto Sans KR', 'Apple SD Gothic Neo', 'Malgun Gothic', sans-serif";

const figuresOf = (run: RunFile, lang: Lang): readonly ReportFigure[] => chartsIn(buildReport(run, lang));

function theme(name: ThemeName): string {
  const variables = Object.entries(themeVariables(name)).map(([key, value]) => `--${key}:${value}`);
  return `svg{${variables.join(';')}}`;
}

function text(words: string, y: number, size: number, fill: string, weight = 400): string {
  return `<text x="${MARGIN}" y="${y}" font-size="${size}" font-weight="${weight}" fill="${fill}">${escaped(words)}</text>`;
}

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

const escaped = (words: string): string =>
  words.replace(/[&<>"]/g, (character) => entities[character] as string);
