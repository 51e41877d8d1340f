/**
 * WebSocket on µWebSockets.js. The lane `uws` has the engine's own code fan a message out; its control
 * `websocket@uws-loop` goes through the readers in JavaScript as every other lane does.
 */
import type { Cursor } from '../../protocol/cursor.js';
import type { LaneId } from '../../protocol/lanes.js';
import type { ServerLimits } from '../../protocol/limits.js';
import { controlText } from '../../protocol/message.js';
import type { ListenOptions, ServerCounters, Topic, TransportServer } from '../../protocol/transport.js';
import { admitReader, type Reader } from '../admit-reader.js';
import { type Handshake, judgeHandshake, SOCKET_PATH } from '../handshake.js';
import { onceEncoded } from '../once-encoded.js';
import { closings, refusals } from '../refusals.js';
import { loadUws, type UwsApp, type UwsRequest, type UwsResponse, type UwsSocket } from './binding.js';
import { createApp, listenUws, refuseOnUws } from './http.js';
import { nativeRoom } from './room.js';

/** Who goes through the readers: the engine's native code, or the topic's loop. */
type FanOut = 'native' | 'loop';

export function uwsWebSocket(lane: LaneId, fanOut: FanOut): TransportServer {
  return {
    lane,
    capabilities: { serverPush: true, duplex: true, nativeFanOut: fanOut === 'native', resume: true },
    listen: (topic, options) => listen(topic, options, fanOut),
  };
}

async function listen(topic: Topic, options: ListenOptions, fanOut: FanOut) {
  const uws = await loadUws();
  const app = createApp(uws, options);
  const counters: ServerCounters = { requests: 0, connections: 0, slowReadersCut: 0 };
  const settings = engineSettings(options.limits);
  const deflates = options.compression === 'gzip';
  app.ws<Session>(SOCKET_PATH, {
    ...settings,
    compression: deflates ? uws.DEDICATED_COMPRESSOR | uws.DEDICATED_DECOMPRESSOR : uws.DISABLED,
    upgrade: (res, req, context) => upgrade(res, req, context, { counters, deflates }),
    ...socketHandlers(topic, {
      app: fanOut === 'native' ? app : undefined,
      limits: options.limits,
      counters,
      deflates,
    }),
  });
  app.any('/*', (res, req) => {
    counters.requests++;
    const handshake = judge(req);
    refuseOnUws(res, req, handshake.accepted ? refusals.upgradeRequired : handshake.refusal);
  });
  return listenUws(uws, app, options, counters, {
    ...settings,
    ...(deflates ? deflateSettings : {}),
  });
}

/**
 * µWS ends a connection without a word where a limit of its own is passed (and, past `maxBackpressure`,
 * only after dropping a message). The lane keeps the limits itself, so that it can say why and count;
 * the engine's stand behind them at twice the size.
 */
function engineSettings({ maxBodyBytes, maxQueuedBytes }: ServerLimits) {
  return {
    maxPayloadLength: 2 * maxBodyBytes,
    maxBackpressure: 2 * maxQueuedBytes,
    closeOnBackpressureLimit: true,
    // Seconds; 0 for never, as on the other lanes.
    idleTimeout: 0,
    sendPingsAutomatically: false,
  };
}

function judge(req: UwsRequest): Handshake {
  const query = req.getQuery();
  return judgeHandshake({
    method: req.getCaseSensitiveMethod(),
    target: query === undefined ? req.getUrl() : `${req.getUrl()}?${query}`,
    header: (name) => req.getHeader(name),
  });
}

/**
 * The engine's dedicated compressors, which keep their context from message to message as ws does; its shared
 * one begins each message anew. Below some size the engine sends a message as it is, whatever it is asked.
 */
const deflateSettings = {
  compression: 'gzip',
  uwsCompressor: 'DEDICATED_COMPRESSOR',
  uwsDecompressor: 'DEDICATED_DECOMPRESSOR',
  deflateContextTakeover: true,
} as const;

/** What travels from the upgrade to the socket. */
interface Session {
  readonly session: { readonly after: Cursor | undefined; reader?: Reader };
}
type Socket = UwsSocket<Session>;

function upgrade(
  res: UwsResponse,
  req: UwsRequest,
  context: unknown,
  { counters, deflates }: { counters: ServerCounters; deflates: boolean },
): void {
  counters.requests++;
  const handshake = judge(req);
  if (!handshake.accepted) {
    refuseOnUws(res, req, handshake.refusal);
    return;
  }
  const data: Session = { session: { after: handshake.after } };
  // No subprotocol, whatever was offered, and no extension but the one that was asked for.
  const offered = deflates ? req.getHeader('sec-websocket-extensions') : '';
  res.upgrade(data, req.getHeader('sec-websocket-key'), '', offered, context);
}

function closingFor(content: ArrayBuffer, isBinary: boolean, limits: ServerLimits) {
  if (isBinary) return closings.binary;
  return content.byteLength > limits.maxBodyBytes ? closings.tooLarge : undefined;
}

interface SocketRoom {
  /** Where given, its own code fans out. */
  readonly app: UwsApp | undefined;
  readonly limits: ServerLimits;
  readonly counters: ServerCounters;
  readonly deflates: boolean;
}

function socketHandlers(topic: Topic, { app, limits, counters, deflates }: SocketRoom) {
  const joinRoom = app && nativeRoom(topic, app, limits.maxQueuedBytes, deflates);
  const encode = onceEncoded(({ text }) => text);

  function open(ws: Socket): void {
    // The engine does not tell of sockets that are never upgraded.
    counters.connections++;
    const cut = (): void => {
      counters.slowReadersCut++;
      // A close frame would wait behind the very queue that is too long.
      ws.close();
    };
    const queuedBytes = (): number => ws.getBufferedAmount();
    ws.session.reader = admitReader({
      topic,
      after: ws.session.after,
      maxQueuedBytes: limits.maxQueuedBytes,
      line: {
        sendNote: (note) => void ws.send(controlText(note), false, deflates),
        send: (message) => void ws.send(encode(message), false, deflates),
        queuedBytes,
        cut,
      },
      ...(joinRoom && {
        join: () =>
          joinRoom({ subscribe: (name) => ws.subscribe(name), getBufferedAmount: queuedBytes, cut }),
      }),
    });
  }

  /** The engine has ended text that is not UTF-8 before it comes here. */
  function message(ws: Socket, content: ArrayBuffer, isBinary: boolean): void {
    const closing = closingFor(content, isBinary, limits);
    if (closing) {
      ws.end(closing.code, closing.reason);
      return;
    }
    try {
      topic.publish(Buffer.from(content).toString());
    } catch {
      ws.end(closings.failed.code, closings.failed.reason);
    }
  }

  return {
    open,
    message,
    drain: (ws: Socket) => ws.session.reader?.drained(),
    close: (ws: Socket) => ws.session.reader?.left(),
  };
}
