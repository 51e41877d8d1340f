/**
 * socket.io's own client, with one or both of its transports. It does not reconnect by itself: when to come back is
 * the harness's to say, by one policy for all lanes.
 */
import { formatCursor } from '../../protocol/cursor.js';
import type { Transport } from '../../protocol/lanes.js';
import { asControlNote, asMessage, messageText } from '../../protocol/message.js';
import type { TransportClient } from '../../protocol/transport.js';
import { defineClient } from '../define-client.js';
import { clientTimeouts, openSession, type Session } from '../session.js';
import { type WireAccount, wireAccount } from './account.js';
import { loadSocketIoClient, packetBytes, type SocketIoClientSocket } from './binding.js';
import { openConnections } from './connections.js';

type Transports = readonly ('polling' | 'websocket')[];

const SOURCE = 'socket.io';

export async function socketIoClient(transport: Transport, transports: Transports): Promise<TransportClient> {
  const { io } = await loadSocketIoClient();
  const upgrades = transports.length > 1;
  return defineClient(transport, (url, options, events) => {
    const session: Session = openSession(events, options, leave);
    const { counters } = session;
    const deflates = options.compression === 'gzip';
    const account = wireAccount(counters, deflates, () => whenQuiet());
    const connections = openConnections(session.meter, options, account.watch, () => whenQuiet());
    const waiting: string[] = [];
    let noted = false;
    let ready = false;
    let endedBecause: string | undefined;
    let whenQuiet = (): void => {};

    const { fields } = options.headers;
    const { origin, pathname } = new URL(url);
    const socket = io(origin, {
      path: `${pathname.replace(/\/$/, '')}/socket.io/`,
      transports: [...transports],
      auth: options.after ? { after: formatCursor(options.after) } : {},
      // One for each connection: socket.io would share one between readers of the same URL.
      forceNew: true,
      reconnection: false,
      agent: connections.agent,
      ...(deflates ? { perMessageDeflate: { threshold: 0 } } : {}),
      transportOptions: {
        polling: { extraHeaders: { ...fields.poll } },
        websocket: { extraHeaders: { ...fields.upgrade } },
      },
    });
    if (deflates) watchPackets(socket, account);
    const seconds = clientTimeouts.readyMs / 1000;
    const gotReady = session.deadline(clientTimeouts.readyMs, `${SOURCE}: not ready within ${seconds} s`);

    /** A reader that upgrades is one that polls until then. */
    function becomeReady(): void {
      if (ready || !noted || (upgrades && socket.io.engine.transport.name !== 'websocket')) return;
      ready = true;
      account.opened();
      session.meter.opened();
      gotReady();
      waiting.splice(0).forEach(sendNow);
      events.onReady();
    }

    function sendNow(body: string): void {
      account.textUp(Buffer.byteLength(body));
      socket.emit('send', body);
    }

    /** Takes what is no event of this contract as trouble. */
    function understood<T>(value: unknown, as: (value: unknown) => T): T | undefined {
      try {
        return as(value);
      } catch (error) {
        session.fail(`${SOURCE}: ${(error as Error).message}`, error);
        return undefined;
      }
    }

    socket.on('connect', () => socket.io.engine.once('upgrade', becomeReady));
    socket.on('cursor', (value: unknown) => {
      const note = session.over ? undefined : understood(value, asControlNote);
      if (!note) return;
      noted = true;
      if (note.reset) events.onReset(note.cursor, note.reset);
      becomeReady();
    });
    socket.on('message', (value: unknown) => {
      const message = session.over ? undefined : understood(value, asMessage);
      if (!message) return;
      account.textDown(Buffer.byteLength(messageText(message.seq, message.body)));
      events.onMessage(message);
    });
    socket.on('end', (value: unknown) => {
      const { code, reason } = (value ?? {}) as { code?: unknown; reason?: unknown };
      endedBecause = `code ${code} (${reason})`;
    });
    socket.on('connect_error', (error) => session.fail(`${SOURCE}: ${withCause(error)}`, error));
    socket.on('disconnect', (reason) => {
      session.fail(`${SOURCE}: ${endedBecause ? `the server ended it with ${endedBecause}` : reason}`);
    });

    /** Says goodbye and waits until it is heard: every request answered, an upgraded connection closed. */
    async function leave(failed: boolean): Promise<void> {
      connections.resume();
      if (!failed && socket.connected) await goodbye();
      socket.disconnect();
      connections.agent.destroy();
    }

    function goodbye(): Promise<void> {
      return new Promise<void>((resolve) => {
        const cut = setTimeout(resolve, clientTimeouts.closeMs);
        whenQuiet = () => {
          const isSocket = socket.io.engine.transport.name === 'websocket';
          if (counters.requests > counters.answers || (isSocket && connections.upgradedIsOpen())) return;
          clearTimeout(cut);
          resolve();
        };
        socket.disconnect();
      });
    }

    return {
      send(body) {
        if (session.over) return;
        if (ready) sendNow(body);
        else waiting.push(body);
      },
      close: session.close,
      counters: session.reading,
      pause: connections.pause,
      resume: connections.resume,
    };
  });
}

/** Its engine is at hand, and has not read or written anything yet. */
function watchPackets({ io: { engine } }: SocketIoClientSocket, account: WireAccount): void {
  engine.on('packet', (packet) => account.packetDown(packetBytes(packet)));
  engine.on('packetCreate', (packet) => account.packetUp(packetBytes(packet)));
}

/** engine.io says that its transport failed; what failed it says, if at all, in fields of the error. */
function withCause(error: Error): string {
  const { description, context } = error as { description?: unknown; context?: unknown };
  const { message } = (description ?? {}) as { message?: unknown };
  const { statusText } = (context ?? {}) as { statusText?: { message?: unknown } };
  const cause = message ?? statusText?.message ?? (typeof description === 'number' && description);
  return cause ? `${error.message} (${cause})` : error.message;
}
