/** The table of a chart across an axis: a row a lane and place, with the law and what is left of it. */
import type { Row } from '../charts/spec.js';
import { lookOf } from '../charts/theme.js';
import { formatEstimate, formatInterval, formatRound } from '../format.js';
import { cleanName } from '../text.js';
import type { AcrossAsk, LaneAcross } from './across.js';
import { gapTexts } from './gaps.js';
import { lawCells } from './law-cells.js';
import { placeText } from './places.js';
import type { Table, TableRow } from './tables.js';
import { estimateOf, type PlacedCell, type RunView } from './view.js';

interface Panel {
  readonly lanes: readonly LaneAcross[];
  /** In the same order. */
  readonly rows: readonly Row[];
  readonly like: number | undefined;
  readonly caption: string;
}

function figureCells(view: RunView, ask: AcrossAsk, placed: PlacedCell, like: number | undefined): string[] {
  const { words, lang } = view;
  const metric = view.metric(ask.metric);
  const estimate = estimateOf(placed, ask.metric)!;
  const rounds = estimate.rounds.map((value) =>
    formatRound(metric, value, estimate, lang, { withUnit: false, like }),
  );
  const alike = rounds.length > 1 && estimate.rounds.every((value) => value === estimate.value);
  return [
    formatEstimate(metric, estimate, lang, like),
    alike ? words.alike : (formatInterval(metric, estimate, lang, like) ?? words.noInterval),
    String(estimate.rounds.length),
    alike ? `${rounds.length} × ${rounds[0]}` : rounds.join(' · '),
  ];
}

function rowsOf(view: RunView, ask: AcrossAsk, { lane, placed }: LaneAcross, panel: Panel): TableRow[] {
  const rows = placed.flatMap((one, index): Omit<TableRow, 'headerRows'>[] => {
    const place = placeText(view, ask.axis.parameter, ask.axis.places[index]!.value);
    const base = { header: view.laneTitle(lane.id), look: lookOf(lane) };
    if (one && estimateOf(one, ask.metric)) {
      const law = lawCells(view, ask, one, panel.like);
      return [
        { ...base, cells: [place, ...law, ...figureCells(view, ask, one, panel.like)], withheld: null },
      ];
    }
    const gap = gapTexts(view, one);
    if (gap === null) return [];
    const [first = '', ...more] = gap;
    return [{ ...base, cells: [], withheld: [view.words.axis.withheldAt(place, first), ...more] }];
  });
  return rows.map((row, index) => ({ ...row, headerRows: index === 0 ? rows.length : 0 }));
}

export function acrossTable(view: RunView, ask: AcrossAsk, panel: Panel): Table {
  const { column, axis: words } = view.words;
  const law = ask.laws && view.run.laws?.length ? [words.column.law, words.column.residual] : [];
  return {
    caption: panel.caption,
    columns: [
      { label: column.lane, kind: 'word' },
      { label: words.parameter[ask.axis.parameter] ?? cleanName(ask.axis.parameter), kind: 'word' },
      ...law.map((label) => ({ label, kind: 'word' as const })),
      { label: column.value, kind: 'number' },
      { label: column.interval, kind: 'number' },
      { label: column.n, kind: 'number' },
      { label: column.rounds, kind: 'aside' },
    ],
    rows: panel.lanes.flatMap((lane) => rowsOf(view, ask, lane, panel)),
  };
}
