import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { FIRST_SEQ, formatCursor, LAST_SEQ, parseCursor } from './cursor.js';

const SHAPE = /^[a-z0-9]{6}-\d{8}$/;
const cursors = fc.record({
  epoch: fc.stringMatching(/^[a-z0-9]{6}$/),
  seq: fc.integer({ min: 0, max: LAST_SEQ }),
});

describe('a cursor', () => {
  test('comes back as it was and always takes fifteen characters', () => {
    fc.assert(
      fc.property(cursors, (cursor) => {
        const text = formatCursor(cursor);
        expect(text).toMatch(SHAPE);
        expect(parseCursor(text)).toEqual(cursor);
      }),
    );
  });

  test('before the first message is padded to the same width', () => {
    expect(formatCursor({ epoch: 'k3x9ab', seq: FIRST_SEQ - 1 })).toBe('k3x9ab-09999999');
  });

  test.each([
    '',
    'k3x9ab',
    'k3x9ab-1000000',
    'k3x9ab-100000000',
    'K3X9AB-10000000',
    'k3x9a-10000000',
    'k3x9ab_10000000',
    ' k3x9ab-10000000',
    'k3x9ab-10000000\n',
    'k3x9ab-1000000a',
    'k3x9ab-１0000000',
    '한글한글한글-10000000',
  ])('is not spelled by %j', (text) => {
    expect(parseCursor(text)).toBeUndefined();
  });

  test('is spelled by nothing else than what it is formatted to', () => {
    const near = fc.tuple(cursors, fc.nat(14), fc.string({ maxLength: 2 })).map(([cursor, at, put]) => {
      const text = formatCursor(cursor);
      return text.slice(0, at) + put + text.slice(at + 1);
    });
    fc.assert(
      fc.property(fc.oneof(near, fc.string()), (text) => {
        const cursor = parseCursor(text);
        if (cursor) expect(formatCursor(cursor)).toBe(text);
        else expect(text).not.toMatch(SHAPE);
      }),
    );
  });
});
