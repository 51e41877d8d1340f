/** WebSocket on ws, attached to a bare node:http server. */
import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { type RawData, type WebSocket, WebSocketServer } from 'ws';
import type { Cursor } from '../protocol/cursor.js';
import type { ServerLimits } from '../protocol/limits.js';
import { controlText } from '../protocol/message.js';
import type {
  ListenOptions,
  Published,
  ServerCounters,
  Topic,
  TransportServer,
} from '../protocol/transport.js';
import { admitReader } from './admit-reader.js';
import { type Handshake, judgeHandshake } from './handshake.js';
import { createNodeServer, listenNodeServer } from './node-server.js';
import { onceEncoded } from './once-encoded.js';
import { closings, refusals, refuse, refuseOnSocket } from './refusals.js';
import { wsDeflate, wsDeflateSettings } from './ws-deflate.js';

export const server: TransportServer = {
  lane: 'ws',
  capabilities: { serverPush: true, duplex: true, nativeFanOut: false, resume: true },
  listen,
};

async function listen(topic: Topic, options: ListenOptions) {
  const { limits } = options;
  const deflates = options.compression === 'gzip';
  const node = createNodeServer(options, (req, res) => {
    const handshake = judge(req);
    // One that would be accepted asks `Connection` for nothing, else it had come as an upgrade.
    refuse(res, handshake.accepted ? refusals.upgradeRequired : handshake.refusal);
  });
  const sockets = new WebSocketServer({
    noServer: true,
    perMessageDeflate: deflates && wsDeflate,
    maxPayload: limits.maxBodyBytes,
    handleProtocols: () => false,
  });
  const admit = admission(topic, limits, node.counters, deflates);
  node.server.on('upgrade', (req: IncomingMessage, socket: Duplex, head: Buffer) => {
    node.counters.requests++;
    socket.on('error', () => socket.destroy());
    const handshake = judge(req);
    if (!handshake.accepted) return refuseOnSocket(socket, handshake.refusal);
    sockets.handleUpgrade(req, socket, head, (ws) => admit(ws, socket, handshake.after));
  });
  return listenNodeServer(
    node,
    options,
    {
      perMessageDeflate: deflates,
      maxPayloadBytes: limits.maxBodyBytes,
      ...(deflates ? wsDeflateSettings : {}),
    },
    () => {
      for (const ws of sockets.clients) ws.terminate();
    },
  );
}

function judge(req: IncomingMessage): Handshake {
  return judgeHandshake({
    method: req.method ?? '',
    target: req.url ?? '',
    header: (name) => req.headers[name]?.toString(),
  });
}

const TEXT = { binary: false };
/** How long a reader that was cut may take to read why, ms. */
const CUT_LINGER_MS = 1000;

function admission(topic: Topic, limits: ServerLimits, counters: ServerCounters, deflates: boolean) {
  const encode = onceEncoded(({ text }) => text);
  return (ws: WebSocket, socket: Duplex, after: Cursor | undefined): void => {
    // A queue may empty within the compressor, where the socket never knew of it.
    const whenSent = deflates ? () => ws.bufferedAmount === 0 && reader.drained() : undefined;
    const line = {
      sendNote: (note: Parameters<typeof controlText>[0]) => ws.send(controlText(note)),
      send: (message: Published) => ws.send(encode(message), TEXT, whenSent),
      queuedBytes: () => ws.bufferedAmount,
      cut() {
        counters.slowReadersCut++;
        ws.close(closings.tooSlow.code, closings.tooSlow.reason);
        const linger = setTimeout(() => ws.terminate(), CUT_LINGER_MS);
        ws.once('close', () => clearTimeout(linger));
      },
    };
    const reader = admitReader({ topic, after, line, maxQueuedBytes: limits.maxQueuedBytes });
    socket.on('drain', reader.drained);
    ws.on('close', reader.left);
    // ws closes with the right code by itself (1002, 1007, 1009); without a listener it would throw.
    ws.on('error', reader.left);
    ws.on('message', (data, isBinary) => receive(topic, ws, data, isBinary));
  };
}

function receive(topic: Topic, ws: WebSocket, data: RawData, isBinary: boolean): void {
  if (isBinary) {
    ws.close(closings.binary.code, closings.binary.reason);
    return;
  }
  try {
    topic.publish(data.toString());
  } catch {
    ws.close(closings.failed.code, closings.failed.reason);
  }
}
