import { describe, expect, test } from 'vitest';
import { FIRST_SEQ } from '../../../protocol/cursor.js';
import { loadBody, numberedBody } from '../../../protocol/load.js';
import { UNREADABLE_NUMBER } from './commands.js';
import { createLedger, type Ledger, type LedgerOptions } from './ledger.js';

const TEXT_BYTES = 64;

function open(options: Partial<LedgerOptions> = {}): Ledger {
  let nowNs = 0;
  return createLedger(
    { kind: 'published', textBytes: TEXT_BYTES, deliveries: 10, receipts: true, ...options },
    () => nowNs++,
  );
}

function receive(ledger: Ledger, client: number, ...indices: readonly number[]): void {
  for (const index of indices) {
    const seq = FIRST_SEQ + index;
    ledger.receive(client, { seq, body: loadBody(seq, TEXT_BYTES) });
  }
}

describe('the ledger', () => {
  test('enters each delivery in the order of arrival', () => {
    const ledger = open();
    receive(ledger, 1, 0, 1);
    receive(ledger, 0, 1);
    const { client, seq, receivedNs } = ledger.receipts();
    expect([...client]).toEqual([1, 1, 0]);
    expect([...seq]).toEqual([0, 1, 1].map((index) => FIRST_SEQ + index));
    expect([...receivedNs]).toEqual([0, 1, 2]);
    expect([ledger.delivered(), ledger.corrupt(), ledger.misplaced()]).toEqual([3, 0, 0]);
  });

  test('has room for more than were expected', () => {
    const ledger = open({ deliveries: 1 });
    receive(ledger, 0, ...Array.from({ length: 5000 }, (_, i) => i));
    expect(ledger.receipts().seq.at(-1)).toBe(FIRST_SEQ + 4999);
  });

  test('counts each body that is not the one that was sent', () => {
    const ledger = open();
    ledger.receive(0, { seq: FIRST_SEQ, body: loadBody(FIRST_SEQ + 1, TEXT_BYTES) });
    ledger.receive(0, { seq: FIRST_SEQ + 1, body: `${loadBody(FIRST_SEQ + 1, TEXT_BYTES)} ` });
    receive(ledger, 0, 2);
    expect(ledger.corrupt()).toBe(2);
  });

  test("knows a clients' message by its number, and says where it could not be read", () => {
    const ledger = open({ kind: 'numbered' });
    ledger.receive(0, { seq: FIRST_SEQ, body: numberedBody(7, TEXT_BYTES) });
    ledger.receive(0, { seq: FIRST_SEQ + 1, body: 'no number' });
    expect([...ledger.receipts().number]).toEqual([7, UNREADABLE_NUMBER]);
    expect(ledger.corrupt()).toBe(1);
  });

  test('without receipts counts every break of the sequence on a connection', () => {
    const ledger = open({ receipts: false });
    receive(ledger, 0, 5, 6, 8, 7, 7);
    receive(ledger, 1, 1, 2);
    expect(ledger.misplaced()).toBe(3);
    expect(ledger.receipts().seq.length).toBe(0);
  });
});

describe('waiting for what is under way', () => {
  /** How many deliveries it took until the wait was over. */
  function deliveriesUntil(awaited: number, deliveries: readonly (readonly [number, number])[]): number {
    const ledger = open();
    let over = false;
    ledger.whenDelivered(awaited, () => {
      over = true;
    });
    for (const [i, [client, index]] of deliveries.entries()) {
      if (over) return i;
      receive(ledger, client, index);
    }
    return over ? deliveries.length : Number.POSITIVE_INFINITY;
  }

  test('is over with the last of them', () => {
    expect(
      deliveriesUntil(3, [
        [0, 0],
        [1, 0],
        [0, 1],
        [1, 1],
      ]),
    ).toBe(3);
    expect(deliveriesUntil(0, [[0, 0]])).toBe(0);
  });

  test('takes no doubled message for another that is still to come', () => {
    expect(
      deliveriesUntil(3, [
        [0, 0],
        [0, 0],
        [0, 0],
        [0, 1],
        [0, 2],
      ]),
    ).toBe(5);
  });

  test('can be given up', () => {
    const ledger = open();
    let calls = 0;
    ledger.whenDelivered(1, () => calls++)();
    receive(ledger, 0, 0);
    expect(calls).toBe(0);
  });
});
