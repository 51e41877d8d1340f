/** A reader that collects what it gets and lets a case wait for it, by event and never by time. */
import { EventEmitter } from 'node:events';
import type { Cursor, ResetReason } from '../../protocol/cursor.js';
import type { HeaderProfile } from '../../protocol/headers.js';
import { headerProfiles } from '../../protocol/headers.js';
import type { Message } from '../../protocol/message.js';
import type { Connection, ConnectOptions, TransportClient } from '../../protocol/transport.js';

export interface Reset {
  readonly cursor: Cursor;
  readonly reason: ResetReason;
}

export interface Reader extends Connection {
  readonly messages: readonly Message[];
  readonly resets: readonly Reset[];
  /** How the connection ended: once each time it was told so. */
  readonly ends: readonly (Error | undefined)[];
  /** Settles when the server has acknowledged the reader; rejects where it ended before. */
  ready(): Promise<void>;
  /** The first `count` messages, once they are all there; rejects where the connection ended before. */
  first(count: number): Promise<readonly Message[]>;
  reset(): Promise<Reset>;
  /** The error that the connection ended with, undefined where the reader closed it itself. */
  ended(): Promise<Error | undefined>;
}

export type ReadOptions = Partial<ConnectOptions>;

const defaults: ConnectOptions = {
  headers: headerProfiles.minimal as HeaderProfile,
  keepAlive: true,
  pollIntervalMs: 10,
  pollPhaseMs: 5,
};

export function openReader(client: TransportClient, url: string, options: ReadOptions = {}): Reader {
  const messages: Message[] = [];
  const resets: Reset[] = [];
  const ends: (Error | undefined)[] = [];
  const news = new EventEmitter().setMaxListeners(0);
  let isReady = false;

  /** Waits until `value` answers something else than undefined. */
  function until<Value>(value: () => Value | undefined, what: () => string): Promise<Value> {
    return new Promise((resolve, reject) => {
      function look(): void {
        const found = value();
        if (found === undefined && ends.length === 0) return;
        news.off('news', look);
        if (found !== undefined) resolve(found);
        else reject(new Error(`ended before ${what()}: ${ends[0]?.message ?? 'closed by the reader'}`));
      }
      news.on('news', look);
      look();
    });
  }

  const connection = client.connect(
    url,
    { ...defaults, ...options },
    {
      onReady() {
        isReady = true;
        news.emit('news');
      },
      onMessage(message) {
        messages.push(message);
        news.emit('news');
      },
      onReset(cursor, reason) {
        resets.push({ cursor, reason });
        news.emit('news');
      },
      onClose(error) {
        ends.push(error);
        news.emit('news');
      },
    },
  );

  return {
    ...connection,
    messages,
    resets,
    ends,
    ready: async () =>
      void (await until(
        () => isReady || undefined,
        () => 'it was ready',
      )),
    async first(count) {
      await until(
        () => messages.length >= count || undefined,
        () => `it had ${count} messages (it has ${messages.length})`,
      );
      return messages.slice(0, count);
    },
    reset: () =>
      until(
        () => resets[0],
        () => 'a reset',
      ),
    ended: async () =>
      (
        await until(
          () => (ends.length > 0 ? { error: ends[0] } : undefined),
          () => '',
        )
      ).error,
  };
}
