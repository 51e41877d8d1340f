/** And then? What came after, how much of it this run knows, and where WebSocket is not the answer. */
import type { Door } from '../../results/schema/capture.js';
import type { LaneInfo } from '../../results/schema.js';
import type { Known, ProtocolId } from '../messages/after-shapes.js';
import { headsFigure } from '../model/heads-figure.js';
import type { Table } from '../model/tables.js';
import type { RunView } from '../model/view.js';
import type { Prose } from '../prose.js';
import { cleanName } from '../text.js';
import { browserLimits, isServed } from './browser-limits.js';
import { servedFigure } from './browser-words.js';
import type { Condition } from './conditions.js';
import { contestSentences, moreContests, tiedStream } from './contests.js';
import type { Facts } from './facts.js';
import { together } from './mentions.js';
import type { StepDefinition } from './step.js';
import { todayAsides } from './today.js';
import { packedPolls, sentOverHttp2 } from './today-http2.js';
import { sendingOf } from './upgrade.js';

interface ProtocolRow {
  readonly id: ProtocolId;
  readonly door?: string;
  readonly measured?: (facts: Facts) => boolean;
}

/** Some valid cell was measured under the condition. */
const isAsked = ({ view: { run } }: Facts, condition: Condition): boolean =>
  run.cells.some(({ status, point }) => status === 'valid' && Object.hasOwn(point, condition)) ||
  (condition === 'tls' && run.plan.conditions?.tls === true);

const hasFigures = ({ view }: Facts, of: (lane: LaneInfo) => boolean): boolean => {
  const lanes = new Set(view.lanes.filter(of).map(({ id }) => id));
  return view.run.cells.some(({ status, lane }) => status === 'valid' && lanes.has(lane));
};

/** In the order of the table; `door`: how the token of its `Upgrade` field begins. */
const protocols: readonly ProtocolRow[] = [
  { id: 'https', door: 'TLS', measured: (facts) => isAsked(facts, 'tls') },
  { id: 'compression', measured: (facts) => isAsked(facts, 'compression') },
  {
    id: 'browser',
    measured: (facts) => isAsked(facts, 'client') || browserLimits(facts)?.all.some(isServed) === true,
  },
  { id: 'h2c', door: 'h2c' },
  { id: 'http2', measured: (facts) => hasFigures(facts, (lane) => lane.engine === 'h2') },
  { id: 'socketOverHttp2', measured: (facts) => hasFigures(facts, ({ id }) => id === 'websocket@h2') },
  { id: 'grpc' },
  { id: 'http3' },
  { id: 'webTransport' },
];

const doorOf = ({ run }: RunView, token: string | undefined): Door | undefined =>
  token === undefined ? undefined : run.doors?.find(({ protocol }) => protocol.startsWith(token));

function knownOf(facts: Facts, { door: token, measured }: ProtocolRow): Known {
  if (measured?.(facts)) return 'measured';
  const door = doorOf(facts.view, token);
  if (!door) return 'no';
  return door.status === 'measured' ? 'door' : 'closedDoor';
}

function protocolTable(facts: Facts): Table {
  const { view } = facts;
  const { caption, column, known, rows } = view.words.after.after.table;
  return {
    caption,
    columns: [
      { label: column.name, kind: 'word' },
      { label: column.known, kind: 'word' },
      { label: column.about, kind: 'text' },
    ],
    rows: protocols.map((row) => ({
      header: rows[row.id].name,
      headerRows: 1,
      look: null,
      cells: [known[knownOf(facts, row)], rows[row.id].about],
      withheld: null,
    })),
  };
}

function doors({ view }: Facts): Prose {
  const open = (view.run.doors ?? []).filter(({ status }) => status === 'measured');
  if (open.length === 0) return [];
  return view.words.after.after.doors(open.map(({ protocol }) => cleanName(protocol)));
}

/** If HTTP/2 had come first: as far as this run's figures go. */
function first(facts: Facts): Prose {
  const measured = firstMeasured(facts);
  return measured.length > 0 ? measured : firstUnmeasured(facts);
}

/** By what HTTP/2 does to a poll, to a message of the client's, and to the browser's six. */
function firstMeasured(facts: Facts): Prose {
  const { after: afterWords, today } = facts.view.words;
  const packed = packedPolls(facts);
  const [frame, sent, sending] = [packed?.frame, sentOverHttp2(facts), sendingOf(facts)];
  const limits = browserLimits(facts);
  const said = together(
    packed && frame
      ? today.answer.polls({ old: packed.old.figure, later: packed.later.figure, frame: frame.figure })
      : undefined,
    sent && sending ? today.answer.up({ packed: sent.figure, frame: sending.frame.figure }) : undefined,
    isServed(limits?.overHttp2) ? today.answer.six(servedFigure(facts, limits.overHttp2)) : undefined,
  );
  if (said.length === 0) return [];
  return together(afterWords.after.firstMeasured(), said, today.answer.remains());
}

function firstUnmeasured(facts: Facts): Prose {
  const words = facts.view.words.after.after;
  const distance = facts.distance('push');
  const sending = sendingOf(facts);
  const level = distance && tiedStream(facts) ? words.firstDown(distance) : undefined;
  if (!level && !sending) return words.firstNone();
  return together(
    words.first(),
    level,
    sending && words.firstUp(sending.request.figure, sending.frame.figure),
    words.firstUnknown(),
  );
}

export const after: StepDefinition = {
  id: 'after',
  finding(facts) {
    const words = facts.view.words.after.after;
    const packed = packedPolls(facts);
    if (packed?.frame) {
      return words.findingPacked(packed.old.figure, packed.later.figure, packed.frame.figure);
    }
    const [stream, socket, distance] = [tiedStream(facts), facts.lane('websocket'), facts.distance('push')];
    const lane = stream && facts.lane(stream);
    if (!lane || !socket || !distance) return words.finding();
    return words.findingTie(facts.view.laneTitle(lane.id), facts.view.laneTitle(socket.id), distance);
  },
  beats(facts) {
    const words = facts.view.words.after.after;
    return {
      wanted: words.wanted(),
      tried: together(words.tried(), doors(facts)),
      hurt: contestSentences(facts),
      next: first(facts),
    };
  },
  charts: [{ scenario: 'connect', metric: 'firstMessageP50Ns', over: 'rttMs' }],
  tables: (facts) => [protocolTable(facts)],
  asides: (facts) => [moreContests(facts), ...todayAsides(facts)],
  pictures: (facts) => [headsFigure(facts)].flatMap((figure) => figure ?? []),
};
