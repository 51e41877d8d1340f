/** A capture read again: each step's bytes as parts, with the segments in which they came. */
import type { Capture, CaptureEvent } from '../schema/capture.js';
import { concat, fromBase64 } from './bytes.js';
import { type ReadConnection, readConnection } from './connection.js';
import type { WirePart } from './parts.js';

export type Way = 'up' | 'down';

/** Bytes of one write or read, by their place on that way of the connection. */
export interface Segment {
  readonly connection: number;
  readonly way: Way;
  /** Indexes into the capture. */
  readonly step: number;
  readonly event: number;
  readonly from: number;
  /** Behind the last byte. */
  readonly end: number;
}

/** A part, and how many segments its bytes came in. */
export type SeenPart = WirePart & { readonly segments: number };

/** Segments that followed each other on one way of one connection, and the parts that begin in them. */
export interface Talk {
  readonly kind: 'bytes';
  readonly connection: number;
  readonly way: Way;
  readonly segments: readonly Segment[];
  readonly parts: readonly SeenPart[];
  /** Behind the change of protocol. */
  readonly switched: boolean;
}

type OtherEvent = Exclude<CaptureEvent, { kind: 'bytes' }>;
export type Happening = Talk | (OtherEvent & { readonly event: number });

export interface ReadStep {
  readonly id: string;
  readonly happenings: readonly Happening[];
}

export interface Exchange {
  /** By number. */
  readonly connections: ReadonlyMap<number, ReadConnection>;
  readonly steps: readonly ReadStep[];
  readonly segments: readonly Segment[];
}

const wayKey = ({ connection, way }: Pick<Segment, 'connection' | 'way'>) => `${connection} ${way}`;

/** Reads all that was captured. Pure; never throws. */
export function readCapture({ steps }: Capture): Exchange {
  const pieces = new Map<string, { all: Uint8Array[]; length: number }>();
  const segments: Segment[] = [];
  steps.forEach(({ events }, step) => {
    events.forEach((event, index) => {
      if (event.kind !== 'bytes') return;
      const { connection, way } = event;
      const bytes = fromBase64(event.base64);
      const known = pieces.get(wayKey(event)) ?? { all: [], length: 0 };
      pieces.set(wayKey(event), known);
      segments.push({
        connection,
        way,
        step,
        event: index,
        from: known.length,
        end: known.length + bytes.length,
      });
      known.all.push(bytes);
      known.length += bytes.length;
    });
  });
  const whole = (connection: number, way: Way) => concat(pieces.get(wayKey({ connection, way }))?.all ?? []);
  const numbers = [...new Set(segments.map(({ connection }) => connection))];
  const connections = new Map(
    numbers.map((number) => [number, readConnection(whole(number, 'up'), whole(number, 'down'))]),
  );
  return {
    connections,
    segments,
    steps: steps.map(({ id, events }, step) => ({
      id,
      happenings: happeningsOf(events, {
        connections,
        segments: segments.filter((segment) => segment.step === step),
        all: segments,
      }),
    })),
  };
}

interface Known {
  readonly connections: ReadonlyMap<number, ReadConnection>;
  /** Of the step. */
  readonly segments: readonly Segment[];
  readonly all: readonly Segment[];
}

function happeningsOf(events: readonly CaptureEvent[], known: Known): Happening[] {
  const found: ((OtherEvent & { event: number }) | Segment[])[] = [];
  events.forEach((event, index) => {
    if (event.kind !== 'bytes') {
      found.push({ ...event, event: index });
      return;
    }
    const segment = known.segments.find((one) => one.event === index);
    const last = found.at(-1);
    if (!segment) return;
    if (Array.isArray(last) && wayKey(last[0] as Segment) === wayKey(segment)) last.push(segment);
    else found.push([segment]);
  });
  return found.map((one) => (Array.isArray(one) ? talkOf(one, known) : one));
}

function talkOf(segments: readonly Segment[], { connections, all }: Known): Talk {
  const [first] = segments as readonly [Segment, ...Segment[]];
  const { connection, way, from } = first;
  const end = segments.at(-1)?.end ?? from;
  const read = connections.get(connection);
  const sameWay = all.filter((segment) => wayKey(segment) === wayKey(first));
  const within = (read?.[way] ?? []).filter(({ offset }) => offset >= from && offset < end);
  const parts = within.map((part) => ({ ...part, segments: touched(part, sameWay) }));
  const change = read?.switched?.[way];
  return {
    kind: 'bytes',
    connection,
    way,
    segments,
    parts,
    switched: change !== undefined && from >= change,
  };
}

const touched = ({ offset, length }: WirePart, segments: readonly Segment[]): number =>
  segments.filter(({ from, end }) => from < offset + length && end > offset).length;

/** The talks of the steps with that id, in order. */
export function talksIn({ steps }: Exchange, id: string): Talk[] {
  return steps
    .filter((step) => step.id === id)
    .flatMap(({ happenings }) => happenings.filter((one): one is Talk => one.kind === 'bytes'));
}
