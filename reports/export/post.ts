/**
 * `--export post`: a folder from which a post can be published: its text in both languages, every chart
 * as SVG, PNG, CSV and a page to embed, a picture for sharing, the whole report, the data, a citation.
 */
import type { RunFile } from '../../results/schema.js';
import type { ThemeName } from '../charts/theme.js';
import { csvOf } from '../csv.js';
import { messagesFor } from '../messages.js';
import type { AnyFigure } from '../model/figures.js';
import { buildReport, chartsIn, type ReportModel } from '../model.js';
import { renderReport } from '../render.js';
import { chartSvg } from '../standalone.js';
import type { Lang } from '../units.js';
import { citationFile, citationLine } from './citation.js';
import { coverSvg } from './cover.js';
import { embedPage, embedSnippet } from './embed-page.js';
import { escaped } from './markdown.js';
import { coverPath, csvPath, embedPath, picturePaths } from './paths.js';
import type { Painter } from './png.js';
import { postText } from './post-text.js';

export interface PostFile {
  /** Within the folder, with `/` between. */
  readonly path: string;
  readonly content: string | Buffer;
}

const LANGUAGES: readonly Lang[] = ['en', 'ko'];
const THEMES: readonly ThemeName[] = ['light', 'dark'];

/** @param painter null where no PNG can be painted */
export async function* postOf(run: RunFile, painter: Painter | null): AsyncGenerator<PostFile> {
  const models = LANGUAGES.map((lang) => buildReport(run, lang));
  for (const model of models) {
    const { lang } = model;
    const paints = painter?.languages.includes(lang) ? painter : null;
    yield { path: `post.${lang}.md`, content: postText(run, model, paints !== null) };
    if (paints) yield { path: coverPath(lang), content: await paints.paint(coverSvg(model), 'light') };
    for (const figure of chartsIn(model)) yield* chartFiles(figure, lang, paints);
  }
  const [first] = models as [ReportModel, ...ReportModel[]];
  for (const figure of chartsIn(first)) yield { path: csvPath(figure.id), content: csvOf(figure.table) };
  yield { path: 'report.html', content: renderReport(run) };
  yield { path: 'result.json', content: `${JSON.stringify(run)}\n` };
  yield { path: 'CITATION.cff', content: citationFile(run) };
  yield { path: 'README.md', content: guide(run, models) };
}

async function* chartFiles(figure: AnyFigure, lang: Lang, painter: Painter | null): AsyncGenerator<PostFile> {
  const paths = picturePaths(figure.id, lang, painter !== null);
  const svg = chartSvg(figure);
  yield { path: paths.svg, content: svg };
  for (const theme of THEMES) {
    if (painter && paths.png) yield { path: paths.png[theme], content: await painter.paint(svg, theme) };
  }
  yield { path: embedPath(figure.id, lang), content: embedPage(figure, lang) };
}

/** What lies in the folder, and the snippet of each chart. */
function guide(run: RunFile, models: readonly ReportModel[]): string {
  const parts = [
    '# A post, ready to publish',
    [
      '- `post.en.md`, `post.ko.md`: the text, in CommonMark with HTML pictures',
      '- `charts/`: each chart as SVG (its colours follow the reader’s theme), as PNG for light and dark pages at twice the size, and as CSV',
      '- `og.en.png`, `og.ko.png`: the picture for sharing, 1200 × 630 at twice the pixels (`og:image`)',
      '- `embed/`: each chart as a page for a frame; the snippets are below',
      '- `report.html`: the whole report, in both languages',
      '- `result.json`: every trial it was made from',
      '- `CITATION.cff`: how to cite it',
    ].join('\n'),
    `## To cite\n\n${escaped(citationLine(run))}`,
    '## Snippets',
    ...models.flatMap((model) =>
      chartsIn(model).map((figure) => {
        const snippet = embedSnippet(figure, embedPath(figure.id, model.lang));
        return `### ${messagesFor(model.lang).export.embed}: \`${figure.id}\`\n\n\`\`\`html\n${snippet}\n\`\`\``;
      }),
    ),
  ];
  return `${parts.join('\n\n')}\n`;
}
