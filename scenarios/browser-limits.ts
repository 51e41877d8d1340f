/**
 * browser-limits: how many streams or sockets to one host does a browser keep at once, and what happens
 * meanwhile to an ordinary request of the page? A real Chromium against the lane's own server.
 *
 * A request that has no answer is known to wait for a connection, and for nothing else, by what frees it:
 * when one reader closes its own, it is answered.
 */
import { FIRST_SEQ } from '../protocol/cursor.js';
import { loadBody } from '../protocol/load.js';
import type { LimitsCommands } from './browser-limits/commands.js';
import type { TabClient } from './harness/browser/page/tab.js';
import { trustedKey } from './harness/browser/trusted-key.js';
import { isOfWeb, notOfWeb } from './harness/browser/web-transport.js';
import { ownCertificate } from './harness/certificate.js';
import type { Child } from './harness/child.js';
import { compiledScript } from './harness/compiled-script.js';
import { present } from './harness/figures.js';
import type { TrialContext } from './harness/trial-context.js';
import type { Outcome, Scenario } from './scenario.js';

type LimitsPoint = { readonly asked: number; readonly tabs: number };

const WORKER = compiledScript('./browser-limits/worker.js', import.meta.url);
const TEXT_BYTES = 128;
/** Nothing more happens once nothing has happened for so long, ms: several polls of a short poller. */
const QUIET_MS = 700;
/**
 * Chromium opens one WebSocket to a host after the other, and has a page that waits for many wait up to 5 s
 * for the next (services/network/websocket_throttler.cc).
 */
const SOCKET_QUIET_MS = 6000;
const POLL_INTERVAL_MS = 200;
/** Longest wait for the answer to the ordinary request: thousands of times what it takes, ms. */
const FETCH_PATIENCE_MS = 700;
const RELEASE_PATIENCE_MS = 10_000;
const LAUNCH_TIMEOUT_MS = 60_000;
const STEP_TIMEOUT_MS = 60_000;
/** Starting server and browser, ms: for the estimate only. */
const START_MS = 2500;

export const browserLimits: Scenario = {
  id: 'browser-limits',
  title: { en: 'One browser, one host', ko: '브라우저 하나, 호스트 하나' },
  question: {
    en: 'Of the streams or sockets that a page opens to one host, how many does a real browser serve at once, and does an ordinary fetch still get through?',
    ko: '페이지가 한 호스트로 여는 스트림이나 소켓 가운데 실제 브라우저는 몇 개를 동시에 유지하고, 그동안 평범한 fetch는 응답을 받습니까?',
  },
  closedLoop: true,
  primaryMetric: 'streamsOpen',
  metrics: ['streamsOpen', 'fetchAnswered', 'browserConnections', 'fetchNs'],
  inBrowser: 'always',
  notFor: ({ transport }) => notOfWeb(transport),
  point: ({ browserLimitsAsked, browserLimitsTabs }) =>
    ({ asked: browserLimitsAsked, tabs: browserLimitsTabs }) satisfies LimitsPoint,
  estimateMs: (_settings, { transport }, point) => {
    const { tabs } = point as LimitsPoint;
    const waitsMs = transport === 'websocket' ? 0 : FETCH_PATIENCE_MS + QUIET_MS * (1 + tabs);
    return START_MS + waitsMs;
  },

  async run(context) {
    const { tabs } = context.point as LimitsPoint;
    const { server, info } = await context.startLoneServer();
    const browser = context.startClientWorker<LimitsCommands>('browser', WORKER);
    const profile = context.profileFolder();
    const secured = info.url.startsWith('https:')
      ? { trustedKey: trustedKey((await ownCertificate()).server.cert) }
      : {};
    const start = { url: info.url, profile, tabs, ...secured };
    const launched = await browser.call('start', start, LAUNCH_TIMEOUT_MS);
    const limits = await observe(context, browser, async () => {
      await server.call('publish', { count: 1, textBytes: TEXT_BYTES });
    });
    const { counters } = await server.call('usage', { collect: false });
    return outcome(limits, { requests: counters.requests, browserPid: launched.pid });
  },
};

