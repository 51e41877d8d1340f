/**
 * The lane table: what is compared, in which order, and under which names. It stands here once and
 * travels in every result file, so that a report needs no other source.
 *
 * A new lane is a line here, a file in `servers/` named in its registry, and, where the transport is
 * new, one in `clients/`. The compiler and the conformance suite name what is missing.
 */

/** How messages travel. */
export const transports = {
  'short-polling': { holds: false, push: false, duplex: false },
  'long-polling': { holds: true, push: true, duplex: false },
  chunked: { holds: true, push: true, duplex: false },
  sse: { holds: true, push: true, duplex: false },
  websocket: { holds: true, push: true, duplex: true },
} as const satisfies Record<string, TransportFacts>;

export interface TransportFacts {
  /** A silent client keeps a connection (or a held request) at the server. */
  readonly holds: boolean;
  /** The server can speak without being asked again for each message. */
  readonly push: boolean;
  /** The client can speak on the connection that it listens on. */
  readonly duplex: boolean;
}

export type Transport = keyof typeof transports;
export type Engine = 'express' | 'ws' | 'uws' | 'http' | 'net' | 'uws-loop';
/**
 * `main`: the six that a run compares unless told otherwise. `engine`: a transport on an engine that it
 * shares with others, so that framework and transport can be told apart. `control`: what harness, kernel
 * or a protocol by itself cost; drawn grey and never ranked.
 */
export type LaneSet = 'main' | 'engine' | 'control';
/** Kin share a hue in every chart; controls are grey and never ranked. */
export type Family = 'polling' | 'stream' | 'socket' | 'control';

export interface Lane {
  readonly id: string;
  readonly transport: Transport;
  readonly engine: Engine;
  readonly family: Family;
  readonly set: LaneSet;
  readonly title: { readonly en: string; readonly ko: string };
}

export const lanes = [
  {
    id: 'short-polling',
    transport: 'short-polling',
    engine: 'express',
    family: 'polling',
    set: 'main',
    title: { en: 'Short polling', ko: '숏 폴링' },
  },
  {
    id: 'long-polling',
    transport: 'long-polling',
    engine: 'express',
    family: 'polling',
    set: 'main',
    title: { en: 'Long polling', ko: '롱 폴링' },
  },
  {
    id: 'chunked',
    transport: 'chunked',
    engine: 'express',
    family: 'stream',
    set: 'main',
    title: { en: 'Chunked streaming', ko: '청크 스트리밍' },
  },
  {
    id: 'sse',
    transport: 'sse',
    engine: 'express',
    family: 'stream',
    set: 'main',
    title: { en: 'Server-Sent Events', ko: 'SSE' },
  },
  {
    id: 'ws',
    transport: 'websocket',
    engine: 'ws',
    family: 'socket',
    set: 'main',
    title: { en: 'WebSocket (ws)', ko: '웹소켓 (ws)' },
  },
  {
    id: 'uws',
    transport: 'websocket',
    engine: 'uws',
    family: 'socket',
    set: 'main',
    title: { en: 'WebSocket (µWS)', ko: '웹소켓 (µWS)' },
  },
] as const satisfies readonly Lane[];

export type LaneId = (typeof lanes)[number]['id'];

export const laneIds: readonly LaneId[] = lanes.map((lane) => lane.id);

/** The six lanes of the argument. */
export const mainLaneIds: readonly LaneId[] = lanes.filter(({ set }) => set === 'main').map(({ id }) => id);

/** The lane of that name, or undefined. */
export function findLane(id: string): (Lane & { id: LaneId }) | undefined {
  return lanes.find((lane) => lane.id === id);
}
