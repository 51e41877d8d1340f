import fc from 'fast-check';
import { expect, test } from 'vitest';
import { FIRST_SEQ, LAST_SEQ } from './cursor.js';
import { loadBody, numberedBody, numberOfBody } from './load.js';
import { messageText, parseMessage } from './message.js';

const MOST_TEXT_BYTES = 64 * 1024 + 13;
const seqs = fc.integer({ min: FIRST_SEQ, max: LAST_SEQ });
const sizes = fc.integer({ min: 24, max: MOST_TEXT_BYTES });

test('ticker texts have exactly the size asked for, their escapes included', () => {
  fc.assert(
    fc.property(seqs, sizes, (seq, bytes) => {
      const text = messageText(seq, loadBody(seq, bytes, 'ticker'));
      expect(Buffer.byteLength(text)).toBe(bytes);
      expect(parseMessage(text).body).toBe(loadBody(seq, bytes, 'ticker'));
    }),
  );
});

test('numbered ticker texts have the size asked for and tell their number', () => {
  for (const bytes of [24, 25, 26, 27, 128, 4096]) {
    const body = numberedBody(41, bytes, 'ticker');
    expect(Buffer.byteLength(messageText(FIRST_SEQ, body))).toBe(bytes);
    expect(numberOfBody(body)).toBe(41);
  }
});

test('a ticker text differs from its 4,095 neighbours', () => {
  const bodies = Array.from({ length: 4096 }, (_, i) => loadBody(FIRST_SEQ + i, 128, 'ticker'));
  expect(new Set(bodies).size).toBe(4096);
});
