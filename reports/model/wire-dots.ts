/** One square a byte: the same news by a poll, as an event of a stream and in a frame. */
import type { SeenPart } from '../../results/wire/exchange.js';
import { talksIn } from '../../results/wire/exchange.js';
import type { ByteRun, ByteTone } from '../charts/bytes/spec.js';
import { lookOf } from '../charts/theme.js';
import { formatExact } from '../format.js';
import type { RunId } from '../messages/wire-shapes.js';
import type { LaneWire, WireFacts } from '../story/wire-facts.js';
import { byteDots } from './byte-dots.js';
import type { AnyFigure } from './figures.js';
import type { RunView } from './view.js';

const NEWS = 'news';
/** Of polling the one that asks most, of streams the one that browsers know, and the socket. */
const SHOWN = ['short-polling', 'sse', 'websocket'];

const tones: Readonly<Record<RunId, ByteTone>> = {
  requestLine: 'framing',
  cookie: 'repeated',
  requestFields: 'framing',
  answerHead: 'framing',
  bodyFraming: 'framing',
  chunkFraming: 'framing',
  eventFraming: 'framing',
  frameHead: 'framing',
  payload: 'payload',
};
const order = Object.keys(tones) as RunId[];

const utf8Bytes = (text: string) => new TextEncoder().encode(text).length;

/** How many of a part's bytes are the message itself. */
function payloadBytes({ id, name, value, length }: SeenPart): number {
  if (id === 'frame-payload') return length;
  if (id === 'event-field') return name === 'data' ? utf8Bytes(value) : 0;
  if (id === 'chunk-data') return utf8Bytes(value.trimEnd());
  if (id !== 'body') return 0;
  // A poll's answer is a list of messages: its own brackets, and the commas between, are not the messages'.
  return /^\[\[.*\]\]$/s.test(value) ? length - 2 : 0;
}

function runOf({ id, name }: SeenPart, way: 'up' | 'down'): RunId {
  if (id === 'request-line') return 'requestLine';
  if (id === 'field' && way === 'up') return name.toLowerCase() === 'cookie' ? 'cookie' : 'requestFields';
  if (id === 'blank-line' && way === 'up') return 'requestFields';
  if (id === 'body') return 'bodyFraming';
  if (id.startsWith('chunk') || id === 'last-chunk') return 'chunkFraming';
  if (id.startsWith('event')) return 'eventFraming';
  return /^(frame|masking)/.test(id) ? 'frameHead' : 'answerHead';
}

interface Group {
  readonly wire: LaneWire;
  readonly counts: ReadonlyMap<RunId, number>;
  readonly around: number;
  readonly payload: number;
}

function groupOf(wire: LaneWire): Group | undefined {
  const counts = new Map<RunId, number>();
  const add = (run: RunId, bytes: number) => counts.set(run, (counts.get(run) ?? 0) + bytes);
  for (const { way, parts } of talksIn(wire.exchange, NEWS)) {
    for (const part of parts) {
      const inner = payloadBytes(part);
      add('payload', inner);
      add(runOf(part, way), part.length - inner);
    }
  }
  const payload = counts.get('payload') ?? 0;
  const all = [...counts.values()].reduce((sum, bytes) => sum + bytes, 0);
  return payload > 0 ? { wire, counts, around: all - payload, payload } : undefined;
}

/** The picture; undefined where the run lacks the bytes of a poll or of a socket. */
export function dotsFigure(view: RunView, wire: WireFacts): AnyFigure | undefined {
  const words = view.words.wire.dots;
  const size = (bytes: number) => formatExact({ id: 'wireBytes', unit: 'B' }, bytes, view.lang);
  const groups = SHOWN.flatMap((transport) => {
    const lane = wire.of(transport);
    const group = lane && groupOf(lane);
    return group ? [group] : [];
  });
  const [poll, socket] = [groups[0], groups.at(-1)];
  if (!poll || !socket) return undefined;
  const ends = [poll, socket].map((group) => group.wire.lane.transport);
  if (ends[0] !== SHOWN[0] || ends[1] !== SHOWN.at(-1)) return undefined;
  const runsOf = ({ counts }: Group): ByteRun[] =>
    order.flatMap((id) => {
      const bytes = counts.get(id) ?? 0;
      return bytes > 0 ? [{ label: words.run[id], tone: tones[id], bytes, text: size(bytes) }] : [];
    });
  const drawn = groups.map((group) => ({
    look: lookOf(group.wire.lane),
    label: group.wire.name,
    sum: words.sum(size(group.around), size(group.payload)),
    runs: runsOf(group),
  }));
  return byteDots(view, 'wire-dots', drawn, {
    shows: { scenario: 'wire', metric: 'bytes', over: null },
    title: words.title(size(poll.around), size(socket.around)),
    subtitle: words.subtitle,
    foot: words.foot,
  });
}
