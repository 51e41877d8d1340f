/**
 * The lane table: what is compared, in which order, and under which names. It stands here once and
 * travels in every result file, so that a report needs no other source.
 *
 * A new lane is a line here, a file in `servers/` named in its registry, and, where the transport is
 * new, one in `clients/`. The compiler and the conformance suite name what is missing.
 */

/** How messages travel. */
export const transports = {
  'short-polling': { holds: false, push: false, duplex: false, owesAnswer: false },
  'long-polling': { holds: true, push: true, duplex: false, owesAnswer: true },
  chunked: { holds: true, push: true, duplex: false, owesAnswer: true },
  sse: { holds: true, push: true, duplex: false, owesAnswer: true },
  websocket: { holds: true, push: true, duplex: true, owesAnswer: false },
  tcp: { holds: true, push: true, duplex: true, owesAnswer: false },
  /** socket.io has a protocol of its own on top of long polling, of a WebSocket, or of the first until the second stands. */
  'socketio-polling': { holds: true, push: true, duplex: false, owesAnswer: true },
  'socketio-websocket': { holds: true, push: true, duplex: true, owesAnswer: false },
  'socketio-upgrade': { holds: true, push: true, duplex: true, owesAnswer: false },
} as const satisfies Record<string, TransportFacts>;

export interface TransportFacts {
  /** A silent client keeps a connection (or a held request) at the server. */
  readonly holds: boolean;
  /** The server can speak without being asked again for each message. */
  readonly push: boolean;
  /** The client can speak on the connection that it listens on. */
  readonly duplex: boolean;
  /** A client that waits for news has a request under way whose answer is not complete. */
  readonly owesAnswer: boolean;
}

export type Transport = keyof typeof transports;
/** Transports in the wire contract's own form; a framework speaks its own protocol on top of them. */
export type ContractTransport = Exclude<Transport, `socketio-${string}`>;

export const isOfContract = (transport: Transport): transport is ContractTransport =>
  !transport.startsWith('socketio-');

/** `foreign`: a server that the project did not start, of which no more is known. */
export type Engine = OwnEngine | 'foreign';
export type OwnEngine = 'express' | 'ws' | 'uws' | 'http' | 'h2' | 'net' | 'uws-loop' | 'socket.io';
/**
 * `main`: the six that a run compares unless told otherwise. `engine`: a transport on an engine that it
 * shares with others, so that framework and transport can be told apart. `framework`: what people deploy on
 * top of these, with a protocol of its own. `control`: what harness, kernel or a protocol by itself cost;
 * drawn grey and never ranked.
 */
