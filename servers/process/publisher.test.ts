import { describe, expect, it } from 'vitest';
import { FIRST_SEQ, LAST_SEQ } from '../../protocol/cursor.js';
import { loadBody } from '../../protocol/load.js';
import { parseMessage } from '../../protocol/message.js';
import type { Published } from '../../protocol/transport.js';
import { createTopic } from '../topic.js';
import { createPublisher } from './publisher.js';

function trial(firstSeq = FIRST_SEQ) {
  const room = createTopic({ ringMessages: 10, ringBytes: 1e6 }, firstSeq);
  const delivered: Published[] = [];
  let now = 0;
  room.subscribe({ deliver: (message) => delivered.push(message), queuedBytes: () => 0 });
  return { room, delivered, publisher: createPublisher(room, () => (now += 10)) };
}

const tick = (index: number) => ({ index, intendedNs: index * 1000, tickedNs: index * 1000 + 1 });

describe('on ticks', () => {
  it('publishes one message of the exact size each, and keeps its times', () => {
    const { delivered, publisher } = trial();
    const onTick = publisher.onTicks(64, 2);
    for (let i = 0; i < 5; i++) onTick(tick(i));
    expect(delivered.map(({ text }) => Buffer.byteLength(text))).toEqual([64, 64, 64, 64, 64]);
    const { seq, body } = parseMessage(delivered[3]!.text);
    expect(body).toBe(loadBody(seq, 64));
    expect(publisher.stamps()).toEqual({
      firstSeq: FIRST_SEQ,
      tickIndex: Uint32Array.of(0, 1, 2, 3, 4),
      intendedNs: Float64Array.of(0, 1000, 2000, 3000, 4000),
      tickedNs: Float64Array.of(1, 1001, 2001, 3001, 4001),
      sentNs: Float64Array.of(10, 20, 30, 40, 50),
    });
  });

  it('begins its stamps anew, from the message that comes next', () => {
    const { publisher } = trial();
    publisher.onTicks(64, 1)(tick(0));
    const onTick = publisher.onTicks(64, 1);
    expect(publisher.stamps()).toMatchObject({ firstSeq: FIRST_SEQ + 1, tickIndex: new Uint32Array(0) });
    onTick(tick(7));
    expect(publisher.stamps()).toMatchObject({ firstSeq: FIRST_SEQ + 1, tickIndex: Uint32Array.of(7) });
  });

  it('does not give stamps that a message of another source has put out of step', () => {
    const { room, publisher } = trial();
    const onTick = publisher.onTicks(64, 2);
    onTick(tick(0));
    room.publish('of a client');
    onTick(tick(1));
    expect(() => publisher.stamps()).toThrow('was published between those of the ticks');
  });

  it('tells with the stamps that the topic ran full', () => {
    const { publisher } = trial(LAST_SEQ);
    const onTick = publisher.onTicks(64, 2);
    onTick(tick(0));
    onTick(tick(1));
    expect(() => publisher.stamps()).toThrow('the topic is full');
  });
});

describe('on the word of the harness', () => {
  it('publishes that many and answers the last number', async () => {
    const { delivered, publisher } = trial();
    expect(await publisher.publish(3, 16)).toBe(FIRST_SEQ + 2);
    expect(delivered).toHaveLength(3);
    expect(await publisher.publish(0, 16)).toBe(FIRST_SEQ + 2);
  });

  it('lets the event loop run within a long burst', async () => {
    const { delivered, publisher } = trial();
    const turns: number[] = [];
    const publishing = publisher.publish(50, 60_000);
    const watch = setInterval(() => turns.push(delivered.length), 0);
    turns.push(delivered.length);
    await publishing;
    clearInterval(watch);
    expect(turns[0]).toBe(18);
    expect(delivered).toHaveLength(50);
  });
});
