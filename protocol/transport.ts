/**
 * What a server and a client of any lane promise the harness. This file is the contract; it holds no
 * behaviour. `servers/` and `clients/` implement it, the conformance suite holds them to it.
 */
import type { Compression, ServerTls, TlsTrust } from './conditions.js';
import type { Cursor, ResetReason } from './cursor.js';
import type { HeaderProfile } from './headers.js';
import type { LaneId, Transport } from './lanes.js';
import type { ServerLimits } from './limits.js';
import type { Message } from './message.js';

// ── The application behind every lane ───────────────────────────────────────────────────────────

/** A published message as the room keeps it: its text is made once, whatever the number of readers. */
export interface Published {
  readonly seq: number;
  readonly text: string;
}

export interface Subscriber {
  /** Called once for each message, in order. Must not throw. */
  deliver(message: Published): void;
  /** Bytes handed over and not yet taken by the socket; the topic's flood waits on it. */
  queuedBytes(): number;
}

/** What a reader that stands at a cursor has missed. */
export interface Backlog {
  /** Where the reader stands once it has `messages`. */
  readonly cursor: Cursor;
  /** Set where the reader's own cursor could not be honoured: `messages` is then empty. */
  readonly reset?: ResetReason;
  readonly messages: readonly Published[];
}

/** One room. Whatever is published reaches every subscriber once, in order. */
export interface Topic {
  readonly epoch: string;
  /** Publishes `body` to all; answers its sequence number. */
  publish(body: string): number;
  /** What a reader at `after` has missed; without a cursor nothing, from now on. */
  since(after: Cursor | undefined): Backlog;
  /** Delivers all that is published from now on; answers the way to stop. */
  subscribe(subscriber: Subscriber): () => void;
  /** A lane says that a subscriber's queue has emptied, so that whoever waits for room goes on. */
  eased(): void;
}

// ── Servers ─────────────────────────────────────────────────────────────────────────────────────

export interface Capabilities {
  /** The server can speak first. */
  readonly serverPush: boolean;
  /** The client can send on the connection it listens on. */
  readonly duplex: boolean;
  /** One message is fanned out by the engine's own code, not by a loop in JavaScript. */
  readonly nativeFanOut: boolean;
  /** A reader that comes back with a cursor gets what it missed. */
  readonly resume: boolean;
}

export interface ListenOptions {
  /** Address to bind to; 127.0.0.1 unless the user said otherwise. */
  readonly host: string;
  /** 0: the system chooses. */
  readonly port: number;
  readonly limits: ServerLimits;
  /** Where given, the server speaks TLS, and its URL says https. */
  readonly tls?: ServerTls;
  /** Off where it is absent. */
  readonly compression?: Compression;
}

/** What a server counts about its own work. */
export interface ServerCounters {
  /** HTTP requests answered or held, upgrades included. */
  requests: number;
  /** Sockets accepted. */
  connections: number;
  /** Readers disconnected because their queue was full. */
  slowReadersCut: number;
}

export interface ListeningServer {
  /** `http://host:port`, with the port the system chose. */
  readonly url: string;
  /** Socket and protocol settings as they are in effect, for the record. */
  readonly settings: Readonly<Record<string, string | number | boolean>>;
  readonly counters: Readonly<ServerCounters>;
  /** Ends every connection and stops listening. Safe to call twice. */
  close(): Promise<void>;
}

export interface TransportServer {
  readonly lane: LaneId;
  readonly capabilities: Capabilities;
  /** @throws Error where the address cannot be bound */
  listen(topic: Topic, options: ListenOptions): Promise<ListeningServer>;
}

// ── Clients ─────────────────────────────────────────────────────────────────────────────────────

export interface ConnectOptions {
  /** Resume behind this cursor; without it, from now on. */
  readonly after?: Cursor;
  readonly headers: HeaderProfile;
  /** Reuse connections between requests. */
  readonly keepAlive: boolean;
  /** Requests are streams of one HTTP/2 connection; HTTP/1.1 where it is absent. */
  readonly http2?: true;
  /** Whom to trust where the URL says https. */
  readonly tls?: TlsTrust;
  /** Off where it is absent. */
  readonly compression?: Compression;
  /** Short polling: start to start, ms; `Infinity` for no schedule, where `poll()` alone asks. */
  readonly pollIntervalMs: number;
  /** Short polling: the first poll opens at once, the second this long after it, ms. */
  readonly pollPhaseMs: number;
}

