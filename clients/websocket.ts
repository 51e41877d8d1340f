/** WebSocket (RFC 6455) by the client of ws, one text message a message in both directions. */
import type { createConnection, NetConnectOpts } from 'node:net';
import { WebSocket } from 'ws';
import { formatCursor } from '../protocol/cursor.js';
import type { TransportClient } from '../protocol/transport.js';
import { defineClient } from './define-client.js';
import { deflatedFrames, plainFrames } from './frame-account.js';
import { ABNORMAL_CLOSURE, closePayloadBytes, closingInWords, handshakeBytes } from './frames.js';
import { openH2WebSocket } from './h2-websocket.js';
import { responseHeadBytes } from './heads.js';
import { clientTimeouts, openSession } from './session.js';
import { createTextIntake } from './text-intake.js';

const SOURCE = 'GET /socket';
const NORMAL_CLOSURE = 1000;
const NO_REASON = Buffer.alloc(0);
/** What ws offers of RFC 7692, section 7.1.2.2 included. */
const DEFLATE_OFFER = { 'Sec-WebSocket-Extensions': 'permessage-deflate; client_max_window_bits' };

export const websocket = defineClient('websocket', (url, options, events) =>
  options.http2 ? openH2WebSocket(url, options, events) : openWebSocket(url, options, events),
);

const openWebSocket: TransportClient['connect'] = (url, options, events) => {
  const waiting: string[] = [];
  let paused = false;
  const session = openSession(events, options, leave);
  const intake = createTextIntake(session, SOURCE);
  const query = options.after ? `?after=${formatCursor(options.after)}` : '';
  const { counters } = session;
  const target = `${url}/socket${query}`;
  let goodbyeSent = false;
  counters.requests++;
  const deflates = options.compression === 'gzip';
  const frames = (deflates ? deflatedFrames : plainFrames)(counters);
  const socket = new WebSocket(target, {
    createConnection: ((asked: NetConnectOpts) => {
      const connection = session.meter.connect(asked);
      frames.watch(connection);
      return connection;
    }) as typeof createConnection,
    headers: options.headers.fields.upgrade,
    perMessageDeflate: deflates && { threshold: 0 },
    skipUTF8Validation: false,
  });

  /** Says goodbye where there is someone to say it to; a reader that had paused must read for that. */
  function leave(failed: boolean): Promise<void> | void {
    if (failed || socket.readyState === WebSocket.CONNECTING) return socket.terminate();
    if (socket.readyState === WebSocket.CLOSED) return;
    return new Promise((resolve) => {
      const cut = setTimeout(() => socket.terminate(), clientTimeouts.closeMs);
      socket.once('close', () => {
        clearTimeout(cut);
        resolve();
      });
      socket.resume();
      if (socket.readyState === WebSocket.OPEN) enterGoodbye(NORMAL_CLOSURE, NO_REASON);
      socket.close(NORMAL_CLOSURE);
    });
  }

  function enterGoodbye(code: number, reason: Buffer): void {
    goodbyeSent = true;
    frames.controlUp(closePayloadBytes(code, reason));
  }

  function sendNow(body: string): void {
    frames.textUp(Buffer.byteLength(body));
    socket.send(body, () => {}); // A message sent too late is lost with the connection, as told at onClose.
  }

  socket.on('upgrade', (answer) => {
    counters.answers++;
    counters.openingUpBytes += handshakeBytes(target, {
      ...options.headers.fields.upgrade,
      ...(deflates ? DEFLATE_OFFER : {}),
    });
    counters.openingDownBytes += responseHeadBytes(answer);
    counters.estimatedUpSegments++;
    counters.estimatedDownSegments++;
  });
  socket.on('open', () => {
    if (paused) socket.pause();
    waiting.splice(0).forEach(sendNow);
  });
  socket.on('message', (data: Buffer, isBinary) => {
    if (isBinary) session.fail(`${SOURCE}: expected text messages, got a binary one`);
    else intake(data.toString(), data.length, frames.textDown(data.length));
  });
  // ws answers a ping with the same payload by itself.
  socket.on('ping', ({ length }) => {
    frames.controlDown(length);
    frames.controlUp(length);
  });
  socket.on('unexpected-response', (_request, answer) => {
    session.fail(
      `${SOURCE}: expected status 101, got ${answer.statusCode} ${answer.statusMessage}`.trimEnd(),
    );
  });
  socket.on('error', (error) => session.fail(`${SOURCE}: ${error.message}`, error));
  socket.on('close', (code, reason) => {
    enterClosing(code, reason);
    session.fail(`${SOURCE}: ${closingInWords(code, reason.toString())}`);
  });

  /** ws answers a close frame with its like, where it has not sent one itself. */
  function enterClosing(code: number, reason: Buffer): void {
    if (code === ABNORMAL_CLOSURE) return;
    frames.controlDown(closePayloadBytes(code, reason));
    if (!goodbyeSent) enterGoodbye(code, reason);
  }

  return {
    send(body) {
      if (socket.readyState === WebSocket.CONNECTING) waiting.push(body);
      else if (socket.readyState === WebSocket.OPEN) sendNow(body);
    },
    close: session.close,
    counters: session.reading,
    pause() {
      paused = true;
      socket.pause();
    },
    resume() {
      paused = false;
      socket.resume();
    },
  };
};
