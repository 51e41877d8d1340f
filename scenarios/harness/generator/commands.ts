/** What the controller asks of the generator's process. Both are of one commit: no version is needed. */
import type { ClockOrigin } from '../../../protocol/clock.js';
import type { Compression, TlsTrust } from '../../../protocol/conditions.js';
import type { Stamps } from '../../../protocol/control.js';
import type { Cursor } from '../../../protocol/cursor.js';
import type { HeaderProfile } from '../../../protocol/headers.js';
import type { Transport } from '../../../protocol/lanes.js';
import type { TextKind } from '../../../protocol/load.js';
import type { ConnectionCounters } from '../../../protocol/transport.js';
import type { Usage } from '../../../protocol/usage.js';

/** How readers connect. */
export interface FleetOptions {
  readonly url: string;
  readonly transport: Transport;
  readonly headers: HeaderProfile;
  readonly keepAlive: boolean;
  readonly http2?: true;
  readonly tls?: TlsTrust;
  readonly compression?: Compression;
  /** What bodies are made of; random where it is absent. */
  readonly textKind?: TextKind;
  readonly pollIntervalMs: number;
  /** Spreads the pollers' phases. */
  readonly seed: number;
}

/** What bodies a reader must expect: the server's own, or those that clients number. */
export type LoadKind = 'published' | 'numbered';

/** Stands for the number of a numbered message whose digits were corrupt. */
export const UNREADABLE_NUMBER = 0xffff_ffff;

/** One entry a delivery, in the order of arrival: parallel arrays. */
export interface Receipts {
  readonly client: Uint16Array;
  readonly seq: Uint32Array;
  /** The sender's number of a numbered message; 0 for others. */
  readonly number: Uint32Array;
  /** ns since the run's origin. */
  readonly receivedNs: Float64Array;
}

/** One entry a connection, in the order of opening. */
export interface Openings {
  /** From `connect()` until the server acknowledged the reader, and until its first message, ns; NaN without. */
  readonly readyNs: Float64Array;
  readonly firstMessageNs: Float64Array;
  /** Counters when the connection had what was waited for. */
  readonly counters: readonly ConnectionCounters[];
  /** From the first `connect()` to the last reader's readiness. */
  readonly elapsedNs: number;
}

/** How readers fared that come back when they are cut: one entry a reader, NaN for what did not happen. */
export interface Returns {
  /** When its connection was first cut, and when it was served again: told where it stands; ns since the run's origin. */
  readonly cutNs: Float64Array;
  readonly backNs: Float64Array;
  /** The last message it had at its first reset, and where that put it. */
  readonly leftSeq: Float64Array;
  readonly resetSeq: Float64Array;
  /** Connections that had served it and were cut; tries that failed; resets. */
  readonly cuts: Float64Array;
  readonly refused: Float64Array;
  readonly resets: Float64Array;
  /** What the first of them said. */
  readonly said: readonly string[];
}

/** How things stand at one moment. */
export interface Reading {
  readonly usage: Usage;
  /** Sum over all connections, closed ones included. */
  readonly counters: ConnectionCounters;
  readonly connections: number;
  readonly delivered: number;
  readonly corrupt: number;
  /** Messages out of sequence on their connection, where no receipts are kept. */
  readonly misplaced: number;
  readonly resets: number;
  /** Connections that ended without having been closed, and what the first of them said. */
  readonly cuts: number;
  readonly cutsSaid: readonly string[];
  /** How far times of receipt may be from the run's clock, ns, where they were taken by another one. */
  readonly clockBoundNs?: number;
  /** Time the event loop was held up by more than 10 ms at a stretch, ns. */
  readonly stalledNs: number;
}

export type GeneratorCommands = {
  /** With `browser` the readers live in a real one, whose profile is that empty folder. */
  start: {
    ask: { origin: ClockOrigin; fleet: FleetOptions; browser?: { profile: string } };
    answer: { pid: number; browser?: string };
  };
  /** Say what is expected to arrive. `receipts` false keeps counts only, for loads too fast to log. */
  expect: {
    ask: { kind: LoadKind; textBytes: number; deliveries: number; receipts: boolean };
    answer: Empty;
  };
  /** Open `count` readers, `concurrency` at a time, each until it is ready or has its first message. */
  open: {
    ask: {
      count: number;
      concurrency: number;
      after: Cursor | null;
      until: 'ready' | 'first-message';
      /** Close each once it has what was waited for. */
      thenClose: boolean;
    };
    answer: Openings;
  };
  /** From here on readers stand at `start`, and come back by the one policy (back-off.ts) when they are cut. */
  comeBack: { ask: { start: Cursor }; answer: Empty };
  /** Settles when so many readers were served again, or after `timeoutMs`; answers how all have fared. */
  returns: { ask: { readers: number; timeoutMs: number }; answer: Returns };
  /** The client of that number stops reading, or goes on. */
  pause: { ask: { client: number }; answer: Empty };
  resume: { ask: { client: number }; answer: Empty };
  read: { ask: { collect: boolean }; answer: Reading };
  /** Settles when `deliveries` have arrived in all; false where they have not within `timeoutMs`. */
  drain: { ask: { deliveries: number; timeoutMs: number }; answer: { complete: boolean } };
  receipts: { ask: Empty; answer: Receipts };
  /** Send one numbered message at each tick, the clients taking turns. */
  followTicks: { ask: { path: string; textBytes: number; expectedTicks: number }; answer: Empty };
  stamps: { ask: Empty; answer: Stamps };
  /** All short pollers ask once; settles when all are answered. Nothing where the transport does not poll. */
  poll: { ask: Empty; answer: Empty };
  /** The client of that number sends its message, numbered so that all know it. */
  send: { ask: { client: number; number: number; textBytes: number }; answer: Empty };
  /** Closed loop on the first connection: `outstanding` messages under way until `endEcho`. */
  echo: { ask: { textBytes: number; outstanding: number }; answer: Empty };
  endEcho: { ask: Empty; answer: { echoed: number } };
  /** Closed loop of GET requests by autocannon, until `endRequests`. */
  requests: { ask: { path: string; connections: number }; answer: Empty };
  readRequests: { ask: Empty; answer: { answered: number; refused: number; downBytes: number } };
  endRequests: { ask: Empty; answer: Empty };
  close: { ask: Empty; answer: Empty };
};

type Empty = Record<never, never>;