/** Times of a reader that lives in another process, ns on the run's clock. */
export interface ReadyAt {
  readonly beganNs: number;
  readonly atNs: number;
}

export interface ClientEvents {
  /** The server has acknowledged this reader: what is published from now on will reach it. */
  onReady(at?: ReadyAt): void;
  /** @param receivedNs where whoever calls was told of it later than it came; else it came just now */
  onMessage(message: Message, receivedNs?: number): void;
  /** The server could not honour the cursor; messages before `cursor` are lost to this reader. */
  onReset(cursor: Cursor, reason: ResetReason): void;
  /** Called once, after the last event. `error` is absent where `close()` was called. */
  onClose(error?: Error): void;
}

/**
 * A connection's bytes by what they are for. Each part is worked out from what was said (the fields of
 * a head, the length of a frame's payload), never from the sockets' counts, so that the sums are a
 * check of both: what they leave over is shown as `unexplained`. While nothing is under way that is 0;
 * else it is what has left or come in part.
 *
 * The opening is the first exchange without the texts of messages in it: a WebSocket's handshake or a
 * stream's head up to its control note, a poller's first request and answer.
 */
export interface ByteLedger {
  openingUpBytes: number;
  openingDownBytes: number;
  /** Request lines and header fields, and status lines and header fields, behind the opening. */
  requestHeadBytes: number;
  responseHeadBytes: number;
  /** What stands around texts: chunk sizes, line feeds, event fields, JSON brackets, frame headers and control frames. */
  framingUpBytes: number;
  framingDownBytes: number;
  /** Bodies sent, and texts of messages received. */
  payloadUpBytes: number;
  payloadBytes: number;
  /**
   * What compression took off contents, their framing within included: the other parts are sizes before it, so
   * that a message's are the same with and without. Below 0 where it added. Always 0 without compression.
   */
  savedUpBytes: number;
  savedDownBytes: number;
  /**
   * What TLS adds: what the sockets carried less what was said through them. The opening is a connection's
   * handshake with the tickets behind it and the records of its first answer; of every connection, a second
   * one for sending included.
   */
  tlsOpeningUpBytes: number;
  tlsOpeningDownBytes: number;
  tlsRecordsUpBytes: number;
  tlsRecordsDownBytes: number;
  unexplainedUpBytes: number;
  unexplainedDownBytes: number;
}

/** A connection's own counters. Time is the harness's alone. */
export interface ConnectionCounters extends ByteLedger {
  /** Bytes read from and written to the client's TCP sockets: heads and TLS records included, TCP/IP apart. */
  downBytes: number;
  upBytes: number;
  /** TCP connections opened. */
  connectionsOpened: number;
  /** HTTP requests sent, upgrades included. */
  requests: number;
  /** HTTP answers that are complete, 101 included; a held poll or a stream has none yet. */
  answers: number;
  /** Polls answered without a message. */
  emptyAnswers: number;
  /** Polls that were due while another was still under way. */
  pollsSkipped: number;
  /** Messages received. */
  messages: number;
  /** TCP segments with data, where each request, answer, chunk or frame leaves by itself: an estimate. */
  estimatedUpSegments: number;
  estimatedDownSegments: number;
}

export interface Connection {
  /** Publishes `body` to the room. Bodies leave in the order of the calls. */
  send(body: string): void;
  /** Settles when the sockets are closed. Safe to call twice. */
  close(): Promise<void>;
  /** A reading of the counters at this moment. */
  counters(): ConnectionCounters;
  /** Stops and restarts reading from the socket, as a reader too busy to keep up would. */
  pause(): void;
  resume(): void;
  /** Short polling alone: asks now, whatever the schedule says. Settles when it is answered, or the connection over. */
  poll?(): Promise<void>;
}

export interface TransportClient {
  readonly transport: Transport;
  /** Opens one reader at the server of that base URL. Never throws: trouble arrives at `onClose`. */
  connect(url: string, options: ConnectOptions, events: ClientEvents): Connection;
}
