/** Published figures beside this run's own: what was claimed, what a model says, what was measured, and why they differ. */
import type { AnchorRow } from '../../results/schema.js';
import { threeDigits } from '../format.js';
import type { Figure, Prose } from '../prose.js';
import { cleanLine, cleanName, slug } from '../text.js';
import { SPACE, unitText } from '../units.js';
import type { ReportFigure } from './figures.js';
import { kaazingFigure } from './kaazing-figure.js';
import { reasonText } from './reasons.js';
import type { RunView } from './view.js';

const FORMULA_CHARACTERS = 200;
const WHY_CHARACTERS = 600;

export interface PublishedRow {
  readonly title: string;
  /** Null where the source gives no such figure; `printed` is quoted from it. */
  readonly claimed: { readonly figure: Figure; readonly printed: string } | null;
  readonly model: { readonly figure: Figure; readonly formula: string };
  readonly measured:
    | {
        readonly figure: Figure;
        readonly formula: string;
        /** From what it was carried on; null where it was measured at that very size. */
        readonly extrapolated: string | null;
      }
    | { readonly reasons: readonly string[] };
}

/** Rows that differ for the same reason. */
export interface PublishedGroup {
  readonly rows: readonly PublishedRow[];
  readonly why: string;
}

export interface PublishedSource {
  readonly id: string;
  readonly title: string;
  /** Authors, work, year and place. */
  readonly source: string;
  readonly groups: readonly PublishedGroup[];
}

export interface Published {
  readonly counted: Prose;
  /** The best-known of them as a picture, where it was measured. */
  readonly figures: readonly ReportFigure[];
  readonly sources: readonly PublishedSource[];
}

/** A value to three digits, with its unit; a ratio as `435 : 1`. */
function valueText({ lang, words }: RunView, unit: string, value: number): string {
  const number = threeDigits(value, lang);
  if (unit === '1') return `${number}${SPACE}:${SPACE}1`;
  if (unit === '1/s') return `${number}/s`;
  const named = Object.hasOwn(words.anchorUnit, unit) ? words.anchorUnit[unit] : undefined;
  return number + (named ? SPACE + named : unitText(cleanLine(unit, 20), value, lang));
}

/** What results/anchors.ts says of a figure that is missing: the lane that lacks it, and why. */
const REASON = /^([^\s:]+): (.+)$/su;
const FORMS: readonly (readonly [RegExp, (view: RunView, groups: readonly string[]) => string])[] = [
  [/^this run did not ask it$/, ({ words }) => words.anchorReason.notAsked],
  [/^the run ended before it was measured$/, ({ words }) => words.anchorReason.ended],
  [
    /^too little was measured for (\S+)$/,
    ({ words, metricTitle }, [metric = '']) => words.anchorReason.tooLittle(metricTitle(metric)),
  ],
  [/^invalid: (.*)$/su, (view, [why = '']) => view.words.gap.invalid(eachText(view, why))],
  [/^failed: (.*)$/su, (view, [why = '']) => view.words.gap.failed(eachText(view, why))],
  [/^skipped: (.*)$/su, (view, [why = '']) => view.words.gap.skipped(eachText(view, why))],
];

/** A cell's reasons one after another, as `results/anchors.ts` joins them. */
const eachText = (view: RunView, reasons: string) =>
  reasons
    .split('; ')
    .map((reason) => reasonText(view, reason))
    .join('; ');

/** In the report's language where the form is known; else as it stands. */
function missingText(view: RunView, reason: string): string {
  const [, lane, said] = REASON.exec(reason) ?? [];
  if (lane === undefined || said === undefined) return cleanLine(reason);
  for (const [form, words] of FORMS) {
    const found = form.exec(said);
    if (found) return view.words.anchorReasonOf(view.laneTitle(lane), words(view, found.slice(1)));
  }
  return view.words.anchorReasonOf(view.laneTitle(lane), cleanLine(said));
}

function rowOf(view: RunView, row: AnchorRow, index: number): PublishedRow {
  const { lang } = view;
  const figure = (part: 'claimed' | 'model' | 'measured', value: number): Figure => ({
    text: valueText(view, row.unit, value),
    from: [`/anchors/${index}/${part}/value`],
  });
  const { claimed, model, measured, extrapolated } = row;
  const line = (text: string) => cleanLine(text, FORMULA_CHARACTERS);
  return {
    title: cleanLine(row.title[lang], 160),
    claimed: claimed && { figure: figure('claimed', claimed.value), printed: line(claimed.printed) },
    model: { figure: figure('model', model.value), formula: line(model.formula) },
    measured:
      measured.status === 'measured'
        ? {
            figure: figure('measured', measured.value),
            formula: line(measured.formula),
            extrapolated: extrapolated && cleanLine(extrapolated[lang]),
          }
        : { reasons: measured.reasons.map((reason) => missingText(view, reason)) },
  };
}

/** Rows that give the same reason stand together, in the order in which the first of them comes. */
function groupsOf(view: RunView, rows: readonly { row: AnchorRow; index: number }[]): PublishedGroup[] {
  const groups = new Map<string, PublishedRow[]>();
  for (const { row, index } of rows) {
    const why = cleanLine(row.why[view.lang], WHY_CHARACTERS);
    groups.set(why, [...(groups.get(why) ?? []), rowOf(view, row, index)]);
  }
  return [...groups].map(([why, of]) => ({ why, rows: of }));
}

function sourceText({ authors, work, year, place }: AnchorRow['source']): string {
  return cleanLine(`${authors}: ${work}, ${year}${place ? `, ${place}` : ''}`);
}

/** Null where the run measured no published figure again. */
export function publishedOf(view: RunView): Published | null {
  const rows = (view.run.anchors ?? []).map((row, index) => ({ row, index }));
  if (rows.length === 0) return null;
  const { words } = view;
  const ids = [...new Set(rows.map(({ row }) => row.anchor))];
  return {
    counted: words.anchorsCounted({
      rows: rows.length,
      anchors: ids.length,
      extrapolated: rows.filter(({ row }) => row.extrapolated && row.measured.status === 'measured').length,
      withheld: rows.filter(({ row }) => row.measured.status === 'withheld').length,
    }),
    figures: [kaazingFigure(view)].filter((figure) => figure !== undefined),
    sources: ids.map((id, place) => {
      const own = rows.filter(({ row }) => row.anchor === id);
      const known = Object.hasOwn(words.anchorTitle, id) ? words.anchorTitle[id] : undefined;
      return {
        id: `published-${place}-${slug(id)}`,
        title: known ?? cleanName(id),
        source: sourceText(own[0]!.row.source),
        groups: groupsOf(view, own),
      };
    }),
  };
}
