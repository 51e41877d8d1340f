/** One WebSocket's connection from its opening to its FINs, in the order in which things were sent. */
import type { Happening, SeenPart, Talk, Way } from '../../results/wire/exchange.js';
import type { LadderRung } from '../charts/bytes/spec.js';
import { lookOf } from '../charts/theme.js';
import { formatExact } from '../format.js';
import type { LaneWire, WireFacts } from '../story/wire-facts.js';
import { cleanLine } from '../text.js';
import { witnessText } from './exchange.js';
import { framesOf } from './exchange-frames.js';
import type { AnyFigure } from './figures.js';
import type { RunView } from './view.js';

const FIRST = 0;
const CONTROL_FROM = 8;
const LABEL_CHARACTERS = 48;

const lengthOf = (parts: readonly SeenPart[]) => parts.reduce((sum, { length }) => sum + length, 0);

function httpRungs(view: RunView, { parts, way }: Talk): LadderRung[] {
  const first = parts.findIndex(({ id }) => id === 'request-line' || id === 'status-line');
  const start = parts[first];
  if (!start) return [];
  const end = parts.findIndex(({ id }) => id === 'blank-line');
  const head = parts.slice(first, end < 0 ? undefined : end + 1);
  const detail = formatExact({ id: 'wireBytes', unit: 'B' }, lengthOf(head), view.lang);
  const label = cleanLine(start.value, LABEL_CHARACTERS);
  const switches = start.id === 'status-line' && / 101\b/.test(start.value);
  const rung: LadderRung = { way, label, detail, tone: 'http' };
  const band: LadderRung = { way: null, label: view.words.wire.ladder.band, detail: '', tone: 'http' };
  return switches ? [rung, band] : [rung];
}

function frameRungs(view: RunView, { parts, way }: Talk): LadderRung[] {
  return framesOf(parts).map((frame): LadderRung => {
    const head = frame[0]?.frame;
    const pieces = Math.max(...frame.map(({ segments }) => segments));
    const control = (head?.opcode ?? 0) >= CONTROL_FROM;
    const size = formatExact({ id: 'wireBytes', unit: 'B' }, lengthOf(frame), view.lang);
    return {
      way,
      label: control ? (head?.opcodeName ?? '') : `${head?.opcodeName}, FIN ${Number(head?.fin)}`,
      detail: pieces > 1 ? `${size}, ${view.words.wire.segments(pieces)}` : size,
      tone: control ? 'control' : 'frame',
    };
  });
}

/** Each FIN once, with all who saw it. */
function finRungs(view: RunView, { fins }: LaneWire): ReadonlyMap<Way, LadderRung> {
  const rungs = new Map<Way, LadderRung>();
  for (const { way, by } of fins) {
    const before = rungs.get(way)?.detail;
    const detail = before === undefined ? witnessText(view, by) : `${before}, ${witnessText(view, by)}`;
    rungs.set(way, { way, label: 'FIN', detail, tone: 'tcp' });
  }
  return rungs;
}

function rungsOf(view: RunView, wire: LaneWire): LadderRung[] {
  const fins = finRungs(view, wire);
  const drawn = new Set<Way>();
  const rungOf = (one: Happening): LadderRung[] => {
    if (one.connection !== FIRST || one.kind === 'endpoints') return [];
    if (one.kind === 'bytes') return [...httpRungs(view, one), ...frameRungs(view, one)];
    const fin = fins.get(one.way);
    if (!fin || drawn.has(one.way)) return [];
    drawn.add(one.way);
    return [fin];
  };
  return wire.exchange.steps.flatMap(({ happenings }) => happenings.flatMap(rungOf));
}

/** The picture; undefined where the run has no socket's bytes. */
export function ladderFigure(view: RunView, facts: WireFacts): AnyFigure | undefined {
  const wire = facts.of('websocket');
  const rungs = wire ? rungsOf(view, wire) : [];
  if (!wire || !rungs.some(({ way }) => way === null)) return undefined;
  const { ladder, way: ways } = view.words.wire;
  const title = ladder.title(wire.sameEnds);
  const wayText = (way: LadderRung['way']) => (way === null ? ladder.across : ways[way]);
  return {
    id: 'wire-ladder',
    shows: { scenario: 'wire', metric: 'ladder', over: null },
    title,
    subtitle: ladder.subtitle,
    key: [],
    spec: {
      id: 'wire-ladder',
      kind: 'ladder',
      look: lookOf(wire.lane),
      client: ladder.client,
      server: ladder.server,
      before: wire.before,
      after: wire.after,
      rungs,
    },
    table: {
      caption: title,
      columns: [
        { label: ladder.column.way, kind: 'word' },
        { label: ladder.column.what, kind: 'code' },
        { label: ladder.column.detail, kind: 'aside' },
      ],
      rows: rungs.map(({ way, label, detail }) => ({
        header: wayText(way),
        headerRows: 1,
        look: null,
        cells: [label, detail],
        withheld: null,
      })),
    },
    foot: ladder.foot,
    alt: view.words.chartAlt(title, rungs.map(({ way, label }) => `${wayText(way)}: ${label}`).join('; ')),
  };
}
