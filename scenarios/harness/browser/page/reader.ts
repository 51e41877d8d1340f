/** What a reader in a page is told and tells: protocol/transport.ts without what a page cannot know. */
import type { Cursor, ResetReason } from '../../../../protocol/cursor.js';
import type { Transport } from '../../../../protocol/lanes.js';
import type { Message } from '../../../../protocol/message.js';

/** A page has no raw TCP; a framework would bring a script of its own. */
export type WebTransports = Exclude<Transport, 'tcp' | `socketio-${string}`>;

export interface ReaderOptions {
  readonly after?: Cursor | undefined;
  /** Short polling: start to start; null for no schedule, where `poll()` alone asks. */
  readonly pollIntervalMs: number | null;
  readonly pollPhaseMs: number;
  /**
   * `default`, as an application writes it, or `no-store`: readers of one page that ask for the same
   * address would wait for each other at the browser's cache.
   */
  readonly cache: 'default' | 'no-store';
  /** Stands in the query, which no lane reads, so that the browser's record of a request can be told. */
  readonly tag?: string | undefined;
}

export interface ReaderEvents {
  onReady(): void;
  onMessage(message: Message): void;
  onReset(cursor: Cursor, reason: ResetReason): void;
  /** A poll was due while another was under way. */
  onSkip(): void;
  onEnd(problem: string): void;
}

export interface Reader {
  send(body: string): void;
  /** Settles when the browser has let go; a WebSocket says goodbye first. */
  close(): Promise<void>;
  poll?(): Promise<void>;
}
