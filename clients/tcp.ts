/**
 * Raw TCP, the control: a line of greeting, then texts a line each, and a line with its length before
 * each body that is sent (docs/wire-contract.md, "Raw TCP").
 */
import { formatCursor } from '../protocol/cursor.js';
import { segmentsOf } from '../protocol/tcp-ip.js';
import { cutLines } from './chunked.js';
import { defineClient } from './define-client.js';
import { clientTimeouts, openSession } from './session.js';
import { createTextIntake } from './text-intake.js';

const SOURCE = 'tcp';

export const tcp = defineClient('tcp', (url, options, events) => {
  const waiting: string[] = [];
  let greeted = false;
  const session = openSession(events, options, leave);
  const { counters } = session;
  const intake = createTextIntake(session, SOURCE);
  const { hostname, port } = new URL(url);
  const host = hostname.replace(/^\[|\]$/g, ''); // net.connect takes IPv6 addresses bare
  const socket = session.meter.connect({ host, port: Number(port) });

  /** Ends the sending half, so that all that was sent arrives; a reader that had paused must read for that. */
  function leave(failed: boolean): Promise<void> | void {
    if (failed || socket.connecting || socket.closed) return;
    return new Promise((resolve) => {
      const cut = setTimeout(() => socket.destroy(), clientTimeouts.closeMs);
      socket.once('close', () => {
        clearTimeout(cut);
        resolve();
      });
      socket.end();
      socket.resume();
    });
  }

  function sendNow(body: string): void {
    const bytes = Buffer.byteLength(body);
    const length = `${bytes}\n`;
    counters.payloadUpBytes += bytes;
    counters.framingUpBytes += length.length;
    counters.estimatedUpSegments += segmentsOf(length.length + bytes);
    socket.write(length + body);
  }

  socket.on('connect', () => {
    const greeting = `${options.after ? formatCursor(options.after) : ''}\n`;
    counters.openingUpBytes += greeting.length;
    counters.estimatedUpSegments++;
    socket.write(greeting);
    greeted = true;
    waiting.splice(0).forEach(sendNow);
  });
  socket.on(
    'data',
    cutLines((text, bytes, framingBytes) => {
      counters.estimatedDownSegments += segmentsOf(bytes + framingBytes);
      intake(text, bytes, framingBytes);
    }),
  );
  socket.on('error', (error) => session.fail(`${SOURCE}: ${error.message}`, error));
  socket.on('close', () => session.fail(`${SOURCE}: the connection was cut`));

  return {
    send(body) {
      if (session.over) return;
      if (greeted) sendNow(body);
      else waiting.push(body);
    },
    close: session.close,
    counters: session.reading,
    pause: () => void socket.pause(),
    resume: () => void socket.resume(),
  };
});
