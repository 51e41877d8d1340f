/**
 * What every connection shares, whatever its transport: its counters, its sockets and its one end.
 */
import type { ClientEvents, ConnectionCounters, ConnectOptions } from '../protocol/transport.js';
import { createSocketMeter, type SocketCounts, type SocketMeter } from './socket-meter.js';

type Unexplained = 'unexplainedUpBytes' | 'unexplainedDownBytes';

/** How long a client waits before it gives a server up, ms. */
export const clientTimeouts = {
  /** From connecting until a stream's or socket's first control note. */
  readyMs: 30_000,
  /** From a request to the end of its answer; well above the 25 s for which a poll may be held. */
  answerMs: 60_000,
  /** From a WebSocket's close frame until the connection is cut if the server does not answer. */
  closeMs: 2_000,
} as const;

/** The counters that the transports keep themselves; the sockets keep the others. */
export type OwnCounters = Omit<ConnectionCounters, keyof SocketCounts | Unexplained>;

export interface Session {
  readonly events: ClientEvents;
  readonly meter: SocketMeter;
  readonly counters: OwnCounters;
  /** Set as soon as the end has begun: nothing is delivered from then on. */
  readonly over: boolean;
  /** Ends the connection because of trouble, told in one line. Does nothing once it is over. */
  fail(problem: string, cause?: unknown): void;
  /** Fails with `problem` unless the answered function is called within `ms`. */
  deadline(ms: number, problem: string): () => void;
  close(): Promise<void>;
  reading(): ConnectionCounters;
}

/**
 * Opens the session of one connection. `release` is called once when it ends, before its sockets are
 * destroyed: to stop timers and, where `failed` is false, to take leave of the server.
 */
export function openSession(
  events: ClientEvents,
  { tls }: Pick<ConnectOptions, 'tls'>,
  release: (failed: boolean) => void | Promise<void>,
): Session {
  const meter = createSocketMeter(tls);
  const counters = newCounters();
  const timers = new Set<NodeJS.Timeout>();
  let ending: Promise<void> | undefined;

  async function finish(error: Error | undefined): Promise<void> {
    for (const timer of timers) clearTimeout(timer);
    await undefined; // `release` may touch what the caller is only about to make.
    await release(error !== undefined);
    await meter.destroy();
    if (error) events.onClose(error);
    else events.onClose();
  }

  function end(error?: Error): Promise<void> {
    session.over = true;
    ending ??= finish(error);
    return ending;
  }

  const session: Session & { over: boolean } = {
    events,
    meter,
    counters,
    over: false,
    fail(problem, cause) {
      void end(new Error(problem, cause === undefined ? undefined : { cause }));
    },
    deadline(ms, problem) {
      const timer = setTimeout(() => session.fail(problem), ms);
      timers.add(timer);
      return () => {
        clearTimeout(timer);
        timers.delete(timer);
      };
    },
    close: () => end(),
    reading() {
      const sockets = meter.read();
      return { ...counters, ...sockets, ...unexplained(counters, sockets) };
    },
  };
  return session;
}

/** Nothing counted yet. */
export function newCounters(): OwnCounters {
  return {
    requests: 0,
    answers: 0,
    emptyAnswers: 0,
    pollsSkipped: 0,
    messages: 0,
    openingUpBytes: 0,
    openingDownBytes: 0,
    requestHeadBytes: 0,
    responseHeadBytes: 0,
    framingUpBytes: 0,
    framingDownBytes: 0,
    payloadUpBytes: 0,
    payloadBytes: 0,
    savedUpBytes: 0,
    savedDownBytes: 0,
    estimatedUpSegments: 0,
    estimatedDownSegments: 0,
  };
}

/** What the sockets counted beyond the parts that were worked out. */
function unexplained(parts: OwnCounters, sockets: SocketCounts): Pick<ConnectionCounters, Unexplained> {
  const up = parts.openingUpBytes + parts.requestHeadBytes + parts.framingUpBytes + parts.payloadUpBytes;
  const down = parts.openingDownBytes + parts.responseHeadBytes + parts.framingDownBytes + parts.payloadBytes;
  const tlsUp = sockets.tlsOpeningUpBytes + sockets.tlsRecordsUpBytes;
  const tlsDown = sockets.tlsOpeningDownBytes + sockets.tlsRecordsDownBytes;
  return {
    unexplainedUpBytes: sockets.upBytes - tlsUp + parts.savedUpBytes - up,
    unexplainedDownBytes: sockets.downBytes - tlsDown + parts.savedDownBytes - down,
  };
}
