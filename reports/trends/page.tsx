/** Several runs as one page: small multiples over time, a row a figure, a panel a lane. */

import { lookOf } from '../charts/theme.js';
import { formatEstimate, formatInterval, formatMoment, formatTick } from '../format.js';
import { messagesFor } from '../messages.js';
import type { Table } from '../model/tables.js';
import { Behind, DataTable, Glyph, Glyphs } from '../page/parts.js';
import { plainDocument } from '../site/document.js';
import { cleanName } from '../text.js';
import type { Lang } from '../units.js';
import type { ChangeMark } from './marks.js';
import { PANEL, panelMarkup, scaleOf } from './panel.js';
import { type NamedRun, type TrendPoint, type TrendRow, type Trends, trendsOf } from './series.js';

/** What a row's scale reaches from and to. */
const ends = (row: TrendRow, values: readonly number[], lang: Lang): string =>
  values.map((value) => formatTick(row.metric, value, lang, values.at(-1))).join(' – ');

function latest(row: TrendRow, points: readonly TrendPoint[], lang: Lang): string {
  const read = points.findLast((point) => point.status === 'read');
  return read?.status === 'read' ? formatEstimate(row.metric, read.estimate, lang) : '';
}

/** All readings of a row: a line a run, a column a lane. */
function tableOf(row: TrendRow, runs: Trends['runs'], lang: Lang): Table {
  const words = messagesFor(lang);
  const cell = (point: TrendPoint) => {
    if (point.status === 'absent') return words.missing;
    if (point.status === 'withheld') return point.reason;
    const interval = formatInterval(row.metric, point.estimate, lang);
    return formatEstimate(row.metric, point.estimate, lang) + (interval ? ` (${interval})` : '');
  };
  return {
    caption: words.tableCaption(row.metricTitle, row.conditions),
    columns: [
      { label: words.trends.run, kind: 'word' },
      ...row.lanes.map(({ name }) => ({ label: name, kind: 'text' as const })),
    ],
    rows: runs.map(({ name }, index) => ({
      header: cleanName(name),
      headerRows: 1,
      look: null,
      cells: row.lanes.map(({ points }) => cell(points[index] ?? { status: 'absent' })),
      withheld: null,
    })),
  };
}

function Changes({ of }: { of: readonly ChangeMark[] }) {
  if (of.length === 0) return null;
  return (
    <ul class="changes">
      {of.map(({ run, verdict, said }) => (
        <li key={run} class={verdict}>
          {said}
        </li>
      ))}
    </ul>
  );
}

/** Every change of the page, the latest first, each leading to its row. */
function Summary({ rows, lang }: { rows: readonly TrendRow[]; lang: Lang }) {
  const words = messagesFor(lang);
  const all = rows
    .flatMap((row) =>
      row.lanes.flatMap(({ name, changes }) => changes.map((change) => ({ row, name, change }))),
    )
    .sort((a, b) => b.change.run - a.change.run);
  if (all.length === 0) return <p class="lead">{words.trends.unchanged}</p>;
  /** Whether no other row follows the same figure under other conditions. */
  const isAlone = ({ scenario, metric }: TrendRow) =>
    rows.filter((other) => other.scenario === scenario && other.metric.id === metric.id).length === 1;
  return (
    <ul class="changes lead">
      {all.map(({ row, name, change }) => (
        <li key={`${row.id} ${name} ${change.run}`} class={change.verdict}>
          <a href={`#${row.id}`}>{[row.title, name, row.metricTitle].join(' · ')}</a>
          {`: ${change.said}${isAlone(row) ? '' : ` (${row.conditions})`}`}
        </li>
      ))}
    </ul>
  );
}

function Row({ row, runs, lang }: { row: TrendRow; runs: Trends['runs']; lang: Lang }) {
  const words = messagesFor(lang);
  const scale = scaleOf(row);
  const subtitle = [
    row.metricTitle,
    row.conditions,
    words.trends.scale(scale.log, ends(row, scale.ends, lang)),
  ].filter(Boolean);
  return (
    <section class="part trend" id={row.id} aria-labelledby={`${row.id}-title ${row.id}-conditions`}>
      <header>
        <p class="eyebrow">{row.title}</p>
        <h2 id={`${row.id}-title`}>{row.metricTitle}</h2>
      </header>
      <p class="small" id={`${row.id}-conditions`}>
        {subtitle.join(' · ')}
      </p>
      <ul class="panels">
        {row.lanes.map((trend) => (
          <li key={trend.lane.id}>
            <p class="panel-name">
              <Glyph look={lookOf(trend.lane)} />
              {trend.name}
            </p>
            <svg
              class="panel"
              viewBox={`0 0 ${PANEL.width} ${PANEL.height}`}
              role="img"
              aria-label={words.trends.said(trend.name, latest(row, trend.points, lang), runs.length)}
              dangerouslySetInnerHTML={{ __html: panelMarkup({ row, trend, runs, scale, lang }) }}
            />
            <p class="small">{words.trends.latest(latest(row, trend.points, lang))}</p>
            <Changes of={trend.changes} />
          </li>
        ))}
      </ul>
      <Behind summary={words.tableBehind}>
        <DataTable of={tableOf(row, runs, lang)} label={words.tableRegion(row.metricTitle)} titled />
      </Behind>
    </section>
  );
}

export interface TrendsLinks {
  /** The same page in the other language; null where there is none. */
  readonly other: string | null;
  /** The index of runs; null where there is none. */
  readonly index: string | null;
}

/** The page of several runs' trends; loads nothing and holds no script. */
export function renderTrends(named: readonly NamedRun[], lang: Lang, links: TrendsLinks): string {
  const words = messagesFor(lang);
  const { runs, rows, searched } = trendsOf(named, lang);
  const [first, last] = [runs[0], runs.at(-1)];
  const seams = runs.filter(({ seam }) => seam.length > 0);
  return plainDocument({
    lang,
    title: words.trends.title,
    other: links.other,
    index: links.index,
    body: (
      <>
        <Glyphs />
        <h1>{words.trends.title}</h1>
        <p class="deck">
          {first &&
            last &&
            words.trends.lead(runs.length, formatMoment(first.startedAt), formatMoment(last.startedAt))}
        </p>
        <p class="small lead">{words.trends.reading}</p>
        {rows.length === 0 && <p class="lead">{words.trends.nothing}</p>}
        {seams.length > 0 && (
          <ul class="notices">
            {seams.map(({ name, seam }) => (
              <li key={name}>{words.trends.seam(cleanName(name), seam.join(', '))}</li>
            ))}
          </ul>
        )}
        {rows.length > 0 && (
          <section class="what" aria-labelledby="changes-title">
            <h2 id="changes-title">{words.trends.changes}</h2>
            <Summary rows={rows} lang={lang} />
            <p class="small lead">{words.trends.method(searched)}</p>
          </section>
        )}
        {rows.map((row) => (
          <Row key={row.id} row={row} runs={runs} lang={lang} />
        ))}
      </>
    ),
  });
}
