/**
 * What an HTTP transport is, whatever hosts it: `servers/transports/` says what is answered, the engines
 * (`servers/express/`, `servers/http/`, `servers/uws/`) say how a request comes in and an answer goes out.
 * A difference between two engines is then the engine's own, never that of a second polling logic.
 */
import type { ServerLimits } from '../../protocol/limits.js';
import type { Capabilities, ListeningServer, ServerCounters, Topic } from '../../protocol/transport.js';
import type { Refusal } from '../refusals.js';

export interface HttpTransport {
  /** Where it is asked by GET; `POST /messages` is the same everywhere. */
  readonly path: string;
  readonly capabilities: Capabilities;
  /** What its own limits come to, for the record. */
  settings?(limits: ServerLimits): ListeningServer['settings'];
  /** What a GET of the path does. */
  handler(room: HttpRoom): (exchange: HttpExchange) => void;
}

export interface HttpRoom {
  readonly topic: Topic;
  readonly limits: ServerLimits;
  readonly counters: ServerCounters;
}

/** One request and its answer. The request may be read only until the handler returns. */
export interface HttpExchange {
  /** The parameter `after`: undefined where there is none, no string where it is given twice. */
  after(): unknown;
  /** The field `Last-Event-ID`, undefined where there is none. */
  lastEventId(): unknown;
  /** The field `Accept-Encoding`, undefined where there is none. */
  acceptEncoding(): string | undefined;
  /** Answers `200` with this JSON; `fields` beside the usual ones. */
  answerJson(body: Buffer, fields?: Fields): void;
  refuse(refusal: Refusal): void;
  /** Begins an answer that never ends. */
  beginStream(contentType: string, fields?: Fields): StreamOutlet;
  /** Calls `leave` when the connection is over, if the answer is not complete by then. It may be called after it too. */
  onceOver(leave: () => void): void;
}

type Fields = Readonly<Record<string, string>>;

export interface StreamOutlet {
  /** Hands over one piece of content: one chunk on the wire. */
  write(bytes: Buffer): void;
  /** Bytes handed over and not yet taken by the socket. */
  queuedBytes(): number;
  /** Calls `drained` each time the queue has emptied. */
  onDrain(drained: () => void): void;
  /** Ends the connection at once. */
  cut(): void;
}

export const MESSAGES_PATH = '/messages';
