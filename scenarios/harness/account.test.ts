import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Stamps } from '../../protocol/control.js';
import { FIRST_SEQ } from '../../protocol/cursor.js';
import { account } from './account.js';
import { type Receipts, UNREADABLE_NUMBER } from './generator/commands.js';

interface Receipt {
  readonly client: number;
  /** Of the server's messages, counted from 0; a clients' message has a number and the room's place. */
  readonly index: number;
  readonly number?: number;
  readonly atNs?: number;
}

const PERIOD_NS = 1000;
/** Message `i` is due at `i` periods, ticked 10 ns later and sent 20 ns later. */
function stampsOf(published: number, firstSeq = FIRST_SEQ): Stamps {
  const times = (offset: number) =>
    Float64Array.from({ length: published }, (_, i) => i * PERIOD_NS + offset);
  return {
    firstSeq,
    tickIndex: Uint32Array.from({ length: published }, (_, i) => i),
    intendedNs: times(0),
    tickedNs: times(10),
    sentNs: times(20),
  };
}

function receiptsOf(list: readonly Receipt[]): Receipts {
  return {
    client: Uint16Array.from(list, ({ client }) => client),
    seq: Uint32Array.from(list, ({ index }) => FIRST_SEQ + index),
    number: Uint32Array.from(list, ({ number }) => number ?? 0),
    receivedNs: Float64Array.from(list, ({ index, atNs }) => atNs ?? index * PERIOD_NS + 500),
  };
}

const everything = { fromNs: 0, toNs: Number.POSITIVE_INFINITY };
const faults = ({ missing, duplicates, misplaced }: ReturnType<typeof account>) => ({
  missing,
  duplicates,
  misplaced,
});

/** For one reader: which messages never come, which come again and where, and in what order they come. */
const readings = fc
  .record({ published: fc.integer({ min: 1, max: 30 }), clients: fc.integer({ min: 1, max: 4 }) })
  .chain(({ published, clients }) => {
    const indices = Array.from({ length: published }, (_, i) => i);
    const kept = fc.shuffledSubarray(indices);
    const again = fc.array(fc.record({ which: fc.nat(published - 1), where: fc.nat(2 * published) }), {
      maxLength: 5,
    });
    const reader = fc.record({ kept, again, sorted: fc.boolean() });
    return fc.record({
      published: fc.constant(published),
      readers: fc.array(reader, { minLength: clients, maxLength: clients }),
    });
  });

interface Reader {
  readonly kept: readonly number[];
  readonly again: readonly { readonly which: number; readonly where: number }[];
  readonly sorted: boolean;
}

/** What reaches a reader, and what is wrong with it by definition. */
function reachesReader({ kept, again, sorted }: Reader, published: number) {
  const order = sorted ? [...kept].sort((a, b) => a - b) : [...kept];
  // Out of order is each message that comes after one with a higher number.
  const misplaced = order.filter((index, i) => order.slice(0, i).some((before) => before > index)).length;
  const arriving = [...order];
  let duplicates = 0;
  for (const { which, where } of again) {
    const first = arriving.indexOf(which);
    if (first === -1) continue;
    arriving.splice(Math.max(first + 1, where % (arriving.length + 1)), 0, which);
    duplicates++;
  }
  return { arriving, expected: { missing: published - kept.length, duplicates, misplaced } };
}

function sum(parts: readonly { missing: number; duplicates: number; misplaced: number }[]) {
  const total = (of: (part: (typeof parts)[number]) => number) =>
    parts.reduce((all, part) => all + of(part), 0);
  return {
    missing: total((part) => part.missing),
    duplicates: total((part) => part.duplicates),
    misplaced: total((part) => part.misplaced),
  };
}

