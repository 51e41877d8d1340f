/** How a chart is read: its marks by name. */
import { hasSpread } from '../charts/datasets.js';
import type { ChartDefinition } from '../charts/definitions.js';
import type { PartTone, Row, SeriesRole } from '../charts/spec.js';
import { plainText } from '../prose.js';
import type { RunView } from './view.js';

export interface KeyItem {
  readonly mark: SeriesRole | 'soft' | 'solid' | 'ink' | 'missing' | 'rounds' | 'interval' | 'gap';
  readonly label: string;
}

const PART_MARKS: Readonly<Record<PartTone, KeyItem['mark']>> = {
  strong: 'solid',
  ink: 'ink',
  soft: 'soft',
  missing: 'missing',
};

function seriesItems(view: RunView, definition: ChartDefinition): KeyItem[] {
  const several = definition.series.length > 1;
  const items = definition.series.map(({ label, role }, index): KeyItem => {
    const bar = role === 'apart' ? role : index === 0 ? 'solid' : 'soft';
    const mark = definition.kind === 'bars' ? bar : role;
    const name = view.words.seriesLabel[label] ?? label;
    return { mark, label: role === 'apart' ? view.words.keyApart(name) : name };
  });
  return several ? sharedMarks(view, items) : [];
}

/** Series drawn alike share an entry: "first client and last client". */
function sharedMarks(view: RunView, series: readonly KeyItem[]): KeyItem[] {
  return [...new Set(series.map(({ mark }) => mark))].map((mark) => {
    const labels = series.filter((item) => item.mark === mark).map(({ label }) => label);
    return { mark, label: plainText(view.words.list(labels)) };
  });
}

function partItems(rows: readonly Row[]): KeyItem[] {
  const parts = rows.flatMap(({ marks }) => marks.flatMap((mark) => mark.parts));
  const byName = new Map(parts.map(({ name, label, tone }) => [name, { mark: PART_MARKS[tone], label }]));
  return [...byName.values()];
}

export function keyOf(view: RunView, definition: ChartDefinition, rows: readonly Row[]): KeyItem[] {
  const parts = partItems(rows);
  return [...(parts.length > 0 ? parts : seriesItems(view, definition)), ...marksKey(view, rows)];
}

/** What is drawn about any mark, where it is: interval, rounds, gaps. */
export function marksKey({ words }: RunView, rows: readonly Row[]): KeyItem[] {
  const marks = rows.flatMap((row) => row.marks);
  // An interval without width is not seen.
  const spread = marks.some(({ low, high }) => low !== null && low !== high);
  const gap = rows.some(({ gap: whole, gaps = [] }) => whole !== null || gaps.length > 0);
  return [
    ...(spread ? [{ mark: 'interval', label: words.keyInterval } as const] : []),
    ...(marks.some(hasSpread) ? [{ mark: 'rounds', label: words.keyRound } as const] : []),
    ...(gap ? [{ mark: 'gap', label: words.keyGap } as const] : []),
  ];
}
