import fc from 'fast-check';
import { expect, test } from 'vitest';
import { FIRST_SEQ } from '../../protocol/cursor.js';
import type { Receipts, Returns } from '../harness/generator/commands.js';
import { accountRecovery, type Published } from './account.js';

const BACK_NS = 1000;
const NONE = FIRST_SEQ - 1;

interface ReaderSays {
  readonly before: readonly number[];
  /** Messages of the new server published before it was back; undefined where it never was. */
  readonly away: number | undefined;
  readonly after: readonly number[];
}

/** Messages are told by their index, 0 for the first of either server. */
function account(readers: readonly ReaderSays[], old: number, fresh: number) {
  const published: Published = {
    beforeSeq: NONE,
    oldLastSeq: NONE + old,
    newBeforeSeq: NONE,
    newLastSeq: NONE + fresh,
  };
  const rows = readers.flatMap(({ before, after }, client) => [
    ...before.map((index) => ({ client, seq: FIRST_SEQ + index, at: BACK_NS - 1 })),
    ...after.map((index) => ({ client, seq: FIRST_SEQ + index, at: BACK_NS })),
  ]);
  const receipts: Receipts = {
    client: Uint16Array.from(rows, ({ client }) => client),
    seq: Uint32Array.from(rows, ({ seq }) => seq),
    number: new Uint32Array(rows.length),
    receivedNs: Float64Array.from(rows, ({ at }) => at),
  };
  const column = (of: (reader: ReaderSays) => number) => Float64Array.from(readers, of);
  const isBack = ({ away }: ReaderSays) => away !== undefined;
  const returns: Returns = {
    cutNs: column(() => 500),
    backNs: column((reader) => (isBack(reader) ? BACK_NS : Number.NaN)),
    leftSeq: column(({ before, away }) =>
      away === undefined ? Number.NaN : NONE + Math.max(0, ...before.map((i) => i + 1)),
    ),
    resetSeq: column(({ away }) => (away === undefined ? Number.NaN : NONE + away)),
    cuts: column(() => 1),
    refused: column(() => 0),
    resets: column((reader) => (isBack(reader) ? 1 : 0)),
    said: [],
  };
  return accountRecovery(receipts, returns, published);
}

const upTo = (from: number, to: number) => Array.from({ length: Math.max(0, to - from) }, (_, i) => from + i);

test('what a reset told of is lost, and nothing else is missing', () => {
  const count = fc.integer({ min: 0, max: 12 });
  fc.assert(
    fc.property(count, count, fc.array(fc.tuple(count, count), { maxLength: 5 }), (old, fresh, readers) => {
      const says = readers.map(([had, away]) => ({
        before: upTo(0, Math.min(had, old)),
        away: Math.min(away, fresh),
        after: upTo(Math.min(away, fresh), fresh),
      }));
      const sum = (of: (reader: (typeof says)[number]) => number) => says.reduce((s, r) => s + of(r), 0);
      expect(account(says, old, fresh)).toEqual({
        back: says.length,
        lostWithServer: sum(({ before }) => old - before.length),
        lostWhileAway: sum(({ away }) => away),
        repeated: 0,
        missing: 0,
        misplaced: 0,
      });
    }),
  );
});

test('a gap that no reset told of is missing, a second copy repeated, a swap misplaced', () => {
  expect(account([{ before: [0, 2], away: 1, after: [1, 1, 3, 2] }], 3, 5)).toMatchObject({
    lostWithServer: 0,
    lostWhileAway: 1,
    missing: 2,
    repeated: 1,
    misplaced: 1,
  });
});

test('a reader that never came back is not counted as back', () => {
  expect(account([{ before: [0], away: undefined, after: [] }], 1, 4)).toMatchObject({ back: 0, missing: 0 });
});
