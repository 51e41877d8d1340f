/**
 * Entry of the pages in which a generator's readers live. The one on top holds the others, one frame a
 * reader: each has a host of its own (a port), and with it six connections of its own, as each user's
 * browser has, while all share one thread, as all readers of the generator on Node.js do.
 */
import type { FrameAsk, FrameNews } from './control.js';
import type { Reader } from './reader.js';
import { openReader } from './readers.js';

/** Deliveries are told this long after they were noted, so that telling delays none of the same burst, ms. */
const TELL_AFTER_MS = 5;

/** Time origins of frames differ, and are points of one clock. */
const now = (): number => performance.timeOrigin + performance.now();

function live(address: string): void {
  const control = new WebSocket(address);
  let reader: Reader | undefined;
  let news: FrameNews[] = [];

  const tell = (): void => {
    if (news.length > 0) control.send(JSON.stringify(news));
    news = [];
  };
  const tellNow = (item: FrameNews): void => {
    news.push(item);
    tell();
  };
  const tellSoon = (item: FrameNews): void => {
    if (news.length === 0) setTimeout(tell, TELL_AFTER_MS);
    news.push(item);
  };

  const open = ({ transport, after, pollIntervalMs, pollPhaseMs }: FrameAsk & { do: 'open' }): void => {
    const beganMs = now();
    reader = openReader[transport](
      { after: after ?? undefined, pollIntervalMs, pollPhaseMs, cache: 'default' },
      {
        onReady: () => tellNow(['ready', beganMs, now()]),
        onMessage: ({ seq, body }) => tellSoon(['message', now(), seq, body]),
        onReset: (cursor, reason) => tellNow(['reset', cursor, reason]),
        onSkip: () => tellSoon(['skip']),
        onEnd: (problem) => tellNow(['end', problem]),
      },
    );
  };

  const take = async (ask: FrameAsk): Promise<void> => {
    switch (ask.do) {
      case 'open':
        return open(ask);
      case 'send':
        return reader?.send(ask.body);
      case 'poll':
        await reader?.poll?.();
        return tellNow(['polled']);
      case 'close':
        await reader?.close();
        return tellNow(['closed']);
      case 'clock':
        return tellNow(['clock', now()]);
    }
  };

  control.addEventListener('message', ({ data }: MessageEvent<string>) => void take(JSON.parse(data)));
  control.addEventListener('open', () => tellNow(['hello', { isolated: crossOriginIsolated }]));
}

/** Adds a frame whose document is at that address. */
function addFrame(address: string): void {
  const frame = document.createElement('iframe');
  frame.allow = 'cross-origin-isolated; local-network-access; local-network; loopback-network';
  frame.src = address;
  document.body.append(frame);
}

if (window.top === window) Object.assign(window, { addFrame });
else live(`ws://127.0.0.1:${location.hash.slice(1)}`);
