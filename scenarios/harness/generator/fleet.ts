/** The readers of a trial: opened a few at a time, each feeding the ledger, none lost unnoticed. */
import type { Clock } from '../../../protocol/clock.js';
import type { Cursor } from '../../../protocol/cursor.js';
import type { Message } from '../../../protocol/message.js';
import type {
  ClientEvents,
  Connection,
  ConnectionCounters,
  ConnectOptions,
  TransportClient,
} from '../../../protocol/transport.js';
import { randomSource } from '../schedule.js';
import type { FleetOptions, Openings, Returns } from './commands.js';
import { addTo, zero } from './counters.js';
import { type Entry, newEntry, openings } from './openings.js';
import { createPollPhases } from './poll-phases.js';
import { createReturning, type Returning, SAID_KEPT } from './returning.js';

export interface OpenOptions {
  readonly count: number;
  readonly concurrency: number;
  readonly after: Cursor | null;
  readonly until: 'ready' | 'first-message';
  readonly thenClose: boolean;
}

export interface Fleet {
  open(options: OpenOptions, receive: Receive): Promise<Openings>;
  /** From here on the readers, who stand at `start`, come back when they are cut. */
  comeBack(start: Cursor, receive: Receive, onReset: (client: number) => void): void;
  /** How they have fared, once `readers` were served again or `timeoutMs` have passed. */
  returns(readers: number, timeoutMs: number): Promise<Returns>;
  connections(): readonly Connection[];
  counters(): ConnectionCounters;
  resets(): number;
  cuts(): number;
  /** What the first of the cut connections said. */
  cutsSaid(): readonly string[];
  close(): Promise<void>;
}

/** Called for each message that reaches a reader, with the reader's number. */
export type Receive = (client: number, message: Message, receivedNs?: number) => void;

export function createFleet(client: TransportClient, options: FleetOptions, now: Clock): Fleet {
  const random = randomSource(options.seed);
  const phases = createPollPhases(options.pollIntervalMs, random, now);
  const open: Connection[] = [];
  const closed = zero();
  const cutsSaid: string[] = [];
  let cuts = 0;
  let resets = 0;
  let opened = 0;
  let returning: Returning | undefined;
  let whenReset: (client: number) => void = () => {};

  const takeReset = (index: number, cursor: Cursor): void => {
    resets++;
    whenReset(index);
    returning?.reset(index, cursor);
  };

  /** Another connection for a reader that has lost its own. */
  const reopen = (index: number, after: Cursor, receive: Receive, back: Returning): void => {
    addTo(closed, open[index]!.counters());
    open[index] = client.connect(
      options.url,
      { ...connectOptions(options, phases.anywhere()), after },
      {
        onReady: () => back.ready(index),
        onMessage: (message) => {
          receive(index, message);
          back.seen(index, message.seq);
        },
        onReset: (cursor) => takeReset(index, cursor),
        onClose: (error) => error && back.cut(index, error),
      },
    );
  };

  const openOne = (index: number, asked: OpenOptions, receive: Receive, entry: Entry): Promise<void> =>
    new Promise((resolve, reject) => {
      let beganNs = now();
      let isOpen = false;
      const reached = (what: OpenOptions['until']) => {
        if (isOpen || what !== asked.until) return;
        isOpen = true;
        entry.counters = connection.counters();
        if (!asked.thenClose) return resolve();
        connection.close().then(() => {
          open.splice(open.indexOf(connection), 1);
          addTo(closed, connection.counters());
          resolve();
        }, reject);
      };
      const events: ClientEvents = {
        onReady: (at) => {
          if (at) beganNs = at.beganNs;
          entry.readyNs = (at?.atNs ?? now()) - beganNs;
          reached('ready');
        },
        onMessage: (message, receivedNs) => {
          receive(index, message, receivedNs);
          returning?.seen(index, message.seq);
          if (isOpen) return;
          entry.firstMessageNs = (receivedNs ?? now()) - beganNs;
          reached('first-message');
        },
        onReset: (cursor) => takeReset(index, cursor),
        onClose: (error) => {
          if (!error) return;
          if (returning) return returning.cut(index, error);
          cuts++;
          if (cutsSaid.length < SAID_KEPT) cutsSaid.push(error.message);
          reject(error);
        },
      };
      const connection = client.connect(
        options.url,
        {
          ...connectOptions(options, phases.spread(index, asked.count)),
          ...(asked.after ? { after: asked.after } : {}),
        },
        events,
      );
      open.push(connection);
    });

  return {
    async open(asked, receive) {
      const entries = Array.from({ length: asked.count }, newEntry);
      const beganNs = now();
      const first = opened;
      opened += asked.count;
      let next = 0;
      const worker = async () => {
        while (next < asked.count) {
          const index = next++;
          await openOne(first + index, asked, receive, entries[index] as Entry);
        }
      };
      await Promise.all(Array.from({ length: Math.min(asked.concurrency, asked.count) }, worker));
      return openings(entries, now() - beganNs);
    },
    comeBack(start, receive, onReset) {
      whenReset = onReset;
      const back = createReturning({
        count: open.length,
        start,
        now,
        random,
        reopen: (index, after) => reopen(index, after, receive, back),
      });
      returning = back;
    },
    returns: (readers, timeoutMs) =>
      new Promise((resolve, reject) => {
        const back = returning;
        if (!back) return reject(new Error('returns were asked for before comeBack'));
        const timer = setTimeout(() => resolve(back.returns()), timeoutMs);
        back.whenBack(readers, () => {
          clearTimeout(timer);
          resolve(back.returns());
        });
      }),
    connections: () => open,
    counters() {
      const sum = { ...closed };
      for (const connection of open) addTo(sum, connection.counters());
      return sum;
    },
    resets: () => resets,
    cuts: () => cuts,
    cutsSaid: () => cutsSaid,
    async close() {
      returning?.stop();
      const all = open.splice(0);
      // Readers that are opened later are the fleet's first again.
      opened = 0;
      await Promise.all(all.map((connection) => connection.close()));
      for (const connection of all) addTo(closed, connection.counters());
    },
  };
}

/** All of a fleet's readers connect alike, but for the pollers' phases. */
function connectOptions(
  { headers, keepAlive, http2, tls, compression, pollIntervalMs }: FleetOptions,
  pollPhaseMs: number,
): ConnectOptions {
  const conditions = {
    ...(http2 ? { http2 } : {}),
    ...(tls ? { tls } : {}),
    ...(compression ? { compression } : {}),
  };
  return { headers, keepAlive, ...conditions, pollIntervalMs, pollPhaseMs };
}