export type LaneSet = 'main' | 'engine' | 'framework' | 'control';
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
  {
    id: 'short-polling@http',
    transport: 'short-polling',
    engine: 'http',
    family: 'polling',
    set: 'engine',
    title: { en: 'Short polling on node:http', ko: '숏 폴링 (node:http)' },
  },
  {
    id: 'long-polling@http',
    transport: 'long-polling',
    engine: 'http',
    family: 'polling',
    set: 'engine',
    title: { en: 'Long polling on node:http', ko: '롱 폴링 (node:http)' },
  },
  {
    id: 'chunked@http',
    transport: 'chunked',
    engine: 'http',
    family: 'stream',
    set: 'engine',
    title: { en: 'Chunked streaming on node:http', ko: '청크 스트리밍 (node:http)' },
  },
  {
    id: 'sse@http',
    transport: 'sse',
    engine: 'http',
    family: 'stream',
    set: 'engine',
    title: { en: 'SSE on node:http', ko: 'SSE (node:http)' },
  },
  {
    id: 'short-polling@uws',
    transport: 'short-polling',
    engine: 'uws',
    family: 'polling',
    set: 'engine',
    title: { en: 'Short polling on µWS', ko: '숏 폴링 (µWS)' },
  },
  {
    id: 'long-polling@uws',
    transport: 'long-polling',
    engine: 'uws',
    family: 'polling',
    set: 'engine',
    title: { en: 'Long polling on µWS', ko: '롱 폴링 (µWS)' },
  },
  {
    id: 'chunked@uws',
    transport: 'chunked',
    engine: 'uws',
    family: 'stream',
    set: 'engine',
    title: { en: 'Chunked streaming on µWS', ko: '청크 스트리밍 (µWS)' },
  },
  {
    id: 'sse@uws',
    transport: 'sse',
    engine: 'uws',
    family: 'stream',
    set: 'engine',
    title: { en: 'SSE on µWS', ko: 'SSE (µWS)' },
  },
  {
    id: 'short-polling@h2',
    transport: 'short-polling',
    engine: 'h2',
    family: 'polling',
    set: 'engine',
    title: { en: 'Short polling on HTTP/2', ko: '숏 폴링 (HTTP/2)' },
  },
  {
    id: 'long-polling@h2',
    transport: 'long-polling',
    engine: 'h2',
    family: 'polling',
    set: 'engine',
    title: { en: 'Long polling on HTTP/2', ko: '롱 폴링 (HTTP/2)' },
  },
  {
    id: 'chunked@h2',
    transport: 'chunked',
    engine: 'h2',
    family: 'stream',
    set: 'engine',
    title: { en: 'Streaming on HTTP/2', ko: '스트리밍 (HTTP/2)' },
  },
  {
    id: 'sse@h2',
    transport: 'sse',
    engine: 'h2',
    family: 'stream',
    set: 'engine',
    title: { en: 'SSE on HTTP/2', ko: 'SSE (HTTP/2)' },
  },
  {
    id: 'websocket@h2',
    transport: 'websocket',
    engine: 'h2',
    family: 'socket',
    set: 'engine',
    title: { en: 'WebSocket on HTTP/2', ko: '웹소켓 (HTTP/2)' },
  },
  {
    id: 'polling@socket.io',
    transport: 'socketio-polling',
    engine: 'socket.io',
    family: 'polling',
    set: 'framework',
    title: { en: 'socket.io, polling', ko: 'socket.io (폴링)' },
  },
  {
    id: 'websocket@socket.io',
    transport: 'socketio-websocket',
    engine: 'socket.io',
    family: 'socket',
    set: 'framework',
    title: { en: 'socket.io, WebSocket', ko: 'socket.io (웹소켓)' },
  },
  {
    id: 'upgrade@socket.io',
    transport: 'socketio-upgrade',
    engine: 'socket.io',
    family: 'socket',
    set: 'framework',
    title: { en: 'socket.io, polling then WebSocket', ko: 'socket.io (폴링 후 웹소켓 전환)' },
  },
  {
    id: 'websocket@uws-loop',
    transport: 'websocket',
    engine: 'uws-loop',
    family: 'control',
    set: 'control',
    title: { en: 'WebSocket on µWS, looped in JavaScript', ko: '웹소켓 (µWS, 자바스크립트 반복문)' },
  },
  {
    id: 'websocket@net',
    transport: 'websocket',
    engine: 'net',
    family: 'control',
    set: 'control',
    title: { en: 'WebSocket by hand', ko: '직접 구현한 웹소켓' },
  },
  {
    id: 'tcp',
    transport: 'tcp',
    engine: 'net',
    family: 'control',
    set: 'control',
    title: { en: 'Raw TCP', ko: '순수 TCP' },
  },
] as const satisfies readonly Lane[];

export type LaneId = (typeof lanes)[number]['id'];

/** A lane of the table, whose server this project starts. */
export type OwnLane = Lane & { readonly id: LaneId; readonly engine: OwnEngine };

export const laneIds: readonly LaneId[] = lanes.map((lane) => lane.id);

/** HTTP/2 is spoken over TLS alone, as browsers do, whatever a run's conditions say. */
export const isAlwaysTls = ({ engine }: Pick<Lane, 'engine'>): boolean => engine === 'h2';

/** The six lanes of the argument. */
export const mainLaneIds: readonly LaneId[] = lanes.filter(({ set }) => set === 'main').map(({ id }) => id);

/** The lane of that name, or undefined. */
export function findLane(id: string): OwnLane | undefined {
  return lanes.find((lane) => lane.id === id);
}
