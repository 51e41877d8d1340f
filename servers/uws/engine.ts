/** The HTTP transports on µWebSockets.js: its router, its parser, its sockets. */
import type { LaneId } from '../../protocol/lanes.js';
import type {
  ListeningServer,
  ListenOptions,
  ServerCounters,
  Topic,
  TransportServer,
} from '../../protocol/transport.js';
import { refusals, wrongMethod } from '../refusals.js';
import { coded, codingSettings } from '../transports/content-coding.js';
import { type HttpTransport, MESSAGES_PATH } from '../transports/http-transport.js';
import { loadUws, type UwsApp, type UwsHandler, type UwsResponse } from './binding.js';
import { receiveMessage, uwsExchange } from './exchange.js';
import { createApp, listenUws, refuseOnUws } from './http.js';

export function onUws(lane: LaneId, transport: HttpTransport): TransportServer {
  const { capabilities } = transport;
  return { lane, capabilities, listen: (topic, options) => listen(transport, topic, options) };
}

async function listen(
  transport: HttpTransport,
  topic: Topic,
  options: ListenOptions,
): Promise<ListeningServer> {
  const { limits, compression } = options;
  const uws = await loadUws();
  const app = createApp(uws, options);
  const counters: ServerCounters = { requests: 0, connections: 0, slowReadersCut: 0 };
  const onConnection = (_res: UwsResponse, change: number): void => {
    if (change > 0) counters.connections++;
  };
  app.filter(onConnection);
  const handle = coded(compression, transport.handler({ topic, limits, counters }));
  const get: UwsHandler = (res, req) => handle(uwsExchange(res, req));
  const post = receiveMessage(topic, limits);
  if (transport.path === MESSAGES_PATH) addPath(app, MESSAGES_PATH, { GET: get, POST: post }, counters);
  else {
    addPath(app, transport.path, { GET: get }, counters);
    addPath(app, MESSAGES_PATH, { POST: post }, counters);
  }
  app.any(
    '/*',
    counting(counters, (res, req) => refuseOnUws(res, req, refusals.unknownPath)),
  );
  return listenUws(uws, app, options, counters, {
    requestTimeoutMs: limits.requestTimeoutMs,
    ...codingSettings(compression),
    ...transport.settings?.(limits),
  });
}

type Handlers = Readonly<Partial<Record<'GET' | 'POST', UwsHandler>>>;

function addPath(app: UwsApp, path: string, handlers: Handlers, counters: ServerCounters): void {
  const refusal = wrongMethod(Object.keys(handlers));
  if (handlers.GET) app.get(path, counting(counters, handlers.GET));
  if (handlers.POST) app.post(path, counting(counters, handlers.POST));
  app.any(
    path,
    counting(counters, (res, req) => refuseOnUws(res, req, refusal)),
  );
}

function counting(counters: ServerCounters, handle: UwsHandler): UwsHandler {
  return (res, req) => {
    counters.requests++;
    handle(res, req);
  };
}
