/** A compared figure in words: both sides, the change with its interval, the verdict and what it rests on. */
import type { Change } from '../../results/compare/change.js';
import { pointText } from '../../results/compare/place-text.js';
import type { LaneInfo } from '../../results/schema.js';
import { type LookId, lookOf } from '../charts/theme.js';
import { formatEstimate, formatExact, formatNumber } from '../format.js';
import { type Messages, messagesFor } from '../messages.js';
import type { Table } from '../model/tables.js';
import { cleanLine, cleanName } from '../text.js';
import type { Lang } from '../units.js';
import type { Compared } from './compared.js';
import type { ChangePicture, PairPoint } from './picture.js';

export interface ComparedView {
  readonly compared: Compared;
  readonly lang: Lang;
  readonly words: Messages;
  readonly laneOf: (id: string) => LaneInfo | undefined;
  readonly laneTitle: (id: string) => string;
}

export function viewCompared(compared: Compared, lang: Lang): ComparedView {
  const lanes = new Map(compared.lanes.map((lane) => [lane.id, lane]));
  return {
    compared,
    lang,
    words: messagesFor(lang),
    laneOf: (id) => lanes.get(id),
    laneTitle: (id) => cleanName(lanes.get(id)?.title[lang] || id),
  };
}

export interface ComparedRow {
  readonly key: string;
  readonly lane: string;
  readonly look: LookId;
  readonly metric: string;
  readonly place: string;
  readonly base: string;
  readonly head: string;
  readonly change: string;
  readonly verdict: string;
  /** Worse, and of a kind that a gate goes by. */
  readonly isRegression: boolean;
  readonly tested: string | null;
  readonly disturbed: string | null;
  /** Null of counts, which have nothing to spread. */
  readonly picture: ChangePicture | null;
  readonly pairs: Table | null;
}

/** `+12 %`, `−3.4 %`. */
export function percentOf(share: number, lang: Lang): string {
  const digits = Math.abs(share) < 0.0995 ? 1 : 0;
  const value = formatNumber(Math.abs(share) * 100, lang, digits);
  const sign = Number(value.replaceAll(',', '')) === 0 ? '' : share < 0 ? '−' : '+';
  return `${sign}${value}${lang === 'ko' ? '%' : ' %'}`;
}

function changeText({ words, lang }: ComparedView, { ratio, low, high, base, head }: Change): string {
  if (ratio === null)
    return base.value === 0 && head.value === 0 ? percentOf(0, lang) : words.compare.fromNothing;
  const interval =
    low !== null && high !== null && low !== high
      ? `${percentOf(low - 1, lang)} … ${percentOf(high - 1, lang)}`
      : null;
  return words.compare.change(percentOf(ratio - 1, lang), interval);
}

const pText = (p: number, lang: Lang): string => (p < 0.001 ? '< 0.001' : formatNumber(p, lang, 3));

function testedText({ words, lang }: ComparedView, { tests }: Change): string | null {
  if (!tests) return null;
  const { threshold, first, confirmation } = tests;
  return words.compare.tested({
    threshold: percentOf(threshold, lang).replace('+', ''),
    pairs: first.units,
    p: pText(first.adjustedP, lang),
    confirmed: confirmation && { pairs: confirmation.units, p: pText(confirmation.adjustedP, lang) },
  });
}

function pairsOf(view: ComparedView, change: Change) {
  const { compared, words, lang } = view;
  const here = compared.pairs.filter(({ lane }) => lane === change.lane);
  const used = here.flatMap((pair) => {
    const values = pair.status === 'valid' ? pair.values[change.metric.id] : undefined;
    return values && values.base > 0 && values.head > 0 ? [{ ...values, set: pair.set }] : [];
  });
  const points = used.map(({ base, head, set }, index): PairPoint => {
    const ratio = head / base;
    return { ratio, set, said: words.compare.pair(index + 1, percentOf(ratio - 1, lang), set) };
  });
  return { used, points, disturbed: here.filter(({ status }) => status !== 'valid').length };
}

function pairsTable(
  { words, lang }: ComparedView,
  { metric }: Change,
  used: ReturnType<typeof pairsOf>['used'],
): Table | null {
  if (used.length === 0) return null;
  const { column, set } = words.compare;
  const like = Math.max(...used.flatMap(({ base, head }) => [base, head]));
  return {
    caption: words.compare.pairsTable,
    columns: [
      { label: column.pair, kind: 'word' },
      { label: column.set, kind: 'word' },
      { label: column.base, kind: 'number' },
      { label: column.head, kind: 'number' },
      { label: column.change, kind: 'number' },
    ],
    rows: used.map(({ base, head, set: of }, index) => ({
      header: String(index + 1),
      headerRows: 1,
      look: null,
      cells: [
        set[of],
        formatExact(metric, base, lang, like),
        formatExact(metric, head, lang, like),
        percentOf(head / base - 1, lang),
      ],
      withheld: null,
    })),
  };
}

export function rowOf(view: ComparedView, change: Change): ComparedRow {
  const { words, lang, laneTitle, laneOf } = view;
  const { metric, base, head, lane, scenario, point, verdict, tests } = change;
  const known = laneOf(lane);
  const look = known ? lookOf(known) : 'control';
  const { used, points, disturbed } = pairsOf(view, change);
  const like = Math.max(base.value, head.value);
  const spread = change.tier !== 'exact' && (points.length > 0 || base.rounds.length > 0);
  const percent = (share: number) => percentOf(share, lang);
  return {
    key: [scenario, lane, pointText(point), metric.id].join(' '),
    lane: laneTitle(lane),
    look,
    metric: cleanName(metric.title[lang]),
    place: cleanLine([scenario, pointText(point)].filter((text) => text !== '').join(' · ')),
    base: formatEstimate(metric, base, lang, like),
    head: formatEstimate(metric, head, lang, like),
    change: changeText(view, change),
    verdict: words.compare.verdict[verdict],
    isRegression: verdict === 'worse' && change.gates,
    tested: testedText(view, change),
    disturbed: disturbed > 0 && points.length > 0 ? words.compare.disturbed(disturbed) : null,
    picture: spread
      ? { change, look, points, threshold: tests?.threshold ?? null, percent, words: words.compare }
      : null,
    pairs: pairsTable(view, change, used),
  };
}
