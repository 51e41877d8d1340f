/**
 * The servers of all lanes: a transport on an engine. An engine is loaded only when it is asked for, so
 * that a lane whose package is missing harms no other.
 */
import type { LaneId } from '../protocol/lanes.js';
import type { TransportServer } from '../protocol/transport.js';
import { chunked } from './transports/chunked.js';
import type { HttpTransport } from './transports/http-transport.js';
import { longPolling } from './transports/long-polling.js';
import { shortPolling } from './transports/short-polling.js';
import { sse } from './transports/sse.js';
import { LaneUnavailable, oneLine } from './unavailable.js';

type Loaders = Readonly<Record<LaneId, () => Promise<TransportServer>>>;

/** The HTTP transports on one engine, which is loaded with the first lane that needs it. */
const express = (lane: LaneId, transport: HttpTransport) => async () =>
  (await import('./express/engine.js')).onExpress(lane, transport);
const http = (lane: LaneId, transport: HttpTransport) => async () =>
  (await import('./http/engine.js')).onHttp(lane, transport);
const uws = (lane: LaneId, transport: HttpTransport) => async () =>
  (await import('./uws/engine.js')).onUws(lane, transport);
const h2 = (lane: LaneId, transport: HttpTransport) => async () =>
  (await import('./h2/engine.js')).onH2(lane, transport);

const socketIo = (lane: LaneId, transports: readonly ('polling' | 'websocket')[]) => async () =>
  (await import('./socket-io/engine.js')).onSocketIo(lane, transports);

const loaders: Loaders = {
  'short-polling': express('short-polling', shortPolling),
  'long-polling': express('long-polling', longPolling),
  chunked: express('chunked', chunked),
  sse: express('sse', sse),
  ws: async () => (await import('./ws.js')).server,
  uws: async () => (await import('./uws/websocket.js')).uwsWebSocket('uws', 'native'),
  'short-polling@http': http('short-polling@http', shortPolling),
  'long-polling@http': http('long-polling@http', longPolling),
  'chunked@http': http('chunked@http', chunked),
  'sse@http': http('sse@http', sse),
  'short-polling@uws': uws('short-polling@uws', shortPolling),
  'long-polling@uws': uws('long-polling@uws', longPolling),
  'chunked@uws': uws('chunked@uws', chunked),
  'sse@uws': uws('sse@uws', sse),
  'short-polling@h2': h2('short-polling@h2', shortPolling),
  'long-polling@h2': h2('long-polling@h2', longPolling),
  'chunked@h2': h2('chunked@h2', chunked),
  'sse@h2': h2('sse@h2', sse),
  'websocket@h2': async () => (await import('./h2/websocket.js')).server,
  'polling@socket.io': socketIo('polling@socket.io', ['polling']),
  'websocket@socket.io': socketIo('websocket@socket.io', ['websocket']),
  'upgrade@socket.io': socketIo('upgrade@socket.io', ['polling', 'websocket']),
  'websocket@uws-loop': async () =>
    (await import('./uws/websocket.js')).uwsWebSocket('websocket@uws-loop', 'loop'),
  'websocket@net': async () => (await import('./net/websocket.js')).server,
  tcp: async () => (await import('./net/tcp.js')).server,
};

/**
 * Loads a lane's server. Its engine's native part may load as late as `listen`, which throws the same.
 * @throws LaneUnavailable where the lane is unknown or what it runs on cannot be loaded
 */
export async function loadLane(id: LaneId, table: Partial<Loaders> = loaders): Promise<TransportServer> {
  const load = table[id];
  if (!load)
    throw new LaneUnavailable(`no server for the lane ${id}; there are ${Object.keys(table).join(', ')}`);
  try {
    return await load();
  } catch (error) {
    if (error instanceof LaneUnavailable) throw error;
    throw new LaneUnavailable(`the server of ${id} cannot be loaded: ${oneLine(error)}`);
  }
}
