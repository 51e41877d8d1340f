/**
 * Readers in a real Chromium, driven like those on Node.js: a client of the same contract, whose
 * connections live in frames of one page. Each frame has a door of its own, and with it a host of its own.
 */
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { WebSocketServer } from 'ws';
import type { Clock } from '../../../protocol/clock.js';
import type { Transport } from '../../../protocol/lanes.js';
import type {
  ClientEvents,
  Connection,
  ConnectOptions,
  TransportClient,
} from '../../../protocol/transport.js';
import type { Usage } from '../../../protocol/usage.js';
import { UnavailableError } from '../rpc.js';
import { pageScript } from './bundle.js';
import { type Frame, nextChannel, openFrame, readClock } from './frame.js';
import { documentAt, type LaunchedBrowser, launchBrowser, openTab, servePages } from './launch.js';
import type { FrameNews } from './page/control.js';
import type { WebTransports } from './page/reader.js';
import { boundNs, relate } from './page-clock.js';
import { familyUsage } from './processes.js';

/**
 * Chromium keeps 256 sockets and 255 WebSockets in all (net/socket/client_socket_pool_manager.cc); each
 * reader takes a control channel and up to two connections.
 */
const MOST_READERS = 100;
const LATER_SAMPLES = 8;
/** Whoever reads in a loop does not have the clocks compared each time. */
const LOOK_AGAIN_NS = 300e6;

export interface BrowserFleet {
  readonly client: TransportClient;
  readonly browser: string;
  readonly isolated: boolean;
  /** Makes frames for so many readers at once. @throws UnavailableError where that is more than it has */
  prepare(readers: number): Promise<void>;
  /** The usage of this process with the browser's added. */
  withBrowser(usage: Usage): Usage;
  /** How far stamps of the page may be from the run's clock, ns, looked at again now. */
  clockBoundNs(): Promise<number>;
  close(): Promise<void>;
}

export interface BrowserFleetOptions {
  readonly url: string;
  readonly transport: Transport;
  readonly profile: string;
  readonly now: Clock;
}

export async function launchFleet(options: BrowserFleetOptions): Promise<BrowserFleet> {
  const { url, transport, profile, now } = options;
  if (transport === 'tcp') throw new UnavailableError('a browser gives pages no raw TCP');
  const channels = new WebSocketServer({ host: '127.0.0.1', port: 0 });
  await once(channels, 'listening');
  const { port } = channels.address() as AddressInfo;
  const browser = await launchBrowser({ profile });
  const script = pageScript('fleet.ts');
  const free: Frame[] = [];
  const frames: Frame[] = [];
  let lookedNs = Number.NEGATIVE_INFINITY;
  let lastBoundNs = Number.NaN;
  const stopServing = await servePages(browser.context, script);
  const top = await openTab(browser.context, url);
  await stopServing();

  const addOne = (doorUrl: string) => {
    const channel = nextChannel(channels);
    const address = `${documentAt(doorUrl)}#${port}`;
    return top.evaluate(`window.addFrame(${JSON.stringify(address)})`).then(() => channel);
  };

  return {
    client: { transport, connect: (_url, connect, events) => connectIn(free, transport, connect, events) },
    browser: browser.version,
    get isolated() {
      return frames.every(({ isolated }) => isolated);
    },
    async prepare(readers) {
      if (frames.length - free.length + readers > MOST_READERS) {
        throw new UnavailableError(`a browser plays at most ${MOST_READERS} clients here, not ${readers}`);
      }
      const missing = readers - free.length;
      if (missing <= 0) return;
      const stop = await servePages(browser.context, script);
      for (let i = 0; i < missing; i++) {
        const frame = await openFrame({ target: url, now, add: addOne });
        frames.push(frame);
        free.unshift(frame);
      }
      await stop();
    },
    withBrowser: (usage) => withFamily(usage, browser),
    async clockBoundNs() {
      const [first] = frames;
      if (!first) return Number.NaN;
      if (now() - lookedNs < LOOK_AGAIN_NS) return lastBoundNs;
      lookedNs = now();
      const later = await relate(now, () => readClock(first), LATER_SAMPLES, first.isolated);
      const driftedNs = boundNs(first.clock, later);
      lastBoundNs = Math.max(driftedNs, ...frames.map(({ clock }) => boundNs(clock)));
      return lastBoundNs;
    },
    async close() {
      channels.close();
      for (const { door } of frames) door.close();
      await browser.close();
    },
  };
}

/** A reader in a frame that is free. */
function connectIn(
  free: Frame[],
  transport: WebTransports,
  { after, pollIntervalMs, pollPhaseMs }: ConnectOptions,
  events: ClientEvents,
): Connection {
  const frame = free.pop();
  if (!frame) throw new Error('no frame is free: call prepare first');
  const ledger = frame.beginLedger();
  let skipped = 0;
  let closing: Promise<void> | undefined;
  let final: ReturnType<typeof ledger.counters> | undefined;

  frame.onNews = (news) => {
    if (news[0] === 'skip') skipped++;
    else if (!closing) tell(news, frame, events);
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

function tell(news: FrameNews, { clock }: Frame, events: ClientEvents): void {
  switch (news[0]) {
    case 'ready':
      return events.onReady({ beganNs: clock.toRunNs(news[1]), atNs: clock.toRunNs(news[2]) });
    case 'message':
      return events.onMessage({ seq: news[2], body: news[3] }, clock.toRunNs(news[1]));
    case 'reset':
      return events.onReset(news[1], news[2]);
    case 'end':
      return events.onClose(new Error(news[1]));
  }
}

/** Busy is the page's thread and this process's loop together: on one core, as they are, neither has more. */
function withFamily(usage: Usage, browser: LaunchedBrowser): Usage {
  const family = familyUsage(browser.pids());
  const { userCpuUs = Number.NaN, systemCpuUs = Number.NaN } = family ?? {};
  const pageMs = family?.pageThreadMs ?? Number.NaN;
  return {
    ...usage,
    userCpuUs: usage.userCpuUs + userCpuUs,
    systemCpuUs: usage.systemCpuUs + systemCpuUs,
    loopActiveMs: usage.loopActiveMs + pageMs,
    loopIdleMs: usage.atNs / 1e6 - usage.loopActiveMs - pageMs,
  };
}
