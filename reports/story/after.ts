/** And then? What came after, how much of it this run knows, and where WebSocket is not the answer. */
import type { Door } from '../../results/capture.js';
import type { Known, ProtocolId } from '../messages/after-shapes.js';
import type { Table } from '../model/tables.js';
import type { RunView } from '../model/view.js';
import type { Prose } from '../prose.js';
import { cleanName } from '../text.js';
import { contestSentences, tiedStream } from './contests.js';
import type { Facts } from './facts.js';
import { together } from './mentions.js';
import type { StepDefinition } from './step.js';
import { sendingOf } from './upgrade.js';

/** In the order of the table; `door`: how the token of its `Upgrade` field begins. */
const protocols: readonly { readonly id: ProtocolId; readonly door?: string }[] = [
  { id: 'https', door: 'TLS' },
  { id: 'compression' },
  { id: 'browser' },
  { id: 'h2c', door: 'h2c' },
  { id: 'http2' },
  { id: 'socketOverHttp2' },
  { id: 'grpc' },
  { id: 'http3' },
  { id: 'webTransport' },
];

const doorOf = ({ run }: RunView, token: string | undefined): Door | undefined =>
  token === undefined ? undefined : run.doors?.find(({ protocol }) => protocol.startsWith(token));

function knownOf(view: RunView, token: string | undefined): Known {
  const door = doorOf(view, token);
  if (!door) return 'no';
  return door.status === 'measured' ? 'door' : 'closedDoor';
}

function protocolTable(view: RunView): Table {
  const { caption, column, known, rows } = view.words.after.after.table;
  return {
    caption,
    columns: [
      { label: column.name, kind: 'word' },
      { label: column.known, kind: 'word' },
      { label: column.about, kind: 'text' },
    ],
    rows: protocols.map(({ id, door }) => ({
      header: rows[id].name,
      headerRows: 1,
      look: null,
      cells: [known[knownOf(view, door)], rows[id].about],
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
  tables: ({ view }) => [protocolTable(view)],
};
