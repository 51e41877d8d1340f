/** What `browser-limits` asks of the process that has the browser. */
import type { Cursor } from '../../protocol/cursor.js';
import type { WebTransports } from '../harness/browser/page/reader.js';
import type { TabClient } from '../harness/browser/page/tab.js';

export type LimitsCommands = {
  /** Launch the browser with an empty profile and open the tabs, at a door in front of that server. */
  start: {
    ask: { url: string; profile: string; tabs: number; trustedKey?: string };
    answer: { pid: number; browser: string };
  };
  /** Each tab in turn opens its share; settles when all are served, or nothing more happens for so long. */
  open: {
    ask: {
      transport: WebTransports;
      asked: number;
      after: Cursor;
      pollIntervalMs: number;
      quietMs: number;
    };
    answer: { beganMs: number };
  };
  /** The last tab's ordinary request: what it took, ms, or null where it had no answer by then. */
  fetch: { ask: { patienceMs: number }; answer: { tookMs: number | null } };
  /** Settles when all readers have a message, or no more get one for so long. */
  deliver: { ask: { quietMs: number }; answer: Record<never, never> };
  /**
   * Who waits gives up and one who is served leaves: true where the ordinary request is answered then, so
   * that a connection was what it had waited for.
   */
  release: { ask: { patienceMs: number }; answer: { answered: boolean } };
  /** The machine's clock, ms, as pages read it. */
  wall: { ask: Record<never, never>; answer: { atMs: number } };
  read: {
    ask: Record<never, never>;
    answer: { clients: readonly TabClient[]; connections: number; unusedConnections: number };
  };
};
