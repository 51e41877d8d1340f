/** A comparison as a page: what changed first, each pair's points, the verdicts, and what was withheld and why. */
import { breakages, type Change, regressions } from '../../results/compare/change.js';
import { formatMoment } from '../format.js';
import type { CompareWords, Tier } from '../messages/compare-shapes.js';
import type { Table } from '../model/tables.js';
import { Behind, DataTable, Glyph, Glyphs } from '../page/parts.js';
import { plainDocument } from '../site/document.js';
import { cleanLine, cleanName } from '../text.js';
import type { Lang } from '../units.js';
import type { Compared, ComparedSide } from './compared.js';
import { drawPairs, drawRounds } from './picture.js';
import { type ComparedRow, type ComparedView, rowOf, viewCompared } from './rows.js';

const TIERS: readonly Tier[] = ['cost', 'exact', 'trend'];
const WIDE = 420;
/** Pictures of a tier; all further figures stand in its table. */
const MOST_PICTURES = 24;
const MOVED: ReadonlySet<string> = new Set(['better', 'worse', 'changed']);

function headline({ compared, words, laneTitle, lang }: ComparedView): string {
  const { outcome, comparison } = compared;
  const worse = regressions(comparison);
  const [first] = worse;
  const [broken] = breakages(comparison);
  if (outcome !== 'regression') return words.compare.outcome[outcome];
  if (!first) return words.compare.broken(broken ? laneTitle(broken.lane) : '');
  const metric = cleanName(first.metric.title[lang]);
  return words.compare.regressions(worse.length, { lane: laneTitle(first.lane), metric });
}

function Side({ of, name, words }: { of: ComparedSide; name: string; words: CompareWords }) {
  const about = [
    ...(of.commit === null ? [] : [words.commit(cleanName(of.commit).slice(0, 10), of.dirty === true)]),
    ...(of.replaced.length > 0 ? [words.replaced(cleanLine(of.replaced.join(', ')))] : []),
  ];
  return (
    <p>
      <b class="beat">{name}</b> {cleanLine(of.name)}
      {about.length > 0 && <span class="how">{about.join(' · ')}</span>}
    </p>
  );
}

function Picture({ row, words }: { row: ComparedRow; words: CompareWords }) {
  const { picture } = row;
  if (!picture) return null;
  const draw = picture.points.length > 0 ? drawPairs : drawRounds;
  const { markup, height } = draw(picture, WIDE);
  return (
    <svg
      class="pairs"
      viewBox={`0 0 ${WIDE} ${height}`}
      role="img"
      aria-label={words.said(row.metric, row.lane, row.change)}
      dangerouslySetInnerHTML={{ __html: markup }}
    />
  );
}

function Figure({
  row,
  words,
  region,
}: {
  row: ComparedRow;
  words: CompareWords;
  region: (caption: string) => string;
}) {
  return (
    <li class={row.isRegression ? 'compared worse' : 'compared'}>
      <h3>
        <Glyph look={row.look} />
        {row.lane} · {row.metric}
      </h3>
      <p class="small">{row.place}</p>
      <p class="judged">
        <b>{row.verdict}</b> {row.change}
        <span class="how">
          {words.side.base} {row.base} · {words.side.head} {row.head}
        </span>
      </p>
      <Picture row={row} words={words} />
      {row.tested !== null && <p class="small">{row.tested}</p>}
      {row.disturbed !== null && <p class="small">{row.disturbed}</p>}
      {row.pairs && (
        <Behind summary={words.pairsTable}>
          <DataTable of={row.pairs} label={region(`${row.lane} · ${row.metric}`)} titled />
        </Behind>
      )}
    </li>
  );
}

function tableOf(rows: readonly ComparedRow[], caption: string, { column }: CompareWords): Table {
  return {
    caption,
    columns: [
      { label: column.figure, kind: 'word' },
      { label: column.place, kind: 'aside' },
      { label: column.base, kind: 'number' },
      { label: column.head, kind: 'number' },
      { label: column.change, kind: 'number' },
      { label: column.verdict, kind: 'word' },
    ],
    rows: rows.map((row) => ({
      header: `${row.lane} · ${row.metric}`,
      headerRows: 1,
      look: row.look,
      cells: [row.place, row.base, row.head, row.change, row.verdict],
      withheld: null,
    })),
  };
}

/** What changed and what was measured in pairs is drawn; the rest stands in the table. */
const isShown = ({ tier, verdict, design }: Change): boolean =>
  tier !== 'trend' && (MOVED.has(verdict) || (tier === 'cost' && design.kind === 'paired'));

const worstFirst = (changes: readonly Change[]) =>
  [...changes].sort((a, b) => Number(b.verdict === 'worse') - Number(a.verdict === 'worse'));

