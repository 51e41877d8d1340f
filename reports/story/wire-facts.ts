/**
 * What the captured bytes say: by transport, figures for sentences and the facts that claims rest on. A
 * figure here counts bytes that stand in the file, and points at them.
 */
import type { CaptureEvent, Door } from '../../results/schema/capture.js';
import type { LaneInfo } from '../../results/schema.js';
import { acceptKey } from '../../results/wire/accept-key.js';
import {
  type Exchange,
  readCapture,
  type Segment,
  type Talk,
  talksIn,
  type Way,
} from '../../results/wire/exchange.js';
import type { PartId, WirePart } from '../../results/wire/parts.js';
import { formatExact } from '../format.js';
import type { Figure } from '../prose.js';
import type { Facts } from './facts.js';

/** Bytes that were counted, with the figure that says so. */
export interface Counted {
  readonly value: number;
  readonly figure: Figure;
}

/** One end of a connection as it is printed, such as `127.0.0.1:8080`. */
export interface Ends {
  readonly client: string;
  readonly server: string;
  /** Who said so: a socket's own call, the kernel's table. */
  readonly by: string;
}

export interface SeenFin {
  readonly way: Way;
  /** Who saw it. */
  readonly by: string;
}

export interface LaneWire {
  readonly lane: LaneInfo;
  /** The lane's name as it is printed. */
  readonly name: string;
  /** JSON pointer of the capture. */
  readonly pointer: string;
  readonly exchange: Exchange;
  /** All bytes of a step that way (`opening`, `nothing`, `news`, `answer`, …); undefined where there are none. */
  bytes(step: string, way: Way): Counted | undefined;
  /** The same of both ways together. */
  exchanged(step: string): Counted | undefined;
  /** Bytes of those parts in a step that way: of a head, a payload, a frame's head. They have no figure of their own. */
  partBytes(step: string, way: Way, ids: readonly PartId[]): number;
  /** TCP connections that the client opened. */
  readonly connections: number;
  /** The first connection's ends before anything was sent, and as last seen after the protocol had changed; null where not seen. */
  readonly before: Ends | null;
  readonly after: Ends | null;
  /** Same addresses and ports before and after; null where one of the two was not seen. */
  readonly sameEnds: boolean | null;
  /** The status of the first answer on the first connection; null where none was read. */
  readonly status: number | null;
  /** The accept key is the one that RFC 6455, section 4.2.2 derives from the request's; null where there is none. */
  readonly acceptKeyRight: boolean | null;
  /** Frames of a name seen in any step, that way. */
  frames(name: string, way: Way): number;
  /** Bytes of a data frame's head in the step, masking key included; undefined where there is no such frame. */
  frameHeadBytes(step: string, way: Way): number | undefined;
  /** FINs of the first connection, in the order in which they were seen. */
  readonly fins: readonly SeenFin[];
  /** A close frame went each way before the first FIN was seen. */
  readonly closedBeforeFin: boolean;
}

export interface WireFacts {
  /** The capture of the lane that stands for a transport; undefined where the run has none. */
  of(transport: string): LaneWire | undefined;
  /** Why there is none, in the report's language; null where the run did not ask. */
  reason(transport: string): string | null;
  readonly doors: readonly Door[];
}

const WIRE = 'wire';
const known = new WeakMap<Facts['view'], WireFacts>();

/** What the captures of a run say; the same answer for the same view. */
export function wireOf(facts: Facts): WireFacts {
  const { view } = facts;
  const already = known.get(view);
  if (already) return already;
  const lanes = new Map<string, LaneWire | undefined>();
  const wire: WireFacts = {
    of(transport) {
      if (!lanes.has(transport)) lanes.set(transport, laneWire(facts, transport));
      return lanes.get(transport);
    },
    reason(transport) {
      const read = facts.read(transport, WIRE, primaryOf(facts));
      return read.status === 'withheld' ? read.reason : null;
    },
    doors: view.run.doors ?? [],
  };
  known.set(view, wire);
  return wire;
}

const primaryOf = ({ view }: Facts): string =>
  view.run.scenarios.find(({ id }) => id === WIRE)?.primaryMetric ?? '';

/** The lane of the transport whose trial holds a capture: the one that stands for it before others. */
function laneWire(facts: Facts, transport: string): LaneWire | undefined {
  const { run, lanes, laneTitle } = facts.view;
  const first = facts.lane(transport);
  const main = lanes.filter((lane) => lane.transport === transport && lane.set === 'main');
  for (const lane of [...(first ? [first] : []), ...main]) {
    const index = run.trials.findIndex(
      (trial) =>
        trial.scenario === WIRE && trial.lane === lane.id && trial.status === 'valid' && trial.capture,
    );
    const trial = run.trials[index];
    if (trial?.status !== 'valid' || !trial.capture) continue;
    const { steps } = trial.capture;
    return read(facts, lane, laneTitle(lane.id), {
      pointer: `/trials/${index}/capture`,
      exchange: readCapture(trial.capture),
      events: steps.flatMap(({ events }) => events),
    });
  }
  return undefined;
}

