/** A reader that stops reading harms nobody else, and loses nothing without being told. */
import assert from 'node:assert/strict';
import { FIRST_SEQ } from '../../protocol/cursor.js';
import { loadBody } from '../../protocol/load.js';
import { assertDelivered, assertGapless, numbered } from './expectations.js';
import type { Case } from './suite.js';

const KIB = 1024;
/** It hardly compresses, so that a queue fills under compression too. */
const BIG = loadBody(FIRST_SEQ, 64 * KIB);
/** Far more than the socket buffers of a loopback connection hold (some 6 MiB on Linux). */
const MOST_MESSAGES = 1000;

export const slowReaderCases: readonly Case[] = [
  {
    name: 'loses nothing for a reader that pauses and goes on within the limit',
    async run(host) {
      const slow = await host.openReady();
      const other = await host.openReady();
      slow.pause();
      const bodies = numbered(200, 'x'.repeat(KIB));
      host.publish(bodies);
      assertDelivered(await other.first(200), bodies);
      assert.equal(slow.messages.length, 0);
      slow.resume();
      assertDelivered(await slow.first(200), bodies);
      assert.equal(host.server.counters.slowReadersCut, 0);
    },
  },
  {
    name: 'cuts a reader whose queue passes the limit once, while the others feel nothing',
    needs: 'standing connection',
    limits: { maxQueuedBytes: 256 * KIB },
    async run(host) {
      const slow = await host.openReady();
      const other = await host.openReady();
      slow.pause();
      let published = 0;
      while (host.server.counters.slowReadersCut === 0 && published < MOST_MESSAGES) {
        host.topic.publish(BIG);
        await other.first(++published);
      }
      assert.equal(host.server.counters.slowReadersCut, 1, `after ${published} messages of 64 KiB`);
      slow.resume();
      assert.ok((await slow.ended()) instanceof Error);
      assertGapless(slow.messages);

      host.topic.publish('afterwards');
      assert.equal((await other.first(published + 1)).at(-1)?.body, 'afterwards');
      assertGapless(other.messages);
      assert.equal(host.server.counters.slowReadersCut, 1);

      const first = other.messages[0]?.seq ?? 0;
      const seq = slow.messages.at(-1)?.seq ?? first - 1;
      const back = host.open({ after: { epoch: host.topic.epoch, seq } });
      const rest = await back.first(published + 1 - slow.messages.length);
      assert.deepEqual([...slow.messages, ...rest], other.messages);
    },
  },
  {
    name: 'keeps what a reader that asks for nothing has missed for its next poll',
    needs: 'polling',
    limits: { maxQueuedBytes: 256 * KIB },
    async run(host) {
      const slow = await host.openReady();
      const other = await host.openReady();
      slow.pause();
      const bodies = numbered(64, BIG);
      for (const [i, body] of bodies.entries()) {
        host.topic.publish(body);
        await other.first(i + 1);
      }
      slow.resume();
      assertDelivered(await slow.first(64), bodies);
      assert.equal(host.server.counters.slowReadersCut, 0);
    },
  },
];
