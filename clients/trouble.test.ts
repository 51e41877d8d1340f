import { once } from 'node:events';
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
