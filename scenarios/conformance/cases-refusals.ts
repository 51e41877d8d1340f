/** What a server does not take it refuses by the book, and goes on serving the others. */
import assert from 'node:assert/strict';
import { type ContractTransport, isOfContract } from '../../protocol/lanes.js';
import { type BareAnswer, type BareRequest, sayUntilEnd, upgradeFields } from './bare-http.js';
import { assertDelivered } from './expectations.js';
import type { Host } from './host.js';
import type { Case } from './suite.js';

const paths: Readonly<Record<Exclude<ContractTransport, 'tcp'>, string>> = {
  'short-polling': '/messages',
  'long-polling': '/messages/next',
  chunked: '/stream',
  sse: '/events',
  websocket: '/socket',
};
const LARGEST = 1000;
const text = { 'Content-Type': 'text/plain;charset=UTF-8' };

/** The case that `refuse` is, with one reader that was there before and one that comes after it. */
export function whileServingOthers(refusal: Case): Case {
  return {
    ...refusal,
    async run(host) {
      const before = await host.openReady();
      await refusal.run(host);
      const after = await host.openReady();
      host.topic.publish('still served');
      assertDelivered(await before.first(1), ['still served']);
      assertDelivered(await after.first(1), ['still served']);
    },
  };
}

function pathOf({ lane: { transport } }: Host): string {
  if (transport === 'tcp' || !isOfContract(transport))
    throw new TypeError(`${transport} has no path of ours`);
  return paths[transport];
}

/** What a GET on the lane's own path needs beside the path: on a socket, the handshake's fields. */
function reading(host: Host, query = '', headers = {}): BareRequest {
  const fields = host.lane.transport === 'websocket' ? upgradeFields : {};
  return { path: pathOf(host) + query, headers: { ...fields, ...headers } };
}

async function assertRefused(host: Host, request: BareRequest, status: number): Promise<BareAnswer> {
  const answer = await host.ask(request);
  assert.equal(answer.status, status);
  assert.match(answer.headers['cache-control'] ?? 'none', /no-store/);
  return answer;
}

/** Sends what is never finished; the server must answer `408` or end the connection without a word. */
async function assertTimesOut(host: Host, bytes: string): Promise<void> {
  assert.match(await sayUntilEnd(host.url, bytes), /^($|HTTP\/1\.1 408 )/);
}

const refusals: readonly Case[] = [
  {
    name: 'answers 404 at an unknown path',
    needs: 'http or socket',
    async run(host) {
      for (const path of ['/', '/nothing', `${pathOf(host)}/nothing`, '/%ff']) {
        await assertRefused(host, { path }, 404);
        await assertRefused(host, { path, method: 'POST', body: 'a' }, 404);
      }
    },
  },
  {
    name: 'answers 404 to an upgrade at an unknown path',
    needs: 'socket',
    run: async (host) => void (await assertRefused(host, { path: '/nothing', headers: upgradeFields }, 404)),
  },
  {
    name: 'answers 405 with Allow to a wrong method',
    needs: 'http or socket',
    async run(host) {
      const path = pathOf(host);
      for (const method of ['DELETE', 'PUT']) {
        const { headers } = await assertRefused(host, { method, path }, 405);
        assert.match(headers.allow ?? 'none', /\b(GET|CONNECT)\b/);
      }
    },
  },
  {
    name: 'answers 405 with Allow to a wrong method where messages are sent',
    needs: 'http',
    async run(host) {
      const { headers } = await assertRefused(host, { method: 'DELETE', path: '/messages' }, 405);
      assert.match(headers.allow ?? 'none', /\bPOST\b/);
    },
  },
  {
    name: 'answers 400 to a cursor that is none',
    needs: 'http or socket',
    async run(host) {
      for (const cursor of ['nonsense', '', 'abcdef-1', 'ABCDEF-10000000', '%ff', 'abcdef-10000000x']) {
        await assertRefused(host, reading(host, `?after=${cursor}`), 400);
      }
    },
  },
  {
    name: 'answers 400 to a Last-Event-ID that is no cursor',
    needs: 'sse',
    run: async (host) =>
      void (await assertRefused(host, reading(host, '', { 'Last-Event-ID': 'nonsense' }), 400)),
  },
  {
    name: 'answers 400 or 505 to malformed HTTP and ends the connection',
    needs: 'HTTP/1.1',
    async run(host) {
      for (const bytes of [
        'NONSENSE\r\n\r\n',
        'GET / HTTP/1.1\r\nHost: a\r\nContent-Length: four\r\n\r\n',
        '\u0000\u0001\u0002\r\n\r\n',
      ]) {
        assert.match(await sayUntilEnd(host.url, bytes), /^HTTP\/1\.1 (400|505) /);
      }
    },
  },
  {
    name: 'answers 413 to a body that is too large, with and without a length',
    needs: 'http',
    limits: { maxBodyBytes: LARGEST },
    async run(host) {
      const request = { method: 'POST', path: '/messages', body: 'x'.repeat(LARGEST + 1) };
      await assertRefused(host, { ...request, headers: text }, 413);
      await assertRefused(host, { ...request, headers: { ...text, 'Transfer-Encoding': 'chunked' } }, 413);
    },
  },
  {
    name: 'tells a client whose body is too large why it ends',
    limits: { maxBodyBytes: LARGEST },
    async run(host) {
      const sender = await host.openReady();
      sender.send('x'.repeat(LARGEST + 1));
      assert.match((await sender.ended())?.message ?? 'none', /413|1009/);
    },
  },
  {
    name: 'answers 400 to a body that is not UTF-8',
    needs: 'http',
    async run(host) {
      for (const bytes of [[0xff], [0x61, 0xc3], [0xed, 0xa0, 0x80], [0xf0, 0x9f, 0x8e]]) {
        const body = Buffer.from(bytes);
        await assertRefused(host, { method: 'POST', path: '/messages', headers: text, body }, 400);
      }
    },
  },
  {
    name: 'answers 426 with Upgrade to a request without an upgrade',
    needs: 'HTTP/1.1 socket',
    async run(host) {
      const { headers } = await assertRefused(host, { path: '/socket' }, 426);
      assert.equal(headers.upgrade?.toLowerCase(), 'websocket');
    },
  },
  {
    name: 'ends a request whose head takes too long',
    needs: 'HTTP/1.1',
    // Some 10 s, compiled in.
    waitsOn: ['uws', 'uws-loop'],
    limits: { headersTimeoutMs: 200, requestTimeoutMs: 400 },
    run: (host) => assertTimesOut(host, 'GET /messages HTTP/1.1\r\nHost: a\r\n'),
  },
  {
    name: 'ends a request whose body takes too long',
    needs: 'HTTP/1.1 to send',
    limits: { headersTimeoutMs: 200, requestTimeoutMs: 400 },
    run: (host) =>
      assertTimesOut(host, 'POST /messages HTTP/1.1\r\nHost: a\r\nContent-Length: 10\r\n\r\nfour'),
  },
];

export const refusalCases: readonly Case[] = refusals.map(whileServingOthers);
