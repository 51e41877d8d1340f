/** Either side may leave; the other is told, and nothing stays behind. */
import assert from 'node:assert/strict';
import { assertDelivered, eventually } from './expectations.js';
import type { Case } from './suite.js';

export const closingCases: readonly Case[] = [
  {
    name: 'leaves no connection and no reader behind when clients close',
    async run(host) {
      const readers = await Promise.all(Array.from({ length: 5 }, () => host.openReady()));
      for (const reader of readers) reader.send('hello');
      for (const reader of readers) await reader.first(5);
      await Promise.all(readers.map((reader) => reader.close()));
      for (const reader of readers) assert.deepEqual(reader.ends, [undefined]);
      await eventually(
        () => host.topic.subscriberCount === 0 && host.openSockets() === 0,
        () => `no subscriber (${host.topic.subscriberCount}), no socket (${host.openSockets()})`,
      );
    },
  },
  {
    name: 'tells a client only once that it closed, however often it does, and nothing afterwards',
    async run(host) {
      const witness = await host.openReady();
      const reader = await host.openReady();
      const closed = reader.close();
      host.topic.publish('too late');
      await Promise.all([closed, reader.close(), witness.first(1)]);
      await reader.close();
      assert.deepEqual(reader.ends, [undefined]);
      assert.equal(reader.messages.length, 0);
    },
  },
  {
    name: 'lets a client close before it is ready',
    async run(host) {
      const reader = host.open();
      await reader.close();
      assert.deepEqual(reader.ends, [undefined]);
      await eventually(
        () => host.openSockets() === 0,
        () => `no socket (${host.openSockets()})`,
      );
    },
  },
  {
    name: 'lets a reader that has paused close',
    async run(host) {
      const reader = await host.openReady();
      const other = await host.openReady();
      reader.pause();
      host.topic.publish('unread');
      await other.first(1);
      await reader.close();
      assert.deepEqual(reader.ends, [undefined]);
    },
  },
  {
    name: 'ends its clients with an error when the server closes, and leaves no socket behind',
    async run(host) {
      const readers = await Promise.all([host.openReady(), host.openReady()]);
      host.topic.publish('one');
      for (const reader of readers) assertDelivered(await reader.first(1), ['one']);
      await Promise.all([host.server.close(), host.server.close()]);
      for (const reader of readers) {
        assert.ok((await reader.ended()) instanceof Error);
        await reader.close();
        assert.equal(reader.ends.length, 1);
      }
      await eventually(
        () => host.openSockets() === 0,
        () => `no socket (${host.openSockets()})`,
      );
    },
  },
];
