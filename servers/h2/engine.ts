/** The HTTP transports on node:http2: the same requests, as streams of one connection a client. */
import type { IncomingHttpHeaders, ServerHttp2Stream } from 'node:http2';
import type { LaneId } from '../../protocol/lanes.js';
import type { ListenOptions, ServerCounters, Topic, TransportServer } from '../../protocol/transport.js';
import { refusals, wrongMethod } from '../refusals.js';
import { coded, codingSettings } from '../transports/content-coding.js';
import { type HttpTransport, MESSAGES_PATH } from '../transports/http-transport.js';
import { h2Exchange, receiveMessage, refuseOnH2 } from './exchange.js';
import { listenH2, type OnStream } from './listen.js';

export function onH2(lane: LaneId, transport: HttpTransport): TransportServer {
  const { capabilities } = transport;
  return { lane, capabilities, listen: (topic, options) => listen(transport, topic, options) };
}

function listen(transport: HttpTransport, topic: Topic, options: ListenOptions) {
  const { limits, compression } = options;
  const counters: ServerCounters = { requests: 0, connections: 0, slowReadersCut: 0 };
  const routes = new Map<string, Handlers>();
  const handle = coded(compression, transport.handler({ topic, limits, counters }));
  const get: Handler = (stream, headers, query) => handle(h2Exchange(stream, headers, query));
  routes.set(MESSAGES_PATH, { POST: receiveMessage(topic, limits) });
  routes.set(transport.path, { GET: get, ...routes.get(transport.path) });
  return listenH2(options, counters, routing(routes), {
    ...codingSettings(compression),
    ...transport.settings?.(limits),
  });
}

type Handler = (stream: ServerHttp2Stream, headers: IncomingHttpHeaders, query: string) => void;
type Handlers = Readonly<Record<string, Handler>>;

function routing(routes: ReadonlyMap<string, Handlers>): OnStream {
  return (stream, headers) => {
    const target = headers[':path'] ?? '';
    const mark = target.indexOf('?');
    const handlers = routes.get(mark === -1 ? target : target.slice(0, mark));
    if (!handlers) return refuseOnH2(stream, refusals.unknownPath);
    const handle = handlers[headers[':method'] ?? ''];
    if (!handle) return refuseOnH2(stream, wrongMethod(Object.keys(handlers)));
    handle(stream, headers, mark === -1 ? '' : target.slice(mark + 1));
  };
}
