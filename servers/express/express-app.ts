/** What the four Express lanes share: the app, its refusals, and `POST /messages`. */
import { isUtf8 } from 'node:buffer';
import express, { type ErrorRequestHandler, type Express, type RequestHandler } from 'express';
import type { ServerLimits } from '../../protocol/limits.js';
import type { ListeningServer, ListenOptions, ServerCounters, Topic } from '../../protocol/transport.js';
import { createNodeServer, listenNodeServer } from '../node-server.js';
import { refusals, refuse, wrongMethod } from '../refusals.js';

type Handlers = Readonly<Partial<Record<'GET' | 'POST', readonly RequestHandler[]>>>;

/** What a lane serves beside the room's own `POST /messages`: a path, and what a GET of it does. */
export interface ExpressLane {
  readonly path: string;
  readonly get: (counters: ServerCounters) => RequestHandler;
  readonly settings?: ListeningServer['settings'];
}

export async function listenExpress(
  topic: Topic,
  options: ListenOptions,
  lane: ExpressLane,
): Promise<ListeningServer> {
  const app = express();
  app.disable('x-powered-by');
  app.disable('etag');
  app.enable('case sensitive routing');
  app.enable('strict routing');

  const node = createNodeServer(options.limits, app);
  const post = receiveMessage(topic, options.limits);
  const get = [lane.get(node.counters)];
  if (lane.path === MESSAGES_PATH) addPath(app, MESSAGES_PATH, { GET: get, POST: post });
  else {
    addPath(app, lane.path, { GET: get });
    addPath(app, MESSAGES_PATH, { POST: post });
  }
  app.use((_req, res) => refuse(res, refusals.unknownPath));
  app.use(refuseFailed);
  return listenNodeServer(node, options, lane.settings);
}

const MESSAGES_PATH = '/messages';

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
  const publish: RequestHandler = (req, res) => {
    // A request without a body, and without a length that says so, leaves `req.body` undefined.
    const body: Buffer = req.body ?? Buffer.alloc(0);
    if (!isUtf8(body)) return refuse(res, refusals.notUtf8);
    topic.publish(body.toString());
    res.writeHead(204, { 'Cache-Control': 'no-store' });
    res.end();
  };
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
