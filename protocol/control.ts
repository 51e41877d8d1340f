/**
 * How the harness drives a server's process: requests and answers over the process's IPC channel,
 * in Node's `advanced` serialization. The version stands in the first request, so that a later
 * harness can drive the server of an earlier commit, or say that it cannot.
 *
 * Order of a trial: `start`, then any of the others, then `stop`, after which the process exits by
 * itself. It also exits when the channel closes, so that no server outlives its harness.
 */
import type { ClockOrigin } from './clock.js';
import type { Compression, ServerTls } from './conditions.js';
import type { LaneId } from './lanes.js';
import type { ServerLimits } from './limits.js';
import type { TextKind } from './load.js';
import type { Capabilities, ServerCounters } from './transport.js';
import type { Usage } from './usage.js';

export const CONTROL_VERSION = 1;

/** Each command: what the harness asks, and what the server's process answers. */
export type ControlCommands = {
  /** Load the lane, bind, and answer where. Times are counted from `origin` from here on. */
  start: {
    ask: {
      version: number;
      lane: LaneId;
      host: string;
      port: number;
      origin: ClockOrigin;
      limits: ServerLimits;
      /** Both absent where the conditions are plain: a server of an earlier commit knows neither. */
      tls?: ServerTls;
      compression?: Compression;
      /** What bodies are made of; random where it is absent. */
      textKind?: TextKind;
    };
    answer: {
      version: number;
      pid: number;
      url: string;
      epoch: string;
      capabilities: Capabilities;
      settings: Readonly<Record<string, string | number | boolean>>;
      /** Versions and hashes of what the lane runs on, such as `{ ws: '8.23.0' }`. */
      engine: Readonly<Record<string, string>>;
    };
  };
  /** Listen at `path` for a metronome; publish one message of `textBytes` at each tick. */
  followTicks: {
    ask: { path: string; textBytes: number; expectedTicks: number };
    answer: Record<never, never>;
  };
  /** Publish `count` messages of `textBytes` at once; answers the last one's sequence number. */
  publish: { ask: { count: number; textBytes: number }; answer: { lastSeq: number } };
  /** Publish as fast as the readers take it, until `endFlood`. */
  flood: { ask: { textBytes: number; queueBytes: number }; answer: Record<never, never> };
  endFlood: { ask: Record<never, never>; answer: { published: number; lastSeq: number } };
  /** What the process has used so far; `collect` asks for a garbage collection first, where exposed. */
  usage: {
    ask: { collect: boolean };
    /** `room` is absent where the server is of a commit that did not tell it. */
    answer: { usage: Usage; counters: ServerCounters; room?: RoomState };
  };
  /** When each message published on a tick was due, ticked and handed to the transport. */
  stamps: { ask: Record<never, never>; answer: Stamps };
  stop: { ask: Record<never, never>; answer: Record<never, never> };
};

/** How the room stands: a harness that counts waits for it instead of letting time pass. */
export interface RoomState {
  /** Sequence number of the newest message; one below the first before there is any. */
  readonly lastSeq: number;
  /** Readers that the next message goes to at once: streams, sockets and held polls; one for all where the engine fans out. */
  readonly readers: number;
  /** Bytes that wait in the process for the reader with the longest queue; absent where an earlier commit did not tell. */
  readonly mostQueuedBytes?: number;
}

/** One entry a published tick, in order: parallel arrays, ns since the run's origin. */
export interface Stamps {
  /** Sequence number of the first entry; the others follow without a gap. */
  readonly firstSeq: number;
  readonly tickIndex: Uint32Array;
  readonly intendedNs: Float64Array;
  readonly tickedNs: Float64Array;
  readonly sentNs: Float64Array;
}

export type ControlName = keyof ControlCommands;

/** What travels to the server's process. */
export interface ControlAsk<Name extends ControlName = ControlName> {
  readonly id: number;
  readonly name: Name;
  readonly ask: ControlCommands[Name]['ask'];
}

/** What travels back: the answer, or one line on what went wrong. */
export type ControlReply<Name extends ControlName = ControlName> =
  | { readonly id: number; readonly ok: true; readonly answer: ControlCommands[Name]['answer'] }
  | { readonly id: number; readonly ok: false; readonly error: string; readonly code: ControlErrorCode };

/** `unavailable`: the lane cannot run on this machine (it is skipped); `failed`: anything else. */
export type ControlErrorCode = 'unavailable' | 'failed';
