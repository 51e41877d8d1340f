/** A post's text: the answer, the story step by step with its pictures, the claims, and how it was measured. */
import type { RunFile } from '../../results/schema.js';
import { rowsOf } from '../csv.js';
import { messagesFor } from '../messages.js';
import type { AnyFigure } from '../model/figures.js';
import { type ReportModel, WIRE_AFTER } from '../model.js';
import { plainText } from '../prose.js';
import { cleanName } from '../text.js';
import { citationLine } from './citation.js';
import { attribute, escaped, frontMatter, heading, paragraph, table } from './markdown.js';
import { type PicturePaths, picturePaths } from './paths.js';

/** A chart where PNG may be had: dark where the reader's page is; else the SVG, which follows by itself. */
function picture({ id, title, alt, foot }: AnyFigure, paths: PicturePaths): string[] {
  const said = attribute(alt);
  const drawn = paths.png
    ? [
        '<picture>',
        `  <source media="(prefers-color-scheme: dark)" srcset="${paths.png.dark}">`,
        `  <img src="${paths.png.light}" alt="${said}" width="780">`,
        '</picture>',
      ].join('\n')
    : `<img src="${paths.svg}" alt="${said}" width="780">`;
  return [`<a id="${id}"></a>`, heading(3, [title]), drawn, `*${escaped(foot)}*`];
}

/** The ledger as a table: what is claimed, what this run says to it, and why. */
function claimsOf({ claims, lang }: ReportModel): string[] {
  const { claims: words, export: own } = messagesFor(lang);
  const rows = claims.claims.map(({ statement, verdict, evidence, lacking }) => [
    statement,
    words.verdict[verdict],
    [...evidence.map(plainText), ...lacking].join(' '),
  ]);
  return [
    heading(2, [words.title]),
    paragraph(claims.counted),
    table([[own.claim, own.verdict, own.evidence], ...rows]),
  ];
}

/** @param hasPng whether the pictures were painted as PNG as well */
export function postText(run: RunFile, model: ReportModel, hasPng: boolean): string {
  const words = messagesFor(model.lang);
  const { export: own } = words;
  const shown = (figure: AnyFigure) => picture(figure, picturePaths(figure.id, model.lang, hasPng));
  const { machine, node } = run.environment;
  const parts = [
    frontMatter({
      title: plainText(model.headline.title),
      date: run.startedAt.slice(0, 10),
      lang: model.lang,
      image: `og.${model.lang}.png`,
    }),
    heading(1, model.headline.title),
    ...model.headline.deck.map(paragraph),
    ...(model.headline.picture ? shown(model.headline.picture) : []),
    ...model.notices.map((notice) => `> ${paragraph(notice)}`),
    ...model.story.flatMap(({ id, number, title, finding, beats, figures, tables }) => [
      heading(2, [`${number}. ${title}`]),
      `**${paragraph(finding)}**`,
      ...beats.map(({ said }) => paragraph(said)),
      ...figures.flatMap(shown),
      ...tables.map((of) => table(rowsOf(of))),
      // The bytes themselves stand in the report; the post shows their pictures.
      ...(id === WIRE_AFTER ? (model.wire?.figures ?? []).flatMap(shown) : []),
    ]),
    ...claimsOf(model),
    heading(2, [own.measured]),
    `${escaped(cleanName(machine.cpuModel))} · ${machine.cpuCount} · ${escaped(cleanName(machine.kernel))} · Node ${escaped(cleanName(node))}`,
    `\`${cleanName(run.command).replaceAll('`', '')}\``,
    `- [${escaped(own.interactive)}](report.html)\n- [${escaped(own.data)}](result.json)`,
    `${escaped(own.cite)}: ${escaped(citationLine(run))}`,
  ];
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`;
}
