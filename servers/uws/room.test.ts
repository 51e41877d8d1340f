import { expect, it } from 'vitest';
import { createTopic } from '../topic.js';
import { nativeRoom } from './room.js';

const MAX_QUEUED = 8000;

function trial() {
  const topic = createTopic({ ringMessages: 10, ringBytes: 1e6 });
  const published: string[] = [];
  const join = nativeRoom(topic, { publish: (_room, text) => published.push(text) > 0 }, MAX_QUEUED, false);
  return { topic, published, join };
}

function member() {
  const state = {
    queued: 0,
    cuts: 0,
    leave: () => {},
    subscribe: () => true,
    getBufferedAmount: () => state.queued,
    cut() {
      state.cuts++;
      state.leave();
    },
  };
  return state;
}

it('hands a message to the engine once, whatever the number of members', () => {
  const { topic, published, join } = trial();
  join(member());
  join(member());
  topic.publish('a');
  expect(published).toEqual(['[10000000,"a"]']);
});

it('subscribes to the topic while it has members, and no longer', () => {
  const { topic, published, join } = trial();
  topic.publish('nobody');
  const leaves = [join(member()), join(member())];
  expect(topic.subscriberCount).toBe(1);
  leaves[0]?.();
  expect(topic.subscriberCount).toBe(1);
  leaves[1]?.();
  leaves[1]?.();
  expect(topic.subscriberCount).toBe(0);
  join(member());
  topic.publish('b');
  expect(published).toEqual(['[10000001,"b"]']);
});

it('is as full as its fullest member', () => {
  const { topic, join } = trial();
  const [small, large] = [member(), member()];
  join(small);
  join(large);
  small.queued = 10;
  large.queued = 500;
  expect(topic.mostQueuedBytes()).toBe(500);
});

it('cuts a member whose queue is too long before an eighth of the limit has been published', () => {
  const { topic, join } = trial();
  const [quick, slow] = [member(), member()];
  quick.leave = join(quick);
  slow.leave = join(slow);
  slow.queued = MAX_QUEUED + 1;
  for (let bytes = 0; bytes <= MAX_QUEUED / 8; bytes += 113) topic.publish('x'.repeat(100));
  expect([quick.cuts, slow.cuts]).toEqual([0, 1]);
});
