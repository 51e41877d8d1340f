/**
 * Readers in a real Chromium, driven like those on Node.js: a client of the same contract, whose
 * connections live in frames of one page. Each frame has a door of its own, and with it a host of its own.
 */
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { availableParallelism } from 'node:os';
import { type WebSocket, WebSocketServer } from 'ws';
import type { Clock } from '../../../protocol/clock.js';
import type { Transport } from '../../../protocol/lanes.js';
import type { TransportClient } from '../../../protocol/transport.js';
import type { Usage } from '../../../protocol/usage.js';
import { UnavailableError } from '../rpc.js';
import { pageScript } from './bundle.js';
import { type Frame, openFrame, readClock } from './frame.js';
import { connectIn } from './frame-connection.js';
import { documentAt, type LaunchedBrowser, launchBrowser, openTab, servePages } from './launch.js';
import { boundNs, type ClockRelation, contradictionNs, relate, toRunNs } from './page-clock.js';
import { familyUsage } from './processes.js';
import { isOfWeb, notOfWeb } from './web-transport.js';

/**
 * Chromium keeps 256 sockets and 255 WebSockets in all (net/socket/client_socket_pool_manager.cc); each
 * reader takes a control channel and up to two connections.
 */
const MOST_READERS = 100;
const FIRST_SAMPLES = 100;
/** Where another frame, or a later moment, is only to agree with the first: few, for they are load too. */
const OTHER_SAMPLES = 3;
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
  if (!isOfWeb(transport)) throw new UnavailableError(notOfWeb(transport) ?? '');
  const channels = new WebSocketServer({ host: '127.0.0.1', port: 0 });
  await once(channels, 'listening');
  const { port } = channels.address() as AddressInfo;
  const browser = await launchBrowser({ profile });
  const script = pageScript('fleet.ts');
  const free: Frame[] = [];
  const frames: Frame[] = [];
  let clock: ClockRelation | undefined;
  let contradictedNs = 0;
  let lookedNs = Number.NEGATIVE_INFINITY;
  let driftedNs = 0;
  const stopServing = await servePages(browser.context, script);
  const top = await openTab(browser.context, url);
  await stopServing();

  /** Each frame comes to the control server by an address of its own. */
  const awaited = new Map<string, (channel: WebSocket) => void>();
  channels.on('connection', (channel, { url: path }) => {
    channel.pause(); // Until somebody listens.
    awaited.get(path ?? '')?.(channel);
  });
  const add = async (doorUrl: string): Promise<WebSocket> => {
    const path = `/${awaited.size}`;
    const channel = new Promise<WebSocket>((resolve) => void awaited.set(path, resolve));
    const address = `${documentAt(doorUrl)}#${port}${path}`;
    await top.evaluate(`window.addFrame(${JSON.stringify(address)})`);
    return channel;
  };
  const compare = (frame: Frame, samples: number) =>
    relate({
      now,
      read: () => readClock(frame),
      samples,
      isolated: frame.isolated,
      ...(clock ? { baseMs: clock.baseMs } : {}),
    });

  return {
    client: {
      transport,
      connect: (_url, connect, events) =>
        connectIn(free, transport, connect, events, (pageMs) => toRunNs(clock!, pageMs)),
    },
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
      const added = await Promise.all(Array.from({ length: missing }, () => openFrame(url, add)));
      await stop();
      frames.push(...added);
      free.unshift(...added);
      clock ??= await compare(frames[0]!, FIRST_SAMPLES);
      for (const frame of added) {
        contradictedNs = Math.max(
          contradictedNs,
          contradictionNs(clock, await compare(frame, OTHER_SAMPLES)),
        );
      }
    },
    withBrowser: (usage) => withFamily(usage, browser),
    async clockBoundNs() {
      const [first] = frames;
      if (!first || !clock) return Number.NaN;
      if (now() - lookedNs < LOOK_AGAIN_NS) return boundNs(clock) + contradictedNs + driftedNs;
      lookedNs = now();
      driftedNs = Math.max(driftedNs, contradictionNs(clock, await compare(first, OTHER_SAMPLES)));
      return boundNs(clock) + contradictedNs + driftedNs;
    },
    async close() {
      channels.close();
      for (const { door } of frames) door.close();
      await browser.close();
    },
  };
}

/**
 * Busy is what the browser's processes and this one took of the cores they may run on: on one core a network
 * process at its limit holds the pages up as surely as the pages' own thread does. By long polling, with a request a
 * message, it was at 95 % where the pages' thread was at 35.
 */
function withFamily(usage: Usage, browser: LaunchedBrowser): Usage {
  const family = familyUsage(browser.pids());
  const { userCpuUs = Number.NaN, systemCpuUs = Number.NaN } = family ?? {};
  const all = { userCpuUs: usage.userCpuUs + userCpuUs, systemCpuUs: usage.systemCpuUs + systemCpuUs };
  const busyMs = (all.userCpuUs + all.systemCpuUs) / 1000 / availableParallelism();
  return { ...usage, ...all, loopActiveMs: busyMs, loopIdleMs: usage.atNs / 1e6 - busyMs };
}
