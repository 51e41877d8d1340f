/**
 * The transports as a page has them: `fetch`, `EventSource` and `WebSocket`, against the same wire
 * contract as the clients on Node.js, and read by the same rules (protocol/message.ts).
 */
import { type Cursor, formatCursor } from '../../../../protocol/cursor.js';
import { asControlNote, asMessage, isMessageText, parseMessage } from '../../../../protocol/message.js';
import type { Reader, ReaderEvents, ReaderOptions, WebTransports } from './reader.js';
import { postInTurn } from './send.js';

/** Opens one reader at the page's own origin. */
export const openReader: { readonly [T in WebTransports]: OpenReader } = {
  'short-polling': openShortPolling,
  'long-polling': openLongPolling,
  chunked: openChunked,
  sse: openEvents,
  websocket: openSocket,
};

const NORMAL_CLOSURE = 1000;
/** From a close frame until the server is given up that does not answer it, ms. */
const CLOSE_MS = 2000;

type OpenReader = (options: ReaderOptions, events: ReaderEvents) => Reader;

/** Takes texts; whatever is none ends the reader. */
function textsOf(events: ReaderEvents): (text: string) => void {
  let ready = false;
  return (text) => {
    if (isMessageText(text)) return events.onMessage(parseMessage(text));
    const note = asControlNote(JSON.parse(text));
    if (note.reset) events.onReset(note.cursor, note.reset);
    if (!ready) events.onReady();
    ready = true;
  };
}

/** Does `step`; an error in it, or a promise of it that fails, ends the reader. */
function guarded(events: ReaderEvents, abort: AbortController, step: () => void | Promise<void>): void {
  const failed = (error: unknown) => {
    if (abort.signal.aborted) return;
    abort.abort();
    events.onEnd(String(error));
  };
  try {
    const done = step();
    if (done) done.catch(failed);
  } catch (error) {
    failed(error);
  }
}

/** One poll: where the reader stands after it. */
function pollerOf(path: string, options: ReaderOptions, events: ReaderEvents, signal: AbortSignal) {
  let cursor: Cursor | undefined = options.after;
  let ready = false;
  return async (): Promise<void> => {
    const answer = await fetch(path + query(cursor, options), { signal, cache: options.cache });
    if (answer.status !== 200) throw new Error(`GET ${path}: expected status 200, got ${answer.status}`);
    const items: unknown = await answer.json();
    if (!Array.isArray(items)) throw new SyntaxError(`GET ${path}: expected a JSON array`);
    const note = items.length === 1 && !Array.isArray(items[0]) ? asControlNote(items[0]) : undefined;
    if (note) cursor = note.cursor;
    if (note?.reset) events.onReset(note.cursor, note.reset);
    if (!ready) events.onReady();
    ready = true;
    for (const message of note ? [] : items.map(asMessage)) {
      if (cursor) cursor = { epoch: cursor.epoch, seq: message.seq };
      events.onMessage(message);
    }
  };
}

function query(after: Cursor | undefined, { tag }: ReaderOptions): string {
  const parts = [...(after ? [`after=${formatCursor(after)}`] : []), ...(tag ? [tag] : [])];
  return parts.length > 0 ? `?${parts.join('&')}` : '';
}

function openShortPolling(options: ReaderOptions, events: ReaderEvents): Reader {
  const { pollIntervalMs, pollPhaseMs } = options;
  const abort = new AbortController();
  const poll = pollerOf('/messages', options, events, abort.signal);
  const secondPollMs = performance.now() + pollPhaseMs;
  let underWay: Promise<void> | undefined;
  let polls = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const ask = (): Promise<void> => {
    const asked = poll().finally(() => {
      underWay = undefined;
    });
    underWay = asked;
    return asked;
  };
  const schedule = (): void => {
    if (pollIntervalMs === null || abort.signal.aborted) return;
    const now = performance.now();
    let due = secondPollMs + polls++ * pollIntervalMs;
    for (; due + pollIntervalMs <= now; due = secondPollMs + polls++ * pollIntervalMs) events.onSkip();
    timer = setTimeout(
      () => {
        if (underWay) events.onSkip();
        else guarded(events, abort, ask);
        schedule();
      },
      Math.max(0, due - now),
    );
  };
  guarded(events, abort, ask);
  schedule();
  return {
    send: postInTurn(abort, events),
    async close() {
      abort.abort();
      clearTimeout(timer);
    },
    poll: () => new Promise((settle) => guarded(events, abort, () => ask().finally(settle))),
  };
}

function openLongPolling(options: ReaderOptions, events: ReaderEvents): Reader {
  const abort = new AbortController();
  const poll = pollerOf('/messages/next', options, events, abort.signal);
  guarded(events, abort, async () => {
    while (!abort.signal.aborted) await poll();
  });
  return { send: postInTurn(abort, events), close: async () => abort.abort() };
}

function openChunked(options: ReaderOptions, events: ReaderEvents): Reader {
  const abort = new AbortController();
  const take = textsOf(events);
  guarded(events, abort, async () => {
    const { signal } = abort;
    const answer = await fetch(`/stream${query(options.after, options)}`, { signal, cache: options.cache });
    if (answer.status !== 200 || !answer.body) {
      throw new Error(`GET /stream: expected status 200, got ${answer.status}`);
    }
    const decoder = new TextDecoder();
    const content = answer.body.getReader();
    let rest = '';
    for (;;) {
      const { done, value } = await content.read();
      if (done) throw new Error('GET /stream: the server ended the stream');
      const lines = (rest + decoder.decode(value, { stream: true })).split('\n');
      rest = lines.pop() ?? '';
      lines.forEach(take);
    }
  });
  return { send: postInTurn(abort, events), close: async () => abort.abort() };
}

function openEvents(options: ReaderOptions, events: ReaderEvents): Reader {
  const abort = new AbortController();
  const take = textsOf(events);
  const source = new EventSource(`/events${query(options.after, options)}`);
  const onText = ({ data }: MessageEvent<string>) => guarded(events, abort, () => take(data));
  source.addEventListener('message', onText);
  source.addEventListener('cursor', onText);
  source.addEventListener('error', () => {
    source.close(); // It would come back by itself, by another policy than the other lanes'.
    guarded(events, abort, () => {
      throw new Error('GET /events: the stream was cut');
    });
  });
  return {
    send: postInTurn(abort, events),
    async close() {
      abort.abort();
      source.close();
    },
  };
}

function openSocket(options: ReaderOptions, events: ReaderEvents): Reader {
  const abort = new AbortController();
  const take = textsOf(events);
  const socket = new WebSocket(`/socket${query(options.after, options)}`);
  const waiting: string[] = [];
  socket.addEventListener('open', () => {
    for (const body of waiting.splice(0)) socket.send(body);
  });
  socket.addEventListener('message', ({ data }: MessageEvent<string>) =>
    guarded(events, abort, () => take(data)),
  );
  socket.addEventListener('close', ({ code, reason }) =>
    guarded(events, abort, () => {
      throw new Error(`GET /socket: closed with code ${code}${reason ? ` (${reason})` : ''}`);
    }),
  );
  return {
    send(body) {
      if (socket.readyState === WebSocket.CONNECTING) waiting.push(body);
      else socket.send(body);
    },
    close() {
      abort.abort();
      return new Promise((resolve) => {
        if (socket.readyState === WebSocket.CLOSED) return resolve();
        setTimeout(resolve, CLOSE_MS);
        socket.addEventListener('close', () => resolve());
        socket.close(NORMAL_CLOSURE);
      });
    },
  };
}
