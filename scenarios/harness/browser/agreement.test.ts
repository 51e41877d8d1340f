/** A browser's clients held against those on Node.js that say what it says: the same bytes, the same deliveries. */
import { once } from 'node:events';
import { mkdtempSync } from 'node:fs';
import http, { type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, test, vi } from 'vitest';
import { findChromium } from '../../../protocol/chromium.js';
import type { ClientKind } from '../../../protocol/conditions.js';
import { type HeaderProfile, headerProfiles, type RequestKind } from '../../../protocol/headers.js';
import { findLane } from '../../../protocol/lanes.js';
import type { ValidTrial } from '../../../results/schema.js';
import { exact } from '../../exact.js';
import { defaults } from '../../settings.js';
import { runTrial } from '../trial.js';
import { launchBrowser, openTab, servePages } from './launch.js';
import { removeProfile } from './processes.js';

/** What the clients on Node.js write by themselves. */
const OWN = /^(host|connection|content-length|upgrade|sec-websocket-(key|version))$/i;

const kindOf = ({ method, url = '', headers }: IncomingMessage): RequestKind => {
  if (headers.upgrade) return 'upgrade';
  if (method === 'POST') return 'send';
  return url.startsWith('/events') ? 'events' : url.startsWith('/stream') ? 'stream' : 'poll';
};

const SCRIPT = `window.ask = () => Promise.all([
  fetch('/messages'), fetch('/stream'), fetch('/messages', { method: 'POST', body: 'text' }),
  new Promise((done) => { new EventSource('/events').onerror = done; }),
  new Promise((done) => { new WebSocket('/socket').onerror = done; }),
]).then(() => 0)`;

/** The heads that this Chromium sends for each kind of request, as a profile. */
async function headsOfChromium(): Promise<HeaderProfile> {
  const fields: Record<string, Record<string, string>> = {};
  const note = (request: IncomingMessage) => {
    const { rawHeaders } = request;
    const own = rawHeaders.flatMap((name, i) =>
      i % 2 || OWN.test(name) ? [] : [[name, rawHeaders[i + 1]!]],
    );
    fields[kindOf(request)] = Object.fromEntries(own);
  };
  const server = http.createServer((request, answer) => {
    note(request);
    answer.writeHead(204).end();
  });
  server.on('upgrade', (request, socket) => {
    note(request);
    socket.destroy();
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const profile = mkdtempSync(join(tmpdir(), 'why-websocket-browser-'));
  const browser = await launchBrowser({ profile });
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const stop = await servePages(browser.context, SCRIPT);
  const page = await openTab(browser.context, url);
  await stop();
  await page.evaluate('window.ask()');
  await browser.close();
  await removeProfile(profile);
  server.close();
  server.closeAllConnections();
  return { name: 'chromium', source: browser.version, fields: fields as HeaderProfile['fields'] };
}

async function counted(lane: string, client: ClientKind, headers: HeaderProfile): Promise<ValidTrial> {
  const trial = await runTrial(
    exact,
    {
      lane: findLane(lane)!,
      point: exact.point(defaults),
      settings: { ...defaults, exactMessages: 6, exactSends: 3, exactPatienceMs: 20_000 },
      seed: 1,
      headers,
      keepAlive: true,
      conditions: { tls: false, compression: 'off', client },
      host: '127.0.0.1',
      pinning: { available: false, reason: 'a test', serverCpu: null, generatorCpu: null },
      tickCpuUs: 0,
      signal: new AbortController().signal,
    },
    { round: 0, place: 0, attempt: 0 },
  );
  expect(trial, JSON.stringify(trial)).toMatchObject({ status: 'valid' });
  return trial as ValidTrial;
}

describe.skipIf(!findChromium())('where the heads are equal, a browser and our own client agree', () => {
  let heads: HeaderProfile;
  beforeAll(async () => {
    vi.stubEnv('TMPDIR', ''); // A launch points it at the profile: here, only until the heads are known.
    heads = await headsOfChromium();
    vi.unstubAllEnvs();
  });

  // One of each kind: requests, a stream, a socket.
  test.each(['short-polling', 'sse', 'ws'])('on %s', async (lane) => {
    const inBrowser = await counted(lane, 'chromium', heads);
    const onNode = await counted(lane, 'node', heads);
    const { unexplainedBytes, ...figures } = inBrowser.metrics;
    expect(unexplainedBytes).toBe(0);
    expect(inBrowser.counters.delivered).toBe(onNode.counters.delivered);
    for (const [name, value] of Object.entries(figures)) {
      const own = onNode.metrics[name]!;
      expect(value, name).toBe(own);
    }
  });

  test('it sends the fields that the profile for browsers names, but for the cookie', () => {
    const namesOf = ({ fields }: HeaderProfile, kind: RequestKind) =>
      Object.keys(fields[kind])
        .map((name) => name.toLowerCase())
        .filter((name) => name !== 'cookie')
        .sort();
    /** What this one sends besides: EventSource says no-cache twice, and a WebSocket offers to compress. */
    const besides: Partial<Record<RequestKind, string>> = {
      events: 'pragma',
      upgrade: 'sec-websocket-extensions',
    };
    for (const kind of ['poll', 'stream', 'events', 'send', 'upgrade'] as const) {
      const shared = namesOf(heads, kind).filter((name) => name !== besides[kind]);
      expect(shared, kind).toEqual(namesOf(headerProfiles.browser!, kind));
    }
  });
});
