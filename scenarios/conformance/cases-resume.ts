/** A reader that comes back gets exactly what it missed, or is told that it cannot. */
import assert from 'node:assert/strict';
import { type Cursor, FIRST_SEQ, type ResetReason } from '../../protocol/cursor.js';
import { assertDelivered, assertGapless, numbered } from './expectations.js';
import type { Host } from './host.js';
import type { Case } from './suite.js';

function cursorAt(host: Host, seq: number): Cursor {
  return { epoch: host.topic.epoch, seq };
}

async function assertReset(host: Host, after: Cursor, reason: ResetReason): Promise<void> {
  const end = cursorAt(host, host.topic.lastSeq);
  const reader = host.open({ after });
  assert.deepEqual(await reader.reset(), { cursor: end, reason });
  await reader.ready();
  host.topic.publish('behind the reset');
  assertDelivered(await reader.first(1), ['behind the reset']);
  assert.equal(reader.resets.length, 1);
}

export const resumeCases: readonly Case[] = [
  {
    name: 'starts a reader without a cursor at now',
    async run(host) {
      host.publish(numbered(10, 'before'));
      const reader = await host.openReady();
      host.publish(['after']);
      assertDelivered(await reader.first(1), ['after']);
      assert.equal(reader.resets.length, 0);
    },
  },
  {
    name: 'resumes behind a cursor',
    async run(host) {
      host.publish(numbered(10));
      const reader = host.open({ after: cursorAt(host, FIRST_SEQ + 3) });
      assertDelivered(await reader.first(6), numbered(10).slice(4));
      host.publish(['and on']);
      assertDelivered(await reader.first(7), [...numbered(10).slice(4), 'and on']);
      assert.equal(reader.resets.length, 0);
    },
  },
  {
    name: 'resumes before the first message',
    async run(host) {
      host.publish(numbered(5));
      const reader = host.open({ after: cursorAt(host, FIRST_SEQ - 1) });
      assertDelivered(await reader.first(5), numbered(5));
    },
  },
  {
    name: 'resumes at the end without repeating anything',
    async run(host) {
      host.publish(numbered(5));
      const reader = host.open({ after: cursorAt(host, host.topic.lastSeq) });
      host.publish(['next']);
      assertDelivered(await reader.first(1), ['next']);
      assert.equal(reader.resets.length, 0);
    },
  },
  {
    name: 'resumes after a cut exactly where it was left',
    async run(host) {
      const relay = await host.relay();
      const before = await host.openReady({}, relay.url);
      host.publish(numbered(400).slice(0, 200));
      await before.first(50);
      await relay.close();
      host.publish(numbered(400).slice(200, 300));
      assert.ok((await before.ended()) instanceof Error);

      const got = before.messages;
      const after = host.open({ after: cursorAt(host, got.at(-1)?.seq ?? 0) });
      host.publish(numbered(400).slice(300));
      const rest = await after.first(400 - got.length);
      assertDelivered([...got, ...rest], numbered(400));
      assert.equal(after.resets.length, 0);
    },
  },
  {
    name: 'hands over a long backlog while more is published',
    async run(host) {
      const filler = 'x'.repeat(1000);
      host.publish(numbered(3000, filler));
      const reader = host.open({ after: cursorAt(host, FIRST_SEQ - 1) });
      await reader.first(100);
      host.publish(numbered(500, 'late'));
      const messages = await reader.first(3500);
      assertGapless(messages);
      assertDelivered(messages.slice(3000), numbered(500, 'late'));
    },
  },
  {
    name: 'resets a cursor of another epoch',
    async run(host) {
      host.publish(numbered(3));
      const epoch = host.topic.epoch === 'foreig' ? 'strang' : 'foreig';
      await assertReset(host, { epoch, seq: FIRST_SEQ }, 'epoch');
    },
  },
  {
    name: 'resets a cursor that is older than the ring by number',
    limits: { ringMessages: 8 },
    async run(host) {
      host.publish(numbered(10));
      await assertReset(host, cursorAt(host, FIRST_SEQ), 'expired');
    },
  },
  {
    name: 'resets a cursor that is older than the ring by bytes',
    limits: { ringBytes: 1000 },
    async run(host) {
      host.publish(numbered(10, 'x'.repeat(400)));
      await assertReset(host, cursorAt(host, FIRST_SEQ), 'expired');
    },
  },
  {
    name: 'honours the oldest cursor that the ring still covers',
    limits: { ringMessages: 8 },
    async run(host) {
      host.publish(numbered(10));
      const reader = host.open({ after: cursorAt(host, FIRST_SEQ + 1) });
      assertDelivered(await reader.first(8), numbered(10).slice(2));
      assert.equal(reader.resets.length, 0);
    },
  },
  {
    name: 'resets a cursor ahead of the topic',
    async run(host) {
      host.publish(numbered(3));
      await assertReset(host, cursorAt(host, FIRST_SEQ + 3), 'ahead');
    },
  },
];