describe("the account of the server's messages", () => {
  test('counts any losses, repetitions and swaps exactly, reader by reader', () => {
    fc.assert(
      fc.property(readings, ({ published, readers }) => {
        const reached = readers.map((reader) => reachesReader(reader, published));
        const list = reached.flatMap(({ arriving }, client) => arriving.map((index) => ({ client, index })));
        const drawnUp = account(stampsOf(published), receiptsOf(list), {
          ...everything,
          clients: readers.length,
          by: 'seq',
        });
        expect(faults(drawnUp)).toEqual(sum(reached.map(({ expected }) => expected)));
      }),
    );
  });

  test('is clean where all readers got all in order, however their receipts interleave', () => {
    const published = 20;
    const turns = fc.array(fc.nat(2), { minLength: 3 * published, maxLength: 200 });
    fc.assert(
      fc.property(turns, (order) => {
        const next = [0, 0, 0];
        const list: Receipt[] = [];
        for (const client of [...order, ...[0, 1, 2].flatMap((c) => new Array<number>(published).fill(c))]) {
          const index = next[client] as number;
          if (index === published) continue;
          next[client] = index + 1;
          list.push({ client, index });
        }
        const drawnUp = account(stampsOf(published), receiptsOf(list), {
          ...everything,
          clients: 3,
          by: 'seq',
        });
        expect(faults(drawnUp)).toEqual({ missing: 0, duplicates: 0, misplaced: 0 });
      }),
    );
  });

  test('accuses a message that nobody stamped', () => {
    const list = [0, 1, 2].map((index) => ({ client: 0, index }));
    const drawnUp = account(stampsOf(2), receiptsOf(list), { ...everything, clients: 1, by: 'seq' });
    expect(faults(drawnUp)).toEqual({ missing: 0, duplicates: 0, misplaced: 1 });
    const earlier = account(stampsOf(2, FIRST_SEQ + 1), receiptsOf(list), {
      ...everything,
      clients: 1,
      by: 'seq',
    });
    expect(faults(earlier)).toEqual({ missing: 0, duplicates: 0, misplaced: 1 });
  });

  test('times what is intended within the window, from its beginning to before its end', () => {
    const list = Array.from({ length: 10 }, (_, index) => ({ client: 0, index }));
    const drawnUp = account(stampsOf(10), receiptsOf(list), {
      clients: 1,
      by: 'seq',
      fromNs: 3 * PERIOD_NS,
      toNs: 7 * PERIOD_NS,
    });
    expect([...drawnUp.latencyNs]).toEqual([500, 500, 500, 500]);
    expect([...drawnUp.sentLatencyNs]).toEqual([480, 480, 480, 480]);
    expect([...drawnUp.handOverNs]).toEqual([10, 10, 10, 10]);
  });

  test('takes latency from the intended time, however late the message was sent', () => {
    const stamps = { ...stampsOf(1), tickedNs: Float64Array.of(5), sentNs: Float64Array.of(9_000) };
    const receipts = receiptsOf([{ client: 0, index: 0, atNs: 9_100 }]);
    const drawnUp = account(stamps, receipts, { ...everything, clients: 1, by: 'seq' });
    expect([...drawnUp.latencyNs]).toEqual([9_100]);
    expect([...drawnUp.sentLatencyNs]).toEqual([100]);
    expect([...drawnUp.handOverNs]).toEqual([8_995]);
  });

  test('counts receipts from before the sending, inside the window or not', () => {
    const receipts = receiptsOf([
      { client: 0, index: 0, atNs: 19 },
      { client: 0, index: 1, atNs: PERIOD_NS + 20 },
      { client: 0, index: 2, atNs: 2 * PERIOD_NS },
    ]);
    const window = { fromNs: 2 * PERIOD_NS, toNs: 3 * PERIOD_NS };
    expect(account(stampsOf(3), receipts, { ...window, clients: 1, by: 'seq' }).causality).toBe(2);
  });
});

describe("the account of clients' messages", () => {
  const clients = 3;
  const options = { ...everything, clients, by: 'number' } as const;
  /** What each reader gets where the room has published these numbers, in this order. */
  const room = (numbers: readonly number[]): Receipt[] =>
    [0, 1, 2].flatMap((client) => numbers.map((number, index) => ({ client, index, number })));

  test('is clean whatever the room made of the turns of different senders', () => {
    const drawnUp = account(stampsOf(6), receiptsOf(room([1, 0, 2, 5, 3, 4])), options);
    expect(faults(drawnUp)).toEqual({ missing: 0, duplicates: 0, misplaced: 0 });
  });

  test('times each message at its sender alone', () => {
    const receipts = receiptsOf(room([0, 1, 2, 3]));
    expect(account(stampsOf(4), receipts, options).latencyNs.length).toBe(4);
  });

  test('sees one lost on the way up, and another sent twice, though the room has as many', () => {
    const drawnUp = account(stampsOf(4), receiptsOf(room([0, 1, 1, 3])), options);
    expect(faults(drawnUp)).toEqual({ missing: 3, duplicates: 3, misplaced: 0 });
  });

  test("sees a sender's own messages swapped on the way up", () => {
    const drawnUp = account(stampsOf(4), receiptsOf(room([3, 1, 2, 0])), options);
    expect(faults(drawnUp)).toEqual({ missing: 0, duplicates: 0, misplaced: 3 });
  });

  test("sees the room's messages swapped on the way down, once", () => {
    const list = [0, 2, 1].map((index) => ({ client: 0, index, number: index }));
    const one = { ...everything, clients: 1, by: 'number' } as const;
    expect(faults(account(stampsOf(3), receiptsOf(list), one)).misplaced).toBe(1);
  });

  test('leaves a message whose number cannot be read to the count of corrupt ones, and misses its own', () => {
    const list = [
      { client: 0, index: 0, number: 0 },
      { client: 0, index: 1, number: UNREADABLE_NUMBER },
    ];
    const drawnUp = account(stampsOf(2), receiptsOf(list), { ...options, clients: 1 });
    expect(faults(drawnUp)).toEqual({ missing: 1, duplicates: 0, misplaced: 0 });
    expect(drawnUp.latencyNs.length).toBe(1);
  });
});
