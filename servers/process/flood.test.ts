import { setImmediate } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { FIRST_SEQ, LAST_SEQ } from '../../protocol/cursor.js';
import { createTopic } from '../topic.js';
import { startFlood } from './flood.js';

const TEXT_BYTES = 1000;
const QUEUE_BYTES = 10_000;

function trial(firstSeq = FIRST_SEQ) {
  const room = createTopic({ ringMessages: 10, ringBytes: 1e6 }, firstSeq);
  const reader = { queued: 0, messages: 0 };
  const subscribe = () =>
    room.subscribe({
      deliver({ text }) {
        reader.messages++;
        reader.queued += text.length;
      },
      queuedBytes: () => reader.queued,
    });
  return { room, reader, subscribe };
}

async function until(isSo: () => boolean): Promise<void> {
  while (!isSo()) await setImmediate();
}

describe('a flood', () => {
  it('publishes nothing while nobody listens, and begins when somebody does', async () => {
    const { room, reader, subscribe } = trial();
    const flood = startFlood(room, TEXT_BYTES, QUEUE_BYTES);
    for (let i = 0; i < 10; i++) await setImmediate();
    expect(room.lastSeq).toBe(FIRST_SEQ - 1);
    subscribe();
    await until(() => reader.messages > 0);
    flood.end();
  });

  it('stops where a queue is full and goes on when it has emptied', async () => {
    const { room, reader, subscribe } = trial();
    subscribe();
    const flood = startFlood(room, TEXT_BYTES, QUEUE_BYTES);
    for (let i = 0; i < 10; i++) await setImmediate();
    expect(reader.messages).toBe(10);
    reader.queued = 0;
    room.eased();
    await until(() => reader.messages === 20);
    expect(flood.end()).toEqual({ published: 20, lastSeq: FIRST_SEQ + 19 });
  });

  it('looks again by itself where a socket does not say that it has taken some', async () => {
    const { room, reader, subscribe } = trial();
    subscribe();
    const flood = startFlood(room, TEXT_BYTES, QUEUE_BYTES);
    reader.queued = QUEUE_BYTES - 1;
    await until(() => reader.messages === 20);
    flood.end();
  });

  it('publishes nothing after its end', async () => {
    const { room, reader, subscribe } = trial();
    subscribe();
    const flood = startFlood(room, TEXT_BYTES, QUEUE_BYTES);
    const { published } = flood.end();
    reader.queued = 0;
    room.eased();
    for (let i = 0; i < 10; i++) await setImmediate();
    expect(reader.messages).toBe(published);
  });

  it('tells at its end that the topic ran full', async () => {
    const { room, reader, subscribe } = trial(LAST_SEQ);
    subscribe();
    const flood = startFlood(room, TEXT_BYTES, QUEUE_BYTES);
    await until(() => reader.messages === 1);
    expect(() => flood.end()).toThrow('the topic is full');
  });
});
