/** A connection's own counters say what really passed: a relay and the server are the witnesses. */
import assert from 'node:assert/strict';
import { FIRST_SEQ } from '../../protocol/cursor.js';
import { type HeaderProfile, headerProfiles } from '../../protocol/headers.js';
import { transports } from '../../protocol/lanes.js';
import { messageText } from '../../protocol/message.js';
import { eventually, numbered } from './expectations.js';
import type { Host } from './host.js';
import type { Reader, ReadOptions } from './reader.js';
import type { Case } from './suite.js';

const bodies = [...numbered(50), ...numbered(50, '한글 🎉 "quoted"\n')];

/** Every answer that will come has come: streams and, unless paused, held polls owe one each. */
function isAtRest({ lane }: Host, reader: Reader): boolean {
  const { requests, answers } = reader.counters();
  return requests - answers <= (transports[lane.transport].owesAnswer ? 1 : 0);
}

/** The ledger's parts, worked out one by one, make up what the sockets counted. */
function assertAllExplained(reader: Reader): void {
  const counters = reader.counters();
  const { unexplainedUpBytes, unexplainedDownBytes } = counters;
  const remainder = { unexplainedUpBytes, unexplainedDownBytes };
  assert.deepEqual(remainder, { unexplainedUpBytes: 0, unexplainedDownBytes: 0 }, JSON.stringify(counters));
  const { openingUpBytes, requestHeadBytes, framingUpBytes, payloadUpBytes, savedUpBytes } = counters;
  const tlsUp = counters.tlsOpeningUpBytes + counters.tlsRecordsUpBytes;
  assert.equal(
    openingUpBytes + requestHeadBytes + framingUpBytes + payloadUpBytes - savedUpBytes + tlsUp,
    counters.upBytes,
  );
  const { openingDownBytes, responseHeadBytes, framingDownBytes, payloadBytes, savedDownBytes } = counters;
  const tlsDown = counters.tlsOpeningDownBytes + counters.tlsRecordsDownBytes;
  assert.equal(
    openingDownBytes + responseHeadBytes + framingDownBytes + payloadBytes - savedDownBytes + tlsDown,
    counters.downBytes,
  );
}

/** Takes messages both ways through a counting relay and compares the books when all is quiet. */
async function assertBooksAgree(host: Host, options: ReadOptions): Promise<void> {
  const relay = await host.relay();
  const reader = await host.openReady(options, relay.url);
  host.publish(bodies);
  for (const body of numbered(20)) reader.send(body);
  const messages = await reader.first(120);
  reader.pause(); // No more polls: what is under way ends, then nothing moves.

  const books = () => {
    const { downBytes, upBytes, connectionsOpened, requests } = reader.counters();
    const witness = relay.counts();
    return {
      client: { downBytes, upBytes, connections: connectionsOpened, requests },
      witnesses: { ...witness, requests: host.server.counters.requests },
    };
  };
  await eventually(
    () => {
      const { client, witnesses } = books();
      return isAtRest(host, reader) && JSON.stringify(client) === JSON.stringify(witnesses);
    },
    () => JSON.stringify(books()),
  );
  assertAllExplained(reader);

  const counters = reader.counters();
  const texts = messages.map(({ seq, body }) => messageText(seq, body));
  assert.equal(counters.messages, 120);
  assert.equal(counters.payloadBytes, Buffer.byteLength(texts.join('')));
  assert.ok(counters.downBytes + counters.savedDownBytes > counters.payloadBytes);
}

/** Receives `count` messages one after another, so that each takes an answer of its own. */
async function receiveSingly(host: Host, count: number) {
  const reader = await host.openReady();
  for (let i = 1; i <= count; i++) {
    host.topic.publish(`message ${i}`);
    await reader.first(i);
  }
  return reader;
}

