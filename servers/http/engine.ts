/** The HTTP transports on node:http alone: what Express costs is what these lanes do without. */
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import type { LaneId } from '../../protocol/lanes.js';
import type { ServerLimits } from '../../protocol/limits.js';
import type { ListeningServer, ListenOptions, Topic, TransportServer } from '../../protocol/transport.js';
import { answerPost, nodeExchange } from '../node-exchange.js';
import { createNodeServer, listenNodeServer } from '../node-server.js';
import { refusals, refuse, wrongMethod } from '../refusals.js';
import { coded, codingSettings } from '../transports/content-coding.js';
import { type HttpTransport, MESSAGES_PATH } from '../transports/http-transport.js';
import { afterOf } from '../wanted-cursor.js';

export function onHttp(lane: LaneId, transport: HttpTransport): TransportServer {
  const { capabilities } = transport;
  return { lane, capabilities, listen: (topic, options) => listen(transport, topic, options) };
}

async function listen(
  transport: HttpTransport,
  topic: Topic,
  options: ListenOptions,
): Promise<ListeningServer> {
  const { limits, compression } = options;
  const routes = new Map<string, Handlers>();
  const node = createNodeServer(options, routing(routes));
  const handle = coded(compression, transport.handler({ topic, limits, counters: node.counters }));
  const get: Handler = (req, res, query) => handle(nodeExchange(req, res, () => afterOf(query)));
  routes.set(MESSAGES_PATH, { POST: receiveMessage(topic, limits) });
  routes.set(transport.path, { GET: get, ...routes.get(transport.path) });
  return listenNodeServer(node, options, {
    ...codingSettings(compression),
    ...transport.settings?.(limits),
  });
}

type Handler = (req: IncomingMessage, res: ServerResponse, query: string) => void;
type Handlers = Readonly<Record<string, Handler>>;

function routing(routes: ReadonlyMap<string, Handlers>): RequestListener {
  return (req, res) => {
    const target = req.url ?? '';
    const mark = target.indexOf('?');
    const handlers = routes.get(mark === -1 ? target : target.slice(0, mark));
    if (!handlers) return refuse(res, refusals.unknownPath);
    const handle = handlers[req.method ?? ''];
    if (!handle) return refuse(res, wrongMethod(Object.keys(handlers)));
    handle(req, res, mark === -1 ? '' : target.slice(mark + 1));
  };
}

function receiveMessage(topic: Topic, { maxBodyBytes }: ServerLimits): Handler {
  return (req, res) => {
    const chunks: Buffer[] = [];
    let bytes = Number(req.headers['content-length'] ?? 0) > maxBodyBytes ? Number.POSITIVE_INFINITY : 0;
    const take = (chunk: Buffer): void => {
      bytes += chunk.length;
      if (bytes <= maxBodyBytes) chunks.push(chunk);
      else refuseBody();
    };
    const finish = (): void => answerPost(res, topic, Buffer.concat(chunks));
    /** What still comes is read and dropped: a client that is busy sending would not see the answer. */
    function refuseBody(): void {
      req.off('data', take).off('end', finish).resume();
      refuse(res, refusals.tooLarge);
    }
    if (bytes > maxBodyBytes) refuseBody();
    else req.on('data', take).on('end', finish);
  };
}
