/** What only HTTP/2 can be asked: one connection for all, and what breaks it (RFC 9113). */
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { FIRST_SEQ } from '../../protocol/cursor.js';
import { dialH2, openH2Session } from './bare-h2.js';
import { whileServingOthers } from './cases-refusals.js';
import { numbered } from './expectations.js';
import type { Host } from './host.js';
import type { Case } from './suite.js';

/** Says `bytes` on a connection of its own; settles when the server has ended it. */
async function endsFor(host: Host, bytes: Buffer): Promise<void> {
  const socket = await dialH2(host.url, host.trust!);
  socket.on('error', () => {}).resume();
  socket.write(bytes);
  await once(socket, 'close');
}

const PREFACE = 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n';
const SETTINGS = [0, 0, 0, 4, 0, 0, 0, 0, 0];
/** HEADERS on stream 1 without END_HEADERS: a head that does not end. */
const HALF_A_HEAD = [0, 0, 1, 1, 0, 0, 0, 0, 1, 0x82];
/** HEADERS on stream 1 that name the table's entry 0, of which there is none. */
const BROKEN_HEAD = [0, 0, 1, 1, 5, 0, 0, 0, 1, 0x80];

export const h2Cases: readonly Case[] = [
  {
    name: 'carries what it listens to and what it sends on one connection, a request each',
    needs: 'HTTP/2 to send',
    async run(host) {
      const reader = await host.openReady();
      for (const body of numbered(20)) reader.send(body);
      await reader.first(20);
      assert.equal(reader.counters().connectionsOpened, 1);
      assert.equal(host.server.counters.connections, 1);
      assert.ok(reader.counters().requests > 20);
    },
  },
  {
    name: 'says less of each request that repeats the one before (HPACK)',
    needs: 'HTTP/2 to send',
    async run(host) {
      const reader = await host.openReady();
      reader.send('one');
      await reader.first(1);
      const before = reader.counters();
      for (const body of numbered(10)) reader.send(body);
      await reader.first(11);
      const after = reader.counters();
      const perRequest =
        (after.requestHeadBytes - before.requestHeadBytes) / (after.requests - before.requests);
      assert.ok(perRequest < before.openingUpBytes / 2, `${perRequest} of ${before.openingUpBytes} bytes`);
    },
  },
  ...Object.entries({
    'no preface': Buffer.from('GET / HTTP/1.1\r\nHost: a\r\n\r\n'),
    'a head that is no HPACK': Buffer.from([...Buffer.from(PREFACE), ...SETTINGS, ...BROKEN_HEAD]),
  }).map(
    ([what, bytes]): Case =>
      whileServingOthers({
        name: `ends a connection for ${what}`,
        needs: 'HTTP/2',
        // After its GOAWAY the engine waits for the client to leave; the lane does not wait for long.
        limits: { headersTimeoutMs: 200 },
        run: (host) => endsFor(host, bytes),
      }),
  ),
  whileServingOthers({
    name: 'ends a connection whose first request takes too long, in its head or before it',
    needs: 'HTTP/2',
    limits: { headersTimeoutMs: 200 },
    async run(host) {
      await endsFor(host, Buffer.from(PREFACE));
      await endsFor(host, Buffer.from([...Buffer.from(PREFACE), ...SETTINGS, ...HALF_A_HEAD]));
    },
  }),
  whileServingOthers({
    name: 'answers 408 to a request whose body takes too long, and ends it',
    needs: 'HTTP/2 to send',
    limits: { requestTimeoutMs: 200 },
    async run(host) {
      const session = openH2Session(host.url, host.trust!);
      const stream = session.request({ ':method': 'POST', ':path': '/messages', 'content-length': '10' });
      stream.on('error', () => {}).resume();
      stream.write('four');
      const [answer] = (await once(stream, 'response')) as [Record<string, unknown>];
      assert.equal(answer[':status'], 408);
      await once(stream, 'close');
      session.destroy();
      assert.equal(host.topic.lastSeq, FIRST_SEQ - 1);
    },
  }),
];
