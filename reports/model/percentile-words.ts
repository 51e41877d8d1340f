/** What percentiles say: the finding as a title, and the table behind the picture. */
import type { Row } from '../charts/spec.js';
import { formatTimes } from '../format.js';
import { plainText } from '../prose.js';
import { gapTexts } from './gaps.js';
import { PERCENTILES, percentText, type Spread, shownIn, tooFew } from './percentiles.js';
import type { Table } from './tables.js';
import type { RunView } from './view.js';

/** A growth smaller than this share is none to speak of. */
const FLAT = 0.1;

export function percentileTitle(view: RunView, spreads: readonly Spread[]): string {
  const words = view.words.pictures.percentiles;
  const told = spreads.filter(({ lane, read }) => lane.set !== 'control' && read.size > 1);
  const last = PERCENTILES.findLast((one) => told.every(({ read }) => read.has(one))) ?? 50;
  const grown = told
    .map(({ lane, read }) => ({
      lane: view.laneTitle(lane.id),
      share: read.get(last)!.value / read.get(50)!.value,
    }))
    .sort((a, b) => b.share - a.share);
  const [most, least] = [grown[0], grown.at(-1)];
  if (!most || !least || most.share <= 1 + FLAT) return plainText(words.alike(percentText(view, last)));
  const tail = ({ lane, share }: typeof most) => ({ lane, times: formatTimes(share, view.lang) });
  const flattest = { ...tail(least), times: least.share <= 1 + FLAT ? null : tail(least).times };
  const said = percentText(view, last);
  return plainText(most === least ? words.one(said, tail(most)) : words.title(said, tail(most), flattest));
}

export function percentileTable(
  view: RunView,
  spreads: readonly Spread[],
  rows: readonly Row[],
  caption: string,
): Table {
  const { column } = view.words;
  const shown = shownIn(spreads);
  return {
    caption,
    columns: [
      { label: column.lane, kind: 'word' },
      ...shown.map((one) => ({ label: percentText(view, one), kind: 'number' as const })),
      { label: column.n, kind: 'number' },
    ],
    rows: spreads.map(({ placed }, index) => {
      const { label, look, marks } = rows[index]!;
      const cells = shown.map((one) => marks.find(({ series }) => series === String(one))?.text ?? '–');
      const n = String(marks[0]?.rounds.length ?? 0);
      const withheld = marks.length > 0 ? null : (gapTexts(view, placed) ?? [tooFew(view)]);
      return { header: label, headerRows: 1, look, cells: withheld ? [] : [...cells, n], withheld };
    }),
  };
}