interface Captured {
  readonly pointer: string;
  readonly exchange: Exchange;
  readonly events: readonly CaptureEvent[];
}

const FIRST = 0;
const isData = ({ frame }: WirePart) => frame !== undefined && frame.opcode < 8;

function read(facts: Facts, lane: LaneInfo, name: string, { pointer, exchange, events }: Captured): LaneWire {
  const [before, after] = endsOf(events);
  const partsOf = (step: string, way: Way) =>
    talksIn(exchange, step).flatMap((talk) => (talk.way === way ? talk.parts : []));
  const everywhere = (way: Way) =>
    [...exchange.connections.values()].flatMap((connection) => connection[way]);
  const connections = new Set(events.map(({ connection }) => connection)).size;
  return {
    lane,
    name,
    pointer,
    exchange,
    connections,
    before,
    after,
    sameEnds: before && after && before.client === after.client && before.server === after.server,
    status: exchange.connections.get(FIRST)?.heads.down[0]?.status ?? null,
    acceptKeyRight: isAcceptRight(exchange),
    bytes: (step, way) => counted(facts, pointer, exchange, { step, ways: [way] }),
    exchanged: (step) => counted(facts, pointer, exchange, { step, ways: ['up', 'down'] }),
    partBytes: (step, way, ids) =>
      partsOf(step, way).reduce((sum, part) => sum + (ids.includes(part.id) ? part.length : 0), 0),
    frames: (of, way) => everywhere(way).filter(({ frame }) => frame?.opcodeName === of).length,
    frameHeadBytes: (step, way) => partsOf(step, way).find(isData)?.frame?.headBytes,
    fins: events.flatMap((event) =>
      event.kind === 'fin' && event.connection === FIRST ? [{ way: event.way, by: event.by }] : [],
    ),
    closedBeforeFin: closedBeforeFin(exchange),
  };
}

function counted(
  { view }: Facts,
  pointer: string,
  { steps, segments }: Exchange,
  of: { readonly step: string; readonly ways: readonly Way[] },
): Counted | undefined {
  const found = segments.filter(({ way, step }) => of.ways.includes(way) && steps[step]?.id === of.step);
  if (found.length === 0) return undefined;
  const value = found.reduce((sum, { from, end }) => sum + end - from, 0);
  const place = (one: Segment) => `${pointer}/steps/${one.step}/events/${one.event}/base64`;
  const text = formatExact({ id: 'wireBytes', unit: 'B' }, value, view.lang);
  return { value, figure: { text, from: found.map(place), how: 'bytes' } };
}

/** As first and as last seen on the first connection; the last is null where it was seen once only. */
function endsOf(events: readonly CaptureEvent[]): [Ends | null, Ends | null] {
  const seen = events.flatMap((event) =>
    event.kind === 'endpoints' && event.connection === FIRST ? [event] : [],
  );
  const switchedAt = events.findIndex((event) => event.kind === 'bytes' && event.way === 'down');
  const ends = seen.map((event): Ends & { late: boolean } => ({
    client: endText(event.client),
    server: endText(event.server),
    by: event.by,
    late: switchedAt >= 0 && events.indexOf(event) > switchedAt,
  }));
  return [ends.find(({ late }) => !late) ?? null, ends.filter(({ late }) => late).at(-1) ?? null];
}

export const endText = ({ address, port }: { address: string; port: number }): string =>
  address.includes(':') ? `[${address}]:${port}` : `${address}:${port}`;

function isAcceptRight({ connections }: Exchange): boolean | null {
  const first = connections.get(FIRST);
  const key = first?.heads.up[0]?.fields.get('sec-websocket-key');
  const answer = first?.heads.down[0]?.fields.get('sec-websocket-accept');
  return key === undefined || answer === undefined ? null : acceptKey(key) === answer;
}

const holdsClose = (talk: Talk) => talk.parts.some(({ frame }) => frame?.opcodeName === 'close');

function closedBeforeFin({ steps }: Exchange): boolean {
  const closed = new Set<Way>();
  for (const one of steps.flatMap(({ happenings }) => happenings)) {
    if (one.connection !== FIRST) continue;
    if (one.kind === 'fin') return closed.size === 2;
    if (one.kind === 'bytes' && holdsClose(one)) closed.add(one.way);
  }
  return false;
}