function TierPart({ tier, view }: { tier: Tier; view: ComparedView }) {
  const { compared, words } = view;
  const { compare } = words;
  const changes = compared.comparison.changes.filter((change) => change.tier === tier);
  if (changes.length === 0) return null;
  const shown = worstFirst(changes.filter(isShown))
    .slice(0, MOST_PICTURES)
    .map((change) => rowOf(view, change));
  const all = changes.map((change) => rowOf(view, change));
  return (
    <section class="part" id={tier} aria-labelledby={`${tier}-title`}>
      <h2 id={`${tier}-title`}>{compare.tier[tier].title}</h2>
      <p class="small lead">
        {tier === 'cost' && compared.kind === 'runs' ? compare.costsApart : compare.tier[tier].lead}
      </p>
      {shown.length === 0 && tier !== 'trend' && <p class="lead">{compare.nothingMoved(changes.length)}</p>}
      {shown.length > 0 && (
        <ul class="runs compared-list">
          {shown.map((row) => (
            <Figure key={row.key} row={row} words={compare} region={words.tableRegion} />
          ))}
        </ul>
      )}
      <Behind summary={compare.all(all.length)}>
        <DataTable
          of={tableOf(all, compare.tier[tier].title, compare)}
          label={words.tableRegion(compare.tier[tier].title)}
          titled
        />
      </Behind>
    </section>
  );
}

function leftOutTable({ compared, words, laneTitle }: ComparedView): Table {
  const { column, leftOutKind, leftOut } = words.compare;
  const rows = compared.comparison.leftOut;
  return {
    caption: leftOut(rows.length),
    columns: [
      { label: column.place, kind: 'word' },
      { label: column.kind, kind: 'word' },
      { label: column.why, kind: 'text' },
    ],
    rows: rows.map(({ scenario, lane, metric, kind, reason }) => ({
      header: cleanLine([laneTitle(lane), scenario, ...(metric === null ? [] : [metric])].join(' · ')),
      headerRows: 1,
      look: null,
      cells: [leftOutKind[kind], cleanLine(reason)],
      withheld: null,
    })),
  };
}

function warnings({ compared, words }: ComparedView): string[] {
  const { changes, leftOut } = compared.comparison;
  const gated = changes.filter(({ gates }) => gates);
  const untold = gated.filter(({ verdict }) => verdict === 'cannot tell').length;
  const missing = leftOut.filter(({ gates }) => gates).length;
  const { warnings: said } = words.compare;
  return [
    ...(gated.length === 0 ? [said.none] : []),
    ...(untold > 0 ? [said.untold(untold)] : []),
    ...(missing > 0 ? [said.missing(missing)] : []),
  ];
}

function Details({ view }: { view: ComparedView }) {
  const { compared, words } = view;
  const { compare } = words;
  const { leftOut, refused, differences } = compared.comparison;
  const notes = [
    ...refused.map(({ tier, figures, reason }) =>
      compare.refused(compare.tier[tier].title, figures, cleanLine(reason)),
    ),
    ...differences.map((line) => cleanLine(line)),
  ];
  return (
    <>
      {leftOut.length > 0 && (
        <section class="part" id="left-out" aria-labelledby="left-out-title">
          <h2 id="left-out-title">{compare.leftOut(leftOut.length)}</h2>
          <DataTable
            of={leftOutTable(view)}
            label={words.tableRegion(compare.leftOut(leftOut.length))}
            titled
          />
        </section>
      )}
      {notes.length > 0 && (
        <section class="part" id="differences" aria-labelledby="differences-title">
          <h2 id="differences-title">{compare.differences}</h2>
          <ul class="notes small">
            {notes.map((note) => (
              <li key={note}>{note}</li>
            ))}
          </ul>
        </section>
      )}
      {compared.command !== null && <pre>{cleanLine(compared.command)}</pre>}
      <p class="small foot">
        {compare.foot(cleanName(compared.cpuModel), formatMoment(cleanName(compared.startedAt)))}
      </p>
    </>
  );
}

/** The page in one language; loads nothing and holds no script. `other`: the same in the other language. */
export function renderComparison(compared: Compared, lang: Lang, other: string | null): string {
  const view = viewCompared(compared, lang);
  const { compare } = view.words;
  const title = headline(view);
  const said = warnings(view);
  const reading =
    compared.kind === 'runs' ? compare.readingApart : compared.pairs.length > 0 ? compare.reading : null;
  return plainDocument({
    lang,
    title,
    other,
    index: null,
    body: (
      <>
        <Glyphs />
        <p class="eyebrow">{compare.pageTitle}</p>
        <h1>{title}</h1>
        <div class="sides">
          <Side of={compared.base} name={compare.side.base} words={compare} />
          <Side of={compared.head} name={compare.side.head} words={compare} />
        </div>
        {said.length > 0 && (
          <ul class="notices">
            {said.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        )}
        {reading !== null && <p class="small lead">{reading}</p>}
        {TIERS.map((tier) => (
          <TierPart key={tier} tier={tier} view={view} />
        ))}
        <Details view={view} />
      </>
    ),
  });
}
