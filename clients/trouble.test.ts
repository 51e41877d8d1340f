import { once } from 'node:events';
import { gzipSync } from 'node:zlib';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { isOfContract, transports } from '../protocol/lanes.js';
import { clientTimeouts } from './session.js';
import { makeTrouble, type Watched } from './trouble.js';

const kinds = (Object.keys(transports) as (keyof typeof transports)[]).filter(
  (kind) => isOfContract(kind) && kind !== 'tcp',
);
const trouble = makeTrouble();
afterEach(() => {
  vi.useRealTimers();
  trouble.end();
});

describe.each(kinds)('a %s client ends once, with one line that says why', (kind) => {
  async function expectEnd(watched: Watched, line: RegExp): Promise<void> {
    expect(await watched.ended).toMatch(line);
    expect(await watched.ended).not.toContain('\n');
    await watched.connection.close();
    expect(watched.calls.filter((call) => call === 'close')).toEqual(['close']);
    expect(watched.calls.at(-1)).toBe('close');
  }

  test('where nobody listens', async () => {
    const { url, server } = await trouble.serve(() => {});
    server.close();
    await once(server, 'close');
    const watched = await trouble.watch(kind, url);
    await expectEnd(watched, /^GET \/[\w/]+: connect ECONNREFUSED/);
    expect(watched.connection.counters()).toMatchObject({ connectionsOpened: 0, downBytes: 0, upBytes: 0 });
  });

  test.each(['nonsense', 'ftp://127.0.0.1', ''])('where the URL is %j', async (url) => {
    await expectEnd(await trouble.watch(kind, url), /^expected a URL such as .*, got "/);
  });

  test('where it is refused', async () => {
    const { url } = await trouble.serve((_request, answer) => void answer.writeHead(503).end('later'));
    const expected = kind === 'websocket' ? 101 : 200;
    await expectEnd(
      await trouble.watch(kind, url),
      new RegExp(`^GET /\\S+: expected status ${expected}, got 503 Service Unavailable$`),
    );
  });

  test('where what answers does not speak HTTP', async () => {
    await expectEnd(await trouble.watch(kind, await trouble.serveBytes('SSH-2.0\r\n')), /^GET \/\S+: .+/);
  });

  test('where the connection is cut before an answer', async () => {
    const { url } = await trouble.serve((request) => request.socket.destroy());
    await expectEnd(await trouble.watch(kind, url), /^GET \/\S+: socket hang up$/);
  });

  test('where nothing ever comes', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const { url, server } = await trouble.serve(() => {});
    const arrived = once(server, kind === 'websocket' ? 'connection' : 'request');
    const watched = await trouble.watch(kind, url);
    await arrived;
    vi.advanceTimersByTime(Math.max(clientTimeouts.answerMs, clientTimeouts.readyMs));
    await expectEnd(watched, /^GET \/\S+: no (complete answer|control note) within \d+ s$/);
  });
});

describe.each(['socketio-polling', 'socketio-websocket', 'socketio-upgrade'] as const)(
  'a %s client where nobody listens',
  (kind) => {
    test('ends once, with the cause', async () => {
      const { url, server } = await trouble.serve(() => {});
      server.close();
      server.closeAllConnections();
      const { ended, calls } = await trouble.watch(kind, url);
      expect(await ended).toMatch(/^socket\.io: .+ECONNREFUSED/);
      expect(calls).toEqual(['close']);
    });
  },
);

/** Why its polls are not asked under compression: it takes a coded packet for what it looks like. */
test('a socketio-polling client does not decode an answer', async () => {
  const opening = gzipSync('0{"sid":"a","upgrades":[],"pingInterval":25000,"pingTimeout":20000}');
  const { url } = await trouble.serve((_request, answer) => {
    answer.writeHead(200, { 'Content-Encoding': 'gzip', 'Content-Length': opening.length }).end(opening);
  });
  const { ended } = await trouble.watch('socketio-polling', url);
  expect(await ended).toMatch(/^socket\.io: server error$/);
});

/** An answer of engine.io that says nothing: behind it polls reuse their connections. */
const NOOP = '6';

/** Its XMLHttpRequest would ask again by a request that it never ends, of whoever listens there by then. */
test('a socketio-polling client notices that a poll is reset where somebody still listens', async () => {
  const answers = ['0{"sid":"a","upgrades":[],"pingInterval":25000,"pingTimeout":20000}', NOOP];
  const { url } = await trouble.serve((request, answer) => {
    if (request.method === 'POST') return void answer.end('ok');
    const next = answers.shift();
    if (next) answer.end(next);
    else request.socket.resetAndDestroy();
  });
  const { ended } = await trouble.watch('socketio-polling', url);
  expect(await ended).toMatch(/^socket\.io: (transport error|xhr poll error)/);
});