interface Limits {
  readonly clients: readonly TabClient[];
  readonly connections: number;
  readonly unusedConnections: number;
  /** On the pages' clock, ms: when the first reader was asked for, and when the message was about to be born. */
  readonly beganMs: number;
  readonly publishedMs: number;
  /** What the ordinary request took; null where it waited. */
  readonly fetchMs: number | null;
  /** It had waited, and was answered once a connection was free; null where it had not waited. */
  readonly released: boolean | null;
}

async function observe(
  context: TrialContext,
  browser: Child<LimitsCommands>,
  publish: () => Promise<void>,
): Promise<Limits> {
  const { asked } = context.point as LimitsPoint;
  const { transport } = context.lane;
  if (!isOfWeb(transport)) throw new Error(`${transport} was asked of a browser`); // Never: see notFor.
  // A page over HTTP/2 has come over a connection, and Chromium opens a WebSocket on one that stands or speaks
  // HTTP/1.1. Here the page's document comes from the driver: a first request stands for it.
  if (context.lane.engine === 'h2') await browser.call('fetch', { patienceMs: FETCH_PATIENCE_MS });
  const { beganMs } = await browser.call(
    'open',
    {
      transport,
      asked,
      after: { epoch: context.info()!.epoch, seq: FIRST_SEQ - 1 },
      pollIntervalMs: POLL_INTERVAL_MS,
      quietMs: transport === 'websocket' ? SOCKET_QUIET_MS : QUIET_MS,
    },
    STEP_TIMEOUT_MS,
  );
  const { tookMs: fetchMs } = await browser.call('fetch', { patienceMs: FETCH_PATIENCE_MS });
  const { connections, unusedConnections } = await browser.call('read', {});
  const { atMs: publishedMs } = await browser.call('wall', {});
  await publish();
  await browser.call('deliver', { quietMs: QUIET_MS }, STEP_TIMEOUT_MS);
  const { clients } = await browser.call('read', {});
  const release = { patienceMs: RELEASE_PATIENCE_MS };
  const released =
    fetchMs === null ? (await browser.call('release', release, STEP_TIMEOUT_MS)).answered : null;
  return { clients, connections, unusedConnections, beganMs, publishedMs, fetchMs, released };
}

/** A reader that stood at the server when the message was born, and got it. */
const isServed = ({ publishedMs }: Limits, { openedMs, gotMs }: TabClient): boolean =>
  openedMs !== null && openedMs < publishedMs && gotMs !== null;

function outcome(limits: Limits, counted: Readonly<Record<string, number>>): Outcome {
  const { clients, beganMs, publishedMs, fetchMs, released } = limits;
  const expected = loadBody(FIRST_SEQ, TEXT_BYTES);
  const corrupt = clients.filter(({ body }) => body !== null && body !== expected).length;
  const problems = clients.flatMap(({ problem }) => problem ?? []);
  if (released === false) {
    throw new Error(`the ordinary request was not answered when a connection was free: no limit is shown`);
  }
  return {
    metrics: present({
      streamsOpen: clients.filter((client) => isServed(limits, client)).length,
      browserConnections: limits.connections,
      fetchAnswered: fetchMs === null ? 0 : 1,
      fetchNs: fetchMs === null ? undefined : fetchMs * 1e6,
    }),
    counters: {
      ...counted,
      unusedConnections: limits.unusedConnections,
      gotTheMessage: clients.filter(({ gotMs }) => gotMs !== null).length,
      publishedAfterMs: publishedMs - beganMs,
      ...(released === null ? {} : { fetchReleased: 1 }),
    },
    // One value a client, in the order in which they were asked for; null: that never happened.
    series: {
      openedMs: { unit: 'ms', values: clients.map(({ openedMs }) => since(beganMs, openedMs)) },
      gotMs: { unit: 'ms', values: clients.map(({ gotMs }) => since(publishedMs, gotMs)) },
    },
    observations: { corrupt, resets: 0, cuts: problems.length, cutsSaid: problems },
  };
}

const since = (fromMs: number, atMs: number | null): number | null =>
  atMs === null ? null : Math.round((atMs - fromMs) * 1000) / 1000;
