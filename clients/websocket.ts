/** WebSocket (RFC 6455) by the client of ws, one text message a message in both directions. */
import { WebSocket } from 'ws';
import { formatCursor } from '../protocol/cursor.js';
import { defineClient } from './define-client.js';
import { clientTimeouts, openSession } from './session.js';
import { createTextIntake } from './text-intake.js';

const SOURCE = 'GET /socket';
const NORMAL_CLOSURE = 1000;

export const websocket = defineClient('websocket', (url, options, events) => {
  const waiting: string[] = [];
  let paused = false;
  const session = openSession(events, leave);
  const intake = createTextIntake(session, SOURCE);
  const query = options.after ? `?after=${formatCursor(options.after)}` : '';
  session.counters.requests++;
  const socket = new WebSocket(`${url}/socket${query}`, {
    createConnection: session.meter.connect as typeof import('node:net').createConnection,
    headers: options.headers.fields.upgrade,
    perMessageDeflate: false,
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
      socket.close(NORMAL_CLOSURE);
    });
  }

  socket.on('open', () => {
    if (paused) socket.pause();
    for (const body of waiting.splice(0)) socket.send(body);
  });
  socket.on('message', (data: Buffer, isBinary) => {
    if (isBinary) session.fail(`${SOURCE}: expected text messages, got a binary one`);
    else intake(data.toString(), data.length);
  });
  socket.on('unexpected-response', (_request, answer) => {
    session.fail(
      `${SOURCE}: expected status 101, got ${answer.statusCode} ${answer.statusMessage}`.trimEnd(),
    );
  });
  socket.on('error', (error) => session.fail(`${SOURCE}: ${error.message}`, error));
  socket.on('close', (code, reason) => session.fail(`${SOURCE}: ${closing(code, reason.toString())}`));

  return {
    send(body) {
      if (socket.readyState === WebSocket.CONNECTING) waiting.push(body);
      else socket.send(body, () => {}); // A message sent too late is lost with the connection, as told at onClose.
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
});

/** How the server ended the connection, in words (RFC 6455, section 7.4.1: 1006 is no close frame). */
function closing(code: number, reason: string): string {
  if (code === 1006) return 'the connection was cut without a close frame';
  return `the server closed with code ${code}${reason ? ` (${reason})` : ''}`;
}
