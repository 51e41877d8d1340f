/** HTTP/2 in this run: what a poll weighs once the headers are known, and what is left of a socket's lead. */
import { formatExact } from '../format.js';
import { pointerTo } from '../model/view.js';
import type { Figure, Prose } from '../prose.js';
import { readBeside, readStanding, whereAsked } from './conditions.js';
import { countOf } from './derived.js';
import type { Facts, Reading } from './facts.js';
import { isRead, named, together } from './mentions.js';

const COMMAND =
  'npm run bench -- --scenarios exact,push --lanes long-polling,sse,ws,long-polling@h2,sse@h2,websocket@h2';
const POLLING = 'long-polling';
const STREAMS = ['sse', 'chunked'];
const EXACT = 'exact';

/** Figures of one lane together; undefined where one of them is missing. */
function summed(
  facts: Facts,
  readings: readonly (Reading | undefined)[],
): { readonly value: number; readonly figure: Figure; readonly readings: readonly Reading[] } | undefined {
  const all = readings.flatMap((one) => one ?? []);
  const [first] = all;
  if (!first || all.length < readings.length) return undefined;
  const value = all.reduce((sum, one) => sum + one.value, 0);
  if (all.length === 1) return { value, figure: first.figure, readings: all };
  const from = all.map((one) => pointerTo(one.placed, one.metric));
  const text = formatExact(facts.view.metric(first.metric), value, facts.view.lang);
  return { value, figure: { text, from, how: 'sum' }, readings: all };
}

type Sum = NonNullable<ReturnType<typeof summed>>;

export interface Packed {
  /** Heads and framing of one long poll over HTTP/1.1, of one over HTTP/2, and of the first over HTTP/2. */
  readonly old: Sum;
  readonly later: Sum;
  readonly first: Sum;
  /** Framing of one message by a socket. */
  readonly frame: Sum | undefined;
}

const AROUND = ['requestHeadBytesPerMessage', 'responseHeadBytesPerMessage', 'framingBytesPerMessage'];

/** What stands around one message by a poll, before and after HTTP/2 knows its headers. */
export function packedPolls(facts: Facts): Packed | undefined {
  const lane = `${POLLING}@h2`;
  const later = summed(
    facts,
    AROUND.map((metric) => readStanding(facts, lane, EXACT, metric)),
  );
  if (!later) return undefined;
  const old = summed(
    facts,
    later.readings.map((one) => readBeside(facts, POLLING, one)),
  );
  const opening = ['openingUpBytes', 'openingDownBytes'];
  const first = summed(
    facts,
    opening.map((metric) => readStanding(facts, lane, EXACT, metric)),
  );
  const socket = facts.lane('websocket');
  const framing = later.readings.at(-1);
  const frame = summed(facts, [socket && framing && readBeside(facts, socket.id, framing)]);
  return old && first ? { old, later, first, frame } : undefined;
}

/** What sending one message moves, both ways, by a request over HTTP/2. */
export function sentOverHttp2(facts: Facts): Sum | undefined {
  const ways = ['sendUpBytesPerMessage', 'sendDownBytesPerMessage'];
  const lanes = [...STREAMS, POLLING].map((id) => `${id}@h2`);
  const found = lanes.map((lane) =>
    summed(
      facts,
      ways.map((metric) => readStanding(facts, lane, EXACT, metric)),
    ),
  );
  return found.find((one) => one !== undefined);
}

function sent(facts: Facts): Prose {
  const packed = sentOverHttp2(facts);
  const socket = facts.lane('websocket');
  if (!packed || !socket) return [];
  const lane = packed.readings[0]!.lane.transport;
  const beside = (id: string) =>
    summed(
      facts,
      packed.readings.map((one) => readBeside(facts, id, one)),
    );
  const [old, frame] = [beside(lane), beside(socket.id)];
  if (!old || !frame) return [];
  const words = facts.view.words.today.http2;
  return words.sent({ packed: packed.figure, old: old.figure, frame: frame.figure });
}

function connections(facts: Facts): Prose {
  for (const id of STREAMS) {
    const packed = readStanding(facts, `${id}@h2`, EXACT, 'connectionsPerClient');
    const old = packed && readBeside(facts, id, packed);
    if (!packed || !old) continue;
    return facts.view.words.today.http2.connections({
      lane: packed.name,
      packed: countOf(facts, packed).figure,
      old: countOf(facts, old).figure,
    });
  }
  return [];
}

/** The age of news by a stream over HTTP/2 beside a socket's, where both were asked. */
function fresh(facts: Facts): Prose {
  const metric = 'latencyP50Ns';
  const socket = facts.lane('websocket');
  for (const id of STREAMS) {
    const stream = readStanding(facts, `${id}@h2`, 'push', metric);
    const other = stream && socket && facts.read(socket.id, 'push', metric, stream.placed.cell.point);
    if (!stream || !other || !isRead(other)) continue;
    const { status } = facts.times('push', metric, stream.lane.id, other.lane.id, stream.placed.cell.point);
    const told = status === 'absent' ? undefined : status === 'apart';
    return facts.view.words.today.http2.fresh({ stream: named(stream), socket: named(other), told });
  }
  return [];
}

function socketInside(facts: Facts): Prose {
  const words = facts.view.words.today.http2;
  const lane = 'websocket@h2';
  const framing = readStanding(facts, lane, EXACT, 'framingBytesPerMessage');
  if (framing) return words.socket(framing.figure);
  const at = whereAsked(facts, EXACT, lane);
  const read = at && facts.read(lane, EXACT, 'framingBytesPerMessage', at);
  return read?.status === 'withheld' ? words.noSocket(read.reason) : [];
}

export function http2Said(facts: Facts): Prose {
  const packed = packedPolls(facts);
  const { today } = facts.view.words;
  const said = together(
    packed &&
      today.http2.packed({
        first: packed.first.figure,
        later: packed.later.figure,
        old: packed.old.figure,
      }),
    sent(facts),
    connections(facts),
    fresh(facts),
    socketInside(facts),
  );
  return said.length > 0 ? said : today.unmeasured(COMMAND);
}
