import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { FIRST_SEQ, LAST_SEQ } from './cursor.js';
import { loadBody, numberedBody, numberOfBody } from './load.js';
import { MIN_TEXT_BYTES, messageText } from './message.js';

const MOST_TEXT_BYTES = 64 * 1024 + 13;
const LEAST_NUMBERED_BYTES = 24;
const seqs = fc.integer({ min: FIRST_SEQ, max: LAST_SEQ });

describe('a load body', () => {
  test('makes a text of exactly the size asked for, without escapes', () => {
    fc.assert(
      fc.property(seqs, fc.integer({ min: MIN_TEXT_BYTES, max: MOST_TEXT_BYTES }), (seq, bytes) => {
        const text = messageText(seq, loadBody(seq, bytes));
        expect(Buffer.byteLength(text)).toBe(bytes);
        expect(text).not.toContain('\\');
      }),
    );
  });

  test('is the same on both sides and differs from its 4,095 neighbours', () => {
    const bodies = Array.from({ length: 4096 }, (_, i) => loadBody(FIRST_SEQ + i, 128));
    expect(new Set(bodies).size).toBe(4096);
    expect(loadBody(FIRST_SEQ + 7, 128)).toBe(bodies[7]);
  });

  test('differs from its neighbour at the smallest size too', () => {
    const bodies = Array.from({ length: 100 }, (_, i) => loadBody(FIRST_SEQ + i, MIN_TEXT_BYTES));
    for (let i = 1; i < bodies.length; i++) expect(bodies[i]).not.toBe(bodies[i - 1]);
  });
});

describe('a numbered body', () => {
  test('tells its number and makes a text of exactly the size asked for', () => {
    const numbers = fc.integer({ min: 0, max: 99_999_999 });
    fc.assert(
      fc.property(
        numbers,
        seqs,
        fc.integer({ min: LEAST_NUMBERED_BYTES, max: MOST_TEXT_BYTES }),
        (n, seq, bytes) => {
          const body = numberedBody(n, bytes);
          expect(numberOfBody(body)).toBe(n);
          expect(messageText(seq, body)).toHaveLength(bytes);
        },
      ),
    );
  });

  test.each(['', '1234567', '        ', '0x123456', '1e5     ', '-1234567', '１２３４５６７８', 'abcdefgh'])(
    'is not seen in %j',
    (body) => {
      expect(numberOfBody(body)).toBeNaN();
    },
  );
});
