/** One reader in a frame of the page, as a connection of the contract. */
import type { ClientEvents, Connection, ConnectOptions } from '../../../protocol/transport.js';
import type { Frame } from './frame.js';
import type { FrameNews } from './page/control.js';
import type { WebTransports } from './page/reader.js';

/** Takes the frame for one reader, and gives it back when that one has closed. */
export function connectIn(
  free: Frame[],
  transport: WebTransports,
  { after, pollIntervalMs, pollPhaseMs }: ConnectOptions,
  events: ClientEvents,
  runNs: (pageMs: number) => number,
): Connection {
  const frame = free.pop();
  if (!frame) throw new Error('no frame is free: call prepare first');
  const ledger = frame.beginLedger();
  let skipped = 0;
  let closing: Promise<void> | undefined;
  let final: ReturnType<typeof ledger.counters> | undefined;

  frame.onNews = (news) => {
    if (news[0] === 'skip') skipped++;
    else if (!closing) tell(news, runNs, events);
  };
  frame.ask({
    do: 'open',
    transport,
    after: after ?? null,
    pollIntervalMs: Number.isFinite(pollIntervalMs) ? pollIntervalMs : null,
    pollPhaseMs,
  });

  const close = async (): Promise<void> => {
    const closed = frame.next('closed');
    frame.ask({ do: 'close' });
    await closed;
    // The browser would keep what is idle for the frame's next reader.
    await frame.door.cut();
    final = ledger.counters();
    frame.onNews = () => {};
    free.push(frame);
    events.onClose();
  };
  const unable = () => {
    throw new Error('a page cannot stop reading');
  };
  return {
    send: (body) => frame.ask({ do: 'send', body }),
    close: () => {
      closing ??= close();
      return closing;
    },
    counters: () => ({ ...(final ?? ledger.counters()), pollsSkipped: skipped }),
    pause: unable,
    resume: unable,
    ...(transport === 'short-polling'
      ? {
          async poll() {
            const polled = frame.next('polled');
            frame.ask({ do: 'poll' });
            await polled;
          },
        }
      : {}),
  };
}

function tell(news: FrameNews, runNs: (pageMs: number) => number, events: ClientEvents): void {
  if (news[0] === 'ready') {
    events.onReady({ beganNs: runNs(news[1]), atNs: runNs(news[2]) });
  } else if (news[0] === 'message') {
    events.onMessage({ seq: news[2], body: news[3] }, runNs(news[1]));
  } else if (news[0] === 'reset') {
    events.onReset(news[1], news[2]);
  } else if (news[0] === 'end') {
    events.onClose(new Error(news[1]));
  }
}
