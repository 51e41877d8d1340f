/** Entry of a tab in which as many readers are opened as are asked for: how many are served? */

import type { Reader } from './reader.js';
import { openReader } from './readers.js';
import type { TabAsk, TabClient } from './tab.js';

interface Client {
  reader: Reader;
  openedMs: number | null;
  gotMs: number | null;
  body: string | null;
  problem: string | null;
}

const clients: Client[] = [];
let ask: TabAsk;
let ordinary: Promise<{ status: number; tookMs: number }> | undefined;
/** Called when something has happened to a reader. */
let changed = (): void => {};

const wallMs = (): number => performance.timeOrigin + performance.now();

function openOne(number: number): Client {
  const client: Client = { reader: null!, openedMs: null, gotMs: null, body: null, problem: null };
  const { transport, after, pollIntervalMs } = ask;
  client.reader = openReader[transport](
    // A held poll gives no sign of life: it comes with a cursor and is held at once (see `heldSince`).
    {
      after: transport === 'long-polling' ? after : undefined,
      pollIntervalMs,
      pollPhaseMs: 0,
      cache: 'no-store',
      tag: `client=${number}`,
    },
    {
      onReady() {
        client.openedMs ??= wallMs();
        changed();
      },
      onMessage({ body }) {
        client.gotMs ??= wallMs();
        client.body ??= body;
        changed();
      },
      onReset: (_cursor, reason) => {
        client.problem ??= `reset: ${reason}`;
      },
      onSkip() {},
      onEnd(problem) {
        client.problem ??= problem;
        changed();
      },
    },
  );
  return client;
}

/** Settles when `done`, or when nothing has happened for so long. */
function quiet(quietMs: number, done: () => boolean): Promise<void> {
  return new Promise((resolve) => {
    let timer: ReturnType<typeof setTimeout>;
    const wait = (): void => {
      clearTimeout(timer);
      timer = setTimeout(settle, quietMs);
      if (done()) settle();
    };
    const settle = (): void => {
      clearTimeout(timer);
      changed = () => {};
      resolve();
    };
    changed = wait;
    wait();
  });
}

/** When the browser sent the held poll of that number: told by its own record once the answer is there. */
function heldSince(number: number): number | null {
  const entries = performance.getEntriesByType('resource') as PerformanceResourceTiming[];
  const own = entries.find(({ name }) => name.endsWith(`client=${number}`));
  return own && own.requestStart > 0 ? performance.timeOrigin + own.requestStart : null;
}

const api = {
  wallMs,
  /** Opens the tab's share; settles when all are served, or nothing more happens. */
  async open(asked: TabAsk): Promise<void> {
    ask = asked;
    for (let i = 0; i < asked.count; i++) clients.push(openOne(asked.first + i));
    await quiet(asked.quietMs, () => clients.every(({ openedMs }) => openedMs !== null));
  },
  /** Settles when all have the message, or no more do. */
  delivered: (quietMs: number) => quiet(quietMs, () => clients.every(({ gotMs }) => gotMs !== null)),
  /** An ordinary request of the page beside its readers. @returns what it took, ms; null: not answered by then */
  async fetchOrdinary(patienceMs: number): Promise<number | null> {
    const fromMs = performance.now();
    ordinary ??= fetch('/ordinary', { cache: 'no-store' }).then(async (answer) => {
      await answer.arrayBuffer();
      return { status: answer.status, tookMs: performance.now() - fromMs };
    });
    return within(ordinary, patienceMs);
  },
  /** Those that were never served give up their places in the queue. */
  giveUpWaiting(): void {
    for (const { reader, openedMs } of clients) if (openedMs === null) void reader.close();
  },
  /** One of those that are served leaves; false where this tab has none. */
  closeOne(): boolean {
    const served = clients.find(({ openedMs }) => openedMs !== null);
    void served?.reader.close();
    return served !== undefined;
  },
  read: (): TabClient[] =>
    clients.map(({ openedMs, gotMs, body, problem }, i) => ({
      openedMs: ask.transport === 'long-polling' ? heldSince(ask.first + i) : openedMs,
      gotMs,
      body,
      problem,
    })),
};

async function within(answer: Promise<{ tookMs: number }>, patienceMs: number): Promise<number | null> {
  const tooLate = new Promise<null>((resolve) => setTimeout(resolve, patienceMs, null));
  return (await Promise.race([answer, tooLate]))?.tookMs ?? null;
}

export type TabApi = typeof api;

Object.assign(window, { limits: api });
