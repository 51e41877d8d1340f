/** Order, no loss, no duplicate: from the server's schedule and from any client. */
import assert from 'node:assert/strict';
import { setImmediate as turn } from 'node:timers/promises';
import { assertDelivered, numbered } from './expectations.js';
import type { Case } from './suite.js';

/** Published behind all others: a duplicate of those before it would have come first. */
const LAST = 'the last one';

export const deliveryCases: readonly Case[] = [
  {
    name: 'delivers 1,000 published messages once each and in order',
    async run(host) {
      const reader = await host.openReady();
      const bodies = numbered(1000);
      for (const [i, body] of bodies.entries()) {
        host.topic.publish(body);
        if (i % 50 === 0) await turn();
      }
      host.topic.publish(LAST);
      assertDelivered(await reader.first(1001), [...bodies, LAST]);
      assert.equal(reader.messages.length, 1001);
    },
  },
  {
    name: 'delivers every message to each of five readers once',
    async run(host) {
      const readers = await Promise.all(Array.from({ length: 5 }, () => host.openReady()));
      const bodies = numbered(200);
      host.publish([...bodies, LAST]);
      for (const reader of readers) {
        assertDelivered(await reader.first(201), [...bodies, LAST]);
        assert.equal(reader.messages.length, 201);
      }
    },
  },
  {
    name: 'delivers a burst of 5,000 messages without loss',
    async run(host) {
      const reader = await host.openReady();
      const bodies = numbered(5000);
      host.publish([...bodies, LAST]);
      assertDelivered(await reader.first(5001), [...bodies, LAST]);
      assert.equal(reader.messages.length, 5001);
    },
  },
  {
    name: 'hands 200 messages of one sender to all readers in the order they were sent',
    async run(host) {
      const readers = await Promise.all([host.openReady(), host.openReady(), host.openReady()]);
      const bodies = numbered(200);
      for (const body of bodies) readers[0]?.send(body);
      for (const reader of readers) assertDelivered(await reader.first(200), bodies);
    },
  },
  {
    name: 'shows all readers the same order where the server and two senders publish at once',
    async run(host) {
      const one = await host.openReady();
      const other = await host.openReady();
      for (const i of Array(50).keys()) {
        one.send(`one ${i}`);
        other.send(`other ${i}`);
        host.topic.publish(`server ${i}`);
        await turn();
      }
      const seen = await one.first(150);
      assert.deepEqual(await other.first(150), seen);
      for (const name of ['one', 'other', 'server']) {
        const bodies = seen.map(({ body }) => body).filter((body) => body.startsWith(`${name} `));
        assert.deepEqual(bodies, numbered(50, name));
      }
    },
  },
  {
    name: 'keeps what a client sends before it is ready',
    async run(host) {
      const witness = await host.openReady();
      const sender = host.open();
      for (const body of numbered(3)) sender.send(body);
      assertDelivered(await witness.first(3), numbered(3));
    },
  },
];
