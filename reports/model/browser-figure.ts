/** The picture of a browser's connections: a lamp for each client asked for, and a fetch beside each row. */
import type { LampRow, LampsSpec } from '../charts/lamps/spec.js';
import { lookOf } from '../charts/theme.js';
import { formatNumber } from '../format.js';
import { plainText } from '../prose.js';
import {
  type Browsed,
  type BrowserLimits,
  browserLimits,
  isAnswered,
  protocolOf,
} from '../story/browser-limits.js';
import { browserFinding } from '../story/browser-words.js';
import type { Facts, Read } from '../story/facts.js';
import { isRead } from '../story/mentions.js';
import type { AnyFigure } from './figures.js';
import { gapTexts, shortGapText } from './gaps.js';
import { roundsFoot } from './marks.js';
import type { Table, TableRow } from './tables.js';
import type { RunView } from './view.js';

const ID = 'browser-six';

const wholes = (read: Read): number | undefined => (isRead(read) ? Math.round(read.value) : undefined);

const nameOf = ({ words }: RunView, { lane }: Browsed): string =>
  words.scenario.engines.transport[lane.transport] ?? lane.transport;

function fetchOf({ view }: Facts, one: Browsed): LampRow['fetch'] {
  const words = view.words.today.browser;
  const answered = isAnswered(one);
  if (answered === undefined) return { fate: 'unknown', text: words.fetch.unknown };
  if (!answered) return { fate: 'hung', text: words.fetch.hung };
  const { fetchTime } = one;
  return {
    fate: 'answered',
    text: isRead(fetchTime) ? words.fetch.answered(fetchTime.figure.text) : words.fetch.plain,
  };
}

/** As the first valid round saw them, where it kept each client's times; else as many as were served. */
function lampsOf(view: RunView, { lane, point, asked }: Browsed, served: number): boolean[] {
  const trials = view.trialsOf({ scenario: 'browser-limits', lane: lane.id, point });
  const series = trials.flatMap((trial) => (trial.status === 'valid' ? [trial.series] : []))[0];
  const [opened, got] = [series?.openedMs?.values ?? [], series?.gotMs?.values ?? []];
  const seen = got.map((value, index) => value !== null && opened[index] !== null);
  const agrees = seen.length === asked && seen.filter(Boolean).length === served;
  return agrees ? seen : Array.from({ length: asked }, (_, index) => index < served);
}

function rowOf(facts: Facts, one: Browsed): LampRow {
  const { view } = facts;
  const words = view.words.today.browser;
  const lit = wholes(one.open);
  const placed = view.cellAt('browser-limits', one.lane.id, one.point);
  return {
    look: lookOf(one.lane),
    label: nameOf(view, one),
    about: words.about(protocolOf(one), one.tabs),
    lamps: lampsOf(view, one, lit ?? 0),
    tabs: one.tabs,
    count:
      lit === undefined ? '' : words.count(formatNumber(lit, view.lang), formatNumber(one.asked, view.lang)),
    fetch: fetchOf(facts, one),
    gap: lit === undefined ? (shortGapText(view, placed) ?? view.words.missing) : null,
  };
}

function tableOf(facts: Facts, { all }: BrowserLimits, caption: string): Table {
  const { view } = facts;
  const { column, about, fetch } = view.words.today.browser;
  const count = (read: Read) => (isRead(read) ? formatNumber(read.value, view.lang, 1) : '–');
  const rows = all.map((one): TableRow => {
    const placed = view.cellAt('browser-limits', one.lane.id, one.point);
    const where = `${view.laneTitle(one.lane.id)} · ${about(protocolOf(one), one.tabs)}`;
    const withheld = gapTexts(view, placed);
    return {
      header: where,
      headerRows: 1,
      look: lookOf(one.lane),
      cells: [
        formatNumber(one.asked, view.lang),
        count(one.open),
        count(one.connections),
        isAnswered(one) === false ? fetch.hung : isRead(one.fetchTime) ? one.fetchTime.figure.text : '–',
      ],
      withheld,
    };
  });
  return {
    caption,
    columns: [
      { label: view.words.column.lane, kind: 'word' },
      { label: column.asked, kind: 'number' },
      { label: column.open, kind: 'number' },
      { label: column.connections, kind: 'number' },
      { label: column.fetch, kind: 'number' },
    ],
    rows,
  };
}

/** Undefined where no browser was asked. */
export function browserFigure(facts: Facts): AnyFigure | undefined {
  const limits = browserLimits(facts);
  if (!limits) return undefined;
  const { view } = facts;
  const words = view.words.today.browser;
  const { stream, twoTabs, overHttp2, socket, socketOverHttp2, shown } = limits;
  const drawn = [stream, twoTabs, overHttp2, socket, socketOverHttp2].flatMap((one) => one ?? []);
  if (drawn.length === 0) return undefined;
  const rows = drawn.map((one) => rowOf(facts, one));
  const asked = formatNumber(shown, view.lang);
  const spec: LampsSpec = {
    id: ID,
    kind: 'lamps',
    head: { lamps: words.head.lamps(asked), fetch: words.head.fetch },
    rows,
  };
  const title = plainText(browserFinding(facts)) || words.titlePlain;
  const rounds = drawn.flatMap(({ open }) => {
    const cell = isRead(open) ? open.placed.cell : undefined;
    return cell?.status === 'valid' ? [cell.validRounds] : [];
  });
  return {
    id: ID,
    shows: { scenario: 'browser-limits', metric: 'streamsOpen', over: 'lanes' },
    title,
    subtitle: words.subtitle,
    key: [],
    spec,
    table: tableOf(facts, limits, title),
    foot: roundsFoot(view, rounds),
    alt: view.words.chartAlt(
      title,
      rows
        .map(
          ({ label, about, count, fetch, gap }) => `${label}, ${about}: ${gap ?? `${count}, ${fetch.text}`}`,
        )
        .join('; '),
    ),
  };
}
