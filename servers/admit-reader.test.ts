import { describe, expect, it } from 'vitest';
import { FIRST_SEQ } from '../protocol/cursor.js';
import type { ControlNote } from '../protocol/message.js';
import type { Published } from '../protocol/transport.js';
import { admitReader } from './admit-reader.js';
import { createTopic, type Room } from './topic.js';

const MIB = 1024 * 1024;

/** A line whose socket takes nothing until it is told to. */
function blockedLine() {
  const heard: (ControlNote | number)[] = [];
  const line = {
    heard,
    queued: 0,
    cuts: 0,
    sendNote: (note: ControlNote) => void heard.push(note),
    send({ seq, text }: Published) {
      heard.push(seq);
      line.queued += text.length;
    },
    queuedBytes: () => line.queued,
    cut: () => void line.cuts++,
  };
  return line;
}

function publish(topic: Room, count: number, body = 'x'): void {
  for (let i = 0; i < count; i++) topic.publish(body);
}

function admit(topic: Room, line: ReturnType<typeof blockedLine>, afterSeq?: number) {
  const after = afterSeq === undefined ? undefined : { epoch: topic.epoch, seq: afterSeq };
  return admitReader({ topic, after, line, maxQueuedBytes: 8 * MIB });
}

describe('a reader that is admitted', () => {
  it('hears where it stands, what it missed, and what is published, in this order', () => {
    const topic = createTopic({ ringMessages: 100, ringBytes: MIB });
    publish(topic, 3);
    const line = blockedLine();
    admit(topic, line, FIRST_SEQ);
    publish(topic, 2);
    const note = { cursor: { epoch: topic.epoch, seq: FIRST_SEQ } };
    expect(line.heard).toEqual([note, FIRST_SEQ + 1, FIRST_SEQ + 2, FIRST_SEQ + 3, FIRST_SEQ + 4]);
  });

  it('stands at the end without a cursor, and after a reset', () => {
    const topic = createTopic({ ringMessages: 1, ringBytes: MIB });
    publish(topic, 3);
    const cursor = { epoch: topic.epoch, seq: topic.lastSeq };
    const fresh = blockedLine();
    admit(topic, fresh);
    const expired = blockedLine();
    admit(topic, expired, FIRST_SEQ);
    publish(topic, 1);
    expect(fresh.heard).toEqual([{ cursor }, FIRST_SEQ + 3]);
    expect(expired.heard).toEqual([{ cursor, reset: 'expired' }, FIRST_SEQ + 3]);
  });

  it('gets a long backlog at its own pace, without a gap to what is published meanwhile', () => {
    const topic = createTopic({ ringMessages: 1000, ringBytes: 64 * MIB });
    publish(topic, 100, 'y'.repeat(MIB / 10));
    const line = blockedLine();
    const reader = admit(topic, line, FIRST_SEQ - 1);
    expect(line.queued).toBeLessThan(1.2 * MIB);
    publish(topic, 5);
    for (let i = 0; i < 20; i++) {
      line.queued = 0;
      reader.drained();
    }
    publish(topic, 5);
    expect(line.heard.slice(1)).toEqual(Array.from({ length: 110 }, (_, i) => FIRST_SEQ + i));
    expect(line.cuts).toBe(0);
  });

  it('is cut where the ring overtakes it', () => {
    const topic = createTopic({ ringMessages: 10, ringBytes: 64 * MIB });
    publish(topic, 10, 'y'.repeat(MIB / 2));
    const line = blockedLine();
    const reader = admit(topic, line, FIRST_SEQ - 1);
    publish(topic, 10);
    line.queued = 0;
    reader.drained();
    reader.drained();
    expect(line.cuts).toBe(1);
  });

  it('is cut once, and left alone, when a message comes while its queue is too long', () => {
    const topic = createTopic({ ringMessages: 1, ringBytes: MIB });
    const line = blockedLine();
    admit(topic, line);
    line.queued = 8 * MIB;
    publish(topic, 1);
    expect([line.cuts, topic.subscriberCount]).toEqual([0, 1]);
    publish(topic, 2);
    expect([line.cuts, topic.subscriberCount]).toEqual([1, 0]);
    expect(line.heard).toHaveLength(2);
  });

  it('hears nothing more once its line is gone, in the middle of its backlog or later', () => {
    const topic = createTopic({ ringMessages: 100, ringBytes: 64 * MIB });
    publish(topic, 10, 'y'.repeat(MIB));
    const line = blockedLine();
    const reader = admit(topic, line, FIRST_SEQ - 1);
    reader.left();
    line.queued = 0;
    reader.drained();
    publish(topic, 1);
    expect(line.heard.slice(1)).toEqual([FIRST_SEQ, FIRST_SEQ + 1].slice(0, line.heard.length - 1));
    expect(topic.subscriberCount).toBe(0);
  });
});
