import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FIRST_SEQ, LAST_SEQ } from '../protocol/cursor.js';
import { messageText, parseMessage } from '../protocol/message.js';
import type { Published, Subscriber } from '../protocol/transport.js';
import { createTopic, type Room } from './topic.js';

const ROOMY = { ringMessages: 1000, ringBytes: 1e9 };

function collector(onMessage: (message: Published) => void = () => {}): Subscriber & { seqs: number[] } {
  const seqs: number[] = [];
  return {
    seqs,
    deliver(message) {
      seqs.push(message.seq);
      onMessage(message);
    },
    queuedBytes: () => 0,
  };
}

function at(topic: Room, seq: number, epoch = topic.epoch) {
  return { epoch, seq };
}

const count = fc.integer({ min: 0, max: 40 });

describe('what a topic publishes', () => {
  it('reaches each subscriber once, in order, from its joining to its leaving', () => {
    fc.assert(
      fc.property(count, count, count, (before, during, after) => {
        const topic = createTopic(ROOMY);
        const publish = (n: number) => {
          for (let i = 0; i < n; i++) topic.publish('x');
        };
        publish(before);
        const reader = collector();
        const leave = topic.subscribe(reader);
        publish(during);
        leave();
        publish(after);
        expect(reader.seqs).toEqual(Array.from({ length: during }, (_, i) => FIRST_SEQ + before + i));
        expect(topic.lastSeq).toBe(FIRST_SEQ + before + during + after - 1);
      }),
    );
  });

  it('has one text, which every subscriber is handed and which spells its body', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (body) => {
        const topic = createTopic(ROOMY);
        const handed: Published[] = [];
        topic.subscribe(collector((message) => handed.push(message)));
        topic.subscribe(collector((message) => handed.push(message)));
        const seq = topic.publish(body);
        expect(handed).toHaveLength(2);
        expect(handed[0]).toBe(handed[1]);
        expect(parseMessage(handed[0]!.text)).toEqual({ seq, body });
      }),
    );
  });

  it('reaches the others although one leaves, or makes another leave, while it is delivered', () => {
    const topic = createTopic(ROOMY);
    const leaves: (() => void)[] = [];
    const first = collector(() => {
      for (const leave of leaves) leave();
    });
    const second = collector();
    const third = collector();
    leaves.push(topic.subscribe(first), topic.subscribe(second));
    topic.subscribe(third);
    topic.publish('a');
    topic.publish('b');
    expect(first.seqs).toEqual([FIRST_SEQ]);
    expect(second.seqs).toEqual([]);
    expect(third.seqs).toEqual([FIRST_SEQ, FIRST_SEQ + 1]);
    expect(topic.subscriberCount).toBe(1);
  });

  it('is not delivered to one who joins while it is delivered and has it from the ring', () => {
    const topic = createTopic(ROOMY);
    const late = collector();
    let backlog: readonly Published[] = [];
    const leave = topic.subscribe(
      collector(() => {
        leave();
        backlog = topic.since(at(topic, FIRST_SEQ - 1)).messages;
        topic.subscribe(late);
      }),
    );
    topic.publish('a');
    topic.publish('b');
    expect(backlog.map((message) => message.seq)).toEqual([FIRST_SEQ]);
    expect(late.seqs).toEqual([FIRST_SEQ + 1]);
  });

  it('stays in order for all where a subscriber publishes in turn', () => {
    const topic = createTopic(ROOMY);
    topic.subscribe(collector((message) => message.seq === FIRST_SEQ && topic.publish('reply')));
    const second = collector();
    topic.subscribe(second);
    topic.publish('ask');
    expect(second.seqs).toEqual([FIRST_SEQ, FIRST_SEQ + 1]);
  });

  it('ends at the last sequence number of eight digits', () => {
    const topic = createTopic(ROOMY, LAST_SEQ);
    expect(topic.publish('last')).toBe(LAST_SEQ);
    expect(() => topic.publish('one more')).toThrow(
      'the topic is full: 99999999 is the last sequence number',
    );
    expect(topic.since(at(topic, LAST_SEQ - 1)).messages).toHaveLength(1);
  });
});

describe('what a reader has missed', () => {
  it('is all behind its cursor where the ring holds it, else a reset and nothing', () => {
    const smallRing = fc.record({
      ringMessages: fc.integer({ min: 1, max: 12 }),
      ringBytes: fc.integer({ min: 14, max: 200 }),
    });
    const bodies = fc.array(fc.string({ maxLength: 20 }), { maxLength: 40 });
    fc.assert(
      fc.property(smallRing, bodies, fc.integer({ min: -2, max: 42 }), (limits, published, offset) => {
        const topic = createTopic(limits);
        for (const body of published) topic.publish(body);
        const texts = published.map((body, i) => messageText(FIRST_SEQ + i, body));

        let kept = 0;
        for (let bytes = 0; kept < Math.min(texts.length, limits.ringMessages); kept++) {
          bytes += Buffer.byteLength(texts.at(-1 - kept)!);
          if (bytes > limits.ringBytes) break;
        }
        const backlog = topic.since(at(topic, FIRST_SEQ + offset));
        const missed = published.length - 1 - offset;
        const reset = missed < 0 ? 'ahead' : missed > kept ? 'expired' : undefined;
        expect(backlog.reset).toBe(reset);
        expect(backlog.messages.map(({ text }) => text)).toEqual(
          reset || missed === 0 ? [] : texts.slice(-missed),
        );
        expect(backlog.cursor).toEqual(at(topic, topic.lastSeq));
      }),
      { numRuns: 300 },
    );
  });

  it('is unknown for a cursor of another epoch, wherever it stands', () => {
    const topic = createTopic(ROOMY);
    topic.publish('a');
    expect(topic.since(at(topic, FIRST_SEQ, 'zzzzz-'))).toEqual({
      cursor: at(topic, FIRST_SEQ),
      reset: 'epoch',
      messages: [],
    });
  });

  it('is nothing without a cursor', () => {
    const topic = createTopic(ROOMY);
    topic.publish('a');
    expect(topic.since(undefined)).toEqual({ cursor: at(topic, FIRST_SEQ), messages: [] });
  });
});

it('draws an epoch of six letters and digits, another each time', () => {
  const epochs = Array.from({ length: 50 }, () => createTopic({ ringMessages: 1, ringBytes: 1 }).epoch);
  for (const epoch of epochs) expect(epoch).toMatch(/^[a-z0-9]{6}$/);
  expect(new Set(epochs).size).toBe(50);
});

it('wakes who waits, once, when a queue has emptied or a subscriber has come or gone', () => {
  const topic = createTopic(ROOMY);
  let woken = 0;
  const wait = () => topic.onceEased(() => woken++);
  wait();
  topic.eased();
  topic.eased();
  expect(woken).toBe(1);
  wait();
  const leave = topic.subscribe(collector());
  expect(woken).toBe(2);
  wait();
  leave();
  leave();
  expect(woken).toBe(3);
});

it('knows how much waits for the reader with the longest queue', () => {
  const topic = createTopic(ROOMY);
  expect(topic.mostQueuedBytes()).toBe(0);
  for (const queued of [0, 100, 7]) topic.subscribe({ deliver: () => {}, queuedBytes: () => queued });
  expect(topic.mostQueuedBytes()).toBe(100);
});