export const accountingCases: readonly Case[] = [
  {
    name: 'counts bytes, connections, requests and payload as a relay and the server do',
    run: (host) => assertBooksAgree(host, {}),
  },
  {
    name: 'counts them without keep-alive too, when the sockets are long closed',
    needs: 'http',
    run: (host) => assertBooksAgree(host, { keepAlive: false }),
  },
  {
    name: 'explains every byte, of large texts and small, heads as a browser sends them, and of the leave-taking',
    async run(host) {
      const reader = await host.openReady({ headers: headerProfiles.browser as HeaderProfile });
      const sizes = [0, 1, 112, 113, 125, 126, 300, 65_535, 65_536, 300_000];
      host.publish(sizes.map((characters) => 'x'.repeat(characters)));
      for (const characters of sizes) reader.send('y'.repeat(characters));
      await reader.first(2 * sizes.length);
      reader.pause();
      await eventually(
        () => {
          const { unexplainedUpBytes, unexplainedDownBytes } = reader.counters();
          return isAtRest(host, reader) && unexplainedUpBytes === 0 && unexplainedDownBytes === 0;
        },
        () => JSON.stringify(reader.counters()),
      );
      assertAllExplained(reader);
      assert.equal(
        reader.counters().payloadUpBytes,
        sizes.reduce((sum, size) => sum + size, 0),
      );
      await reader.close();
      assertAllExplained(reader);
    },
  },
  {
    name: 'explains what came before its first message and what came with it',
    async run(host) {
      host.publish(numbered(3));
      const reader = await host.openReady({ after: { epoch: host.topic.epoch, seq: FIRST_SEQ - 1 } });
      await reader.first(3);
      reader.pause();
      await eventually(
        () => isAtRest(host, reader),
        () => JSON.stringify(reader.counters()),
      );
      assertAllExplained(reader);
      assert.ok(reader.counters().openingUpBytes > 0 && reader.counters().openingDownBytes > 0);
    },
  },
  {
    name: 'listens on one connection',
    async run(host) {
      const reader = await receiveSingly(host, 20);
      assert.equal(reader.counters().connectionsOpened, 1);
      assert.equal(host.server.counters.connections, 1);
    },
  },
  {
    name: 'sends on the connection it listens on',
    needs: 'duplex',
    async run(host) {
      const reader = await host.openReady();
      for (const body of numbered(20)) reader.send(body);
      await reader.first(20);
      const { connectionsOpened, requests } = reader.counters();
      assert.deepEqual(
        { connectionsOpened, requests },
        {
          connectionsOpened: 1,
          requests: host.lane.transport === 'tcp' ? 0 : 1,
        },
      );
    },
  },
  {
    name: 'sends on one connection more',
    needs: 'HTTP/1.1 to send',
    async run(host) {
      const reader = await host.openReady();
      for (const body of numbered(20)) reader.send(body);
      await reader.first(20);
      const { connectionsOpened } = reader.counters();
      // A short poller's own connection is free between polls and may carry the messages as well.
      if (host.lane.transport === 'short-polling') assert.ok(connectionsOpened <= 2);
      else assert.equal(connectionsOpened, 2);
    },
  },
  {
    name: 'opens a connection for every request without keep-alive',
    needs: 'http',
    async run(host) {
      const reader = await host.openReady({ keepAlive: false });
      for (const body of numbered(10)) reader.send(body);
      await reader.first(10);
      reader.pause();
      await eventually(
        () => reader.counters().connectionsOpened === reader.counters().requests,
        () => JSON.stringify(reader.counters()),
      );
      assert.ok(reader.counters().requests > 10);
    },
  },
  {
    name: 'asks once for each message, once to begin and once more for what comes next',
    needs: 'long polling',
    async run(host) {
      const reader = await receiveSingly(host, 20);
      await eventually(
        () => host.server.counters.requests === 22,
        () => `22 requests (${host.server.counters.requests})`,
      );
      assert.equal(reader.counters().requests, 22);
    },
  },
  {
    name: 'answers empty when the hold runs out, and goes on',
    needs: 'long polling',
    limits: { holdMs: 20 },
    async run(host) {
      const reader = await host.openReady();
      await eventually(
        () => reader.counters().emptyAnswers >= 3,
        () => `three empty answers (${reader.counters().emptyAnswers})`,
      );
      host.topic.publish('at last');
      assert.equal((await reader.first(1))[0]?.body, 'at last');
    },
  },
  {
    name: 'counts the polls that brought nothing',
    needs: 'short polling',
    async run(host) {
      const reader = await host.openReady();
      await eventually(
        () => reader.counters().emptyAnswers >= 3,
        () => `three empty answers (${reader.counters().emptyAnswers})`,
      );
      host.topic.publish('at last');
      await reader.first(1);
      reader.pause();
      const { requests, emptyAnswers } = reader.counters();
      // The first answer is the control note, the last one has the message; one more may be under way.
      assert.ok(
        emptyAnswers === requests - 1 || emptyAnswers === requests - 2,
        `${emptyAnswers} of ${requests}`,
      );
    },
  },
  {
    name: 'marks what it answers as not to be stored',
    needs: 'http',
    async run(host) {
      const posted = await host.ask({ method: 'POST', path: '/messages', body: 'a' });
      assert.equal(posted.status, 204);
      assert.equal(posted.headers['cache-control'], 'no-store');
      assert.equal(posted.headers['content-length'] ?? '0', '0');
    },
  },
];
