/** The HTTP transports on Express: its routing, its query parser, its body parser. */
import express, { type ErrorRequestHandler, type Express, type RequestHandler } from 'express';
import type { LaneId } from '../../protocol/lanes.js';
import type { ServerLimits } from '../../protocol/limits.js';
import type { ListeningServer, ListenOptions, Topic, TransportServer } from '../../protocol/transport.js';
import { answerPost, nodeExchange } from '../node-exchange.js';
import { createNodeServer, listenNodeServer } from '../node-server.js';
import { refusals, refuse, wrongMethod } from '../refusals.js';
import { coded, codingSettings } from '../transports/content-coding.js';
import { type HttpTransport, MESSAGES_PATH } from '../transports/http-transport.js';

export function onExpress(lane: LaneId, transport: HttpTransport): TransportServer {
  const { capabilities } = transport;
  return { lane, capabilities, listen: (topic, options) => listen(transport, topic, options) };
}

async function listen(
  transport: HttpTransport,
  topic: Topic,
  options: ListenOptions,
): Promise<ListeningServer> {
  const { limits, compression } = options;
  const app = express();
  app.disable('x-powered-by');
  app.disable('etag');
  app.enable('case sensitive routing');
  app.enable('strict routing');

  const node = createNodeServer(options, app);
  const handle = coded(compression, transport.handler({ topic, limits, counters: node.counters }));
  const get: RequestHandler = (req, res) => handle(nodeExchange(req, res, () => req.query.after));
  const post = receiveMessage(topic, limits);
  if (transport.path === MESSAGES_PATH) addPath(app, MESSAGES_PATH, { GET: [get], POST: post });
  else {
    addPath(app, transport.path, { GET: [get] });
    addPath(app, MESSAGES_PATH, { POST: post });
  }
  app.use((_req, res) => refuse(res, refusals.unknownPath));
  app.use(refuseFailed);
  return listenNodeServer(node, options, {
    ...codingSettings(compression),
    ...transport.settings?.(limits),
  });
}

type Handlers = Readonly<Partial<Record<'GET' | 'POST', readonly RequestHandler[]>>>;

function addPath(app: Express, path: string, handlers: Handlers): void {
  const refuseMethod: RequestHandler = (_req, res) => refuse(res, wrongMethod(Object.keys(handlers)));
  const route = app.route(path);
  // Express would answer HEAD by running the GET handler, which on a stream never ends.
  route.head(refuseMethod);
  if (handlers.GET) route.get(...handlers.GET);
  if (handlers.POST) route.post(...handlers.POST);
  route.all(refuseMethod);
}

function receiveMessage(topic: Topic, { maxBodyBytes }: ServerLimits): readonly RequestHandler[] {
  const readBody = express.raw({ type: () => true, limit: maxBodyBytes, inflate: false });
  // A request without a body, and without a length that says so, leaves `req.body` undefined.
  const publish: RequestHandler = (req, res) => answerPost(res, topic, req.body ?? Buffer.alloc(0));
  return [readBody, publish];
}

const refuseFailed: ErrorRequestHandler = (
  error: { status?: unknown; message?: unknown },
  _req,
  res,
  _next,
) => {
  if (res.headersSent) {
    res.destroy();
    return;
  }
  if (error.status === 413) return refuse(res, refusals.tooLarge);
  const ofClient = typeof error.status === 'number' && error.status >= 400 && error.status < 500;
  refuse(res, ofClient ? { status: error.status as number, text: String(error.message) } : refusals.failed);
};
