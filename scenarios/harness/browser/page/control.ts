/**
 * What the generator's process and its readers in a page say to each other, JSON over a WebSocket of its
 * own. Times are ms of the clock that all frames share.
 */
import type { Cursor, ResetReason } from '../../../../protocol/cursor.js';
import type { WebTransports } from './reader.js';

export type FrameAsk =
  | {
      readonly do: 'open';
      readonly transport: WebTransports;
      readonly after: Cursor | null;
      readonly pollIntervalMs: number | null;
      readonly pollPhaseMs: number;
    }
  | { readonly do: 'send'; readonly body: string }
  | { readonly do: 'poll' }
  | { readonly do: 'close' }
  | { readonly do: 'clock' };

/** Several travel together, in their order. */
export type FrameNews =
  | readonly ['hello', { readonly isolated: boolean }]
  | readonly ['ready', beganMs: number, atMs: number]
  | readonly ['message', atMs: number, seq: number, body: string]
  | readonly ['reset', cursor: Cursor, reason: ResetReason]
  | readonly ['skip']
  | readonly ['end', problem: string]
  | readonly ['polled']
  | readonly ['closed']
  | readonly ['clock', atMs: number];
