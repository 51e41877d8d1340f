/** The picture that stands for a post where it is shared (Open Graph): the answer and its chart, 1200 × 630. */
import { drawFigure } from '../charts/draw-figure.js';
import { textWidth } from '../charts/svg/text-width.js';
import { ink, muted, paper } from '../charts/theme.js';
import type { ReportModel } from '../model.js';
import { plainText } from '../prose.js';
import { svgDocument, textLine, wrapped } from '../standalone.js';

/** As the Open Graph readers of the large networks take it, at half the pixels it is painted in. */
const WIDTH = 1200;
const HEIGHT = 630;
const MARGIN = 48;
const TITLE_SIZES = [46, 40, 34, 28];
const MOST_LINES = 3;
const CHART_WIDTH = 780;

/** The largest size at which the words take no more than three lines. */
function fitted(words: string): { lines: string[]; size: number } {
  const width = WIDTH - 2 * MARGIN;
  const sized = TITLE_SIZES.map((size) => ({ size, lines: wrapped(words, size, width) }));
  return sized.find(({ lines }) => lines.length <= MOST_LINES) ?? sized.at(-1)!;
}

export function coverSvg(model: ReportModel): string {
  const title = plainText(model.headline.title);
  const { lines, size } = fitted(title);
  const step = Math.round(size * 1.25);
  const top = 92 + lines.length * step;
  const figure = model.headline.picture;
  const drawn = figure && drawFigure(figure.spec, CHART_WIDTH);
  const room = HEIGHT - top - 44;
  const scale = drawn ? Math.min((WIDTH - 2 * MARGIN) / drawn.width, room / drawn.height) : 1;
  const left = drawn ? (WIDTH - drawn.width * scale) / 2 : 0;
  return svgDocument({
    width: WIDTH,
    height: HEIGHT,
    said: title,
    body: [
      `<rect width="${WIDTH}" height="${HEIGHT}" fill="${paper}"/>`,
      textLine('why-websocket', { x: MARGIN, y: 54, size: 22, fill: muted, weight: 600 }),
      ...lines.map((line, index) =>
        textLine(line, { x: MARGIN, y: 62 + (index + 1) * step, size, fill: ink, weight: 600 }),
      ),
      ...(drawn
        ? [
            `<g transform="translate(${left.toFixed(1)} ${top}) scale(${scale.toFixed(4)})">${drawn.markup}</g>`,
          ]
        : []),
      textLine(figure?.foot ?? model.kicker, {
        x: MARGIN,
        y: HEIGHT - 20,
        size: footSize(figure?.foot),
        fill: muted,
      }),
    ],
  });
}

const FOOT_SIZES = [18, 15, 12];

function footSize(foot = ''): number {
  return FOOT_SIZES.find((size) => textWidth(foot, size) <= WIDTH - 2 * MARGIN) ?? 12;
}
