/** The clients by transport, each loaded when it is first asked for. */
import type { Transport } from '../protocol/lanes.js';
import type { TransportClient } from '../protocol/transport.js';

const socketIo = (transport: Transport, transports: readonly ('polling' | 'websocket')[]) => async () =>
  (await import('./socket-io/client.js')).socketIoClient(transport, transports);

export const clients: Readonly<Record<Transport, () => Promise<TransportClient>>> = {
  'short-polling': async () => (await import('./short-polling.js')).shortPolling,
  'long-polling': async () => (await import('./long-polling.js')).longPolling,
  chunked: async () => (await import('./chunked.js')).chunked,
  sse: async () => (await import('./sse.js')).sse,
  websocket: async () => (await import('./websocket.js')).websocket,
  'socketio-polling': socketIo('socketio-polling', ['polling']),
  'socketio-websocket': socketIo('socketio-websocket', ['websocket']),
  'socketio-upgrade': socketIo('socketio-upgrade', ['polling', 'websocket']),
  tcp: async () => (await import('./tcp.js')).tcp,
};
