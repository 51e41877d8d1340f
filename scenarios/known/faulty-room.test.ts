import { describe, expect, test } from 'vitest';
import { FIRST_SEQ } from '../../protocol/cursor.js';
import { serverLimits } from '../../protocol/limits.js';
import { parseMessage } from '../../protocol/message.js';
import type { Published } from '../../protocol/transport.js';
import { createTopic, type Room } from '../../servers/topic.js';
import { countDamaged, type Damage, type DamageKind, damageKinds, type Fault } from './fault.js';
import { faultyRoom } from './faulty-room.js';

const MESSAGES = 24;
/** Strikes the messages 3, 9 and 15. */
const damage = (...of: readonly DamageKind[]): Damage => ({ kind: 'damage', of, every: 6, among: 20 });

function open(fault: Fault, joined = false, onPublished: (index: number) => void = () => {}): Room {
  return faultyRoom(createTopic(serverLimits), { fault, joined, onPublished });
}

/** The numbers of the messages in what was delivered, from 0; a corrupt one has a `!`. */
function indices(messages: readonly Published[]): string[] {
  return messages.flatMap(({ text }) =>
    (JSON.parse(`[${text}]`) as [number, string][]).map(([seq, body]) =>
      body === `body ${seq - FIRST_SEQ}` ? String(seq - FIRST_SEQ) : `${seq - FIRST_SEQ}!`,
    ),
  );
}

function pushed(fault: Fault): string[] {
  const room = open(fault);
  const delivered: Published[] = [];
  room.subscribe({ deliver: (message) => void delivered.push(message), queuedBytes: () => 0 });
  for (let i = 0; i < MESSAGES; i++) room.publish(`body ${i}`);
  return indices(delivered);
}

/** A poller that asks after every `every` messages, its cursor the last message it got. */
function polled(fault: Fault, every: number): string[] {
  const room = open(fault, true);
  const answers: Published[] = [];
  let seq = FIRST_SEQ - 1;
  for (let i = 0; i < MESSAGES; i++) {
    room.publish(`body ${i}`);
    if ((i + 1) % every !== 0) continue;
    const { messages } = room.since({ epoch: room.epoch, seq });
    answers.push(...messages);
    seq = messages.at(-1)?.seq ?? seq;
  }
  return indices(answers);
}

/** A poller that waits in the room for one delivery, then asks what else there is. */
function heldPolled(fault: Fault): string[] {
  const room = open(fault, true);
  const answers: Published[] = [];
  let seq = FIRST_SEQ - 1;
  const take = (messages: readonly Published[]): void => {
    answers.push(...messages);
    seq = messages.at(-1)?.seq ?? seq;
  };
  const hold = (): void => {
    const leave = room.subscribe({
      deliver(message) {
        leave();
        take([message]);
        hold();
      },
      queuedBytes: () => 0,
    });
  };
  hold();
  for (let i = 0; i < MESSAGES; i++) room.publish(`body ${i}`);
  return indices(answers);
}

const all = Array.from({ length: MESSAGES }, (_, i) => String(i));
/** All messages with what a struck one becomes, the next two messages included. */
const struck = (at: readonly number[], replace: (index: number) => readonly string[], taken = 1): string[] =>
  all.flatMap((text, i) => {
    if (at.includes(i)) return replace(i);
    return at.some((first) => i > first && i < first + taken) ? [] : [text];
  });

const cases: readonly (readonly [string, Fault, readonly string[]])[] = [
  ['drops', damage('drop'), struck([3, 9, 15], () => [])],
  ['doubles', damage('duplicate'), struck([3, 9, 15], (i) => [`${i}`, `${i}`])],
  ['corrupts', damage('corrupt'), struck([3, 9, 15], (i) => [`${i}!`])],
  ['swaps', damage('reorder'), struck([3, 9, 15], (i) => [`${i + 1}`, `${i}`, `${i + 2}`], 3)],
];

describe.each(cases)('a room that %s one message in six', (_what, fault, expected) => {
  test('does so to whoever is pushed to', () => {
    expect(pushed(fault)).toEqual(expected);
  });

  test.each([1, 2, 4, 24])('does so once to a poller that asks after every %i messages', (every) => {
    expect(polled(fault, every)).toEqual(expected);
  });

  test('does so once to a poller that is held', () => {
    expect(heldPolled(fault)).toEqual(expected);
  });
});

test('kinds take turns, and are counted', () => {
  const mixed = damage(...damageKinds);
  expect(damageKinds.map((kind) => countDamaged(mixed, kind))).toEqual([1, 1, 1, 0]);
  expect(pushed(mixed)).toEqual(
    all.flatMap((text, i) => {
      if (i === 3) return [];
      if (i === 9) return ['9', '9'];
      if (i === 15) return ['16', '15', '17'];
      return i === 16 || i === 17 ? [] : [text];
    }),
  );
});

test('what is delayed comes in order, each message no earlier than it is due', async () => {
  const room = open({ kind: 'delay', ms: 20 });
  const sent: number[] = [];
  const delays: number[] = [];
  const seqs: number[] = [];
  await new Promise<void>((resolve) => {
    room.subscribe({
      deliver({ text }) {
        const { seq } = parseMessage(text);
        seqs.push(seq);
        delays.push(performance.now() - (sent[seq - FIRST_SEQ] as number));
        if (seqs.length === 5) resolve();
      },
      queuedBytes: () => 0,
    });
    for (let i = 0; i < 5; i++) {
      sent.push(performance.now());
      expect(room.publish(`body ${i}`)).toBe(FIRST_SEQ + i);
    }
  });
  expect(seqs).toEqual([0, 1, 2, 3, 4].map((i) => FIRST_SEQ + i));
  expect(Math.min(...delays)).toBeGreaterThanOrEqual(20);
  expect(Math.max(...delays)).toBeLessThan(5000);
});

test('says which message was handed over, so that other faults may strike then', () => {
  const published: number[] = [];
  const room = open({ kind: 'cut', at: 1 }, false, (index) => void published.push(index));
  for (let i = 0; i < 3; i++) room.publish('a');
  expect(published).toEqual([0, 1, 2]);
});
