/** What a tab of `browser-limits` is asked and answers. Times are ms of the machine's clock. */
import type { Cursor } from '../../../../protocol/cursor.js';
import type { WebTransports } from './reader.js';

export interface TabAsk {
  readonly transport: WebTransports;
  /** Number of its first reader, and how many it opens. */
  readonly first: number;
  readonly count: number;
  /** Where held polls stand. */
  readonly after: Cursor;
  readonly pollIntervalMs: number;
  readonly quietMs: number;
}

export interface TabClient {
  /** When the reader was told where it stands, or its held poll was sent; null where that never was. */
  readonly openedMs: number | null;
  readonly gotMs: number | null;
  readonly body: string | null;
  readonly problem: string | null;
}
