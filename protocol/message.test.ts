import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { FIRST_SEQ, LAST_SEQ } from './cursor.js';
import {
  asControlNote,
  asMessage,
  controlText,
  ENVELOPE_BYTES,
  isMessageText,
  messageText,
  parseMessage,
  seqOfText,
} from './message.js';

const seqs = fc.integer({ min: FIRST_SEQ, max: LAST_SEQ });
/** Any string at all: lone surrogates, line breaks, quotes and control characters among them. */
const bodies = fc.string({ unit: 'binary' });
const epochs = fc.stringMatching(/^[a-z0-9]{6}$/);
const cursors = fc.record({ epoch: epochs, seq: fc.integer({ min: FIRST_SEQ - 1, max: LAST_SEQ }) });
const resets = fc.constantFrom('epoch' as const, 'expired' as const, 'ahead' as const);

describe('a message', () => {
  test('comes back as it was, whatever its body', () => {
    fc.assert(
      fc.property(seqs, bodies, (seq, body) => {
        expect(parseMessage(messageText(seq, body))).toEqual({ seq, body });
      }),
    );
  });

  test('has a text that is JSON, holds no line break and shows its sequence number', () => {
    fc.assert(
      fc.property(seqs, bodies, (seq, body) => {
        const text = messageText(seq, body);
        expect(JSON.parse(text)).toEqual([seq, body]);
        expect(text).not.toMatch(/[\n\r]/);
        expect(isMessageText(text)).toBe(true);
        expect(seqOfText(text)).toBe(seq);
      }),
    );
  });

  test.each([
    ['empty', ''],
    ['lines', 'a\nb\r\nc\rd\u2028e'],
    ['Korean and emoji', '안녕 👋🏽 한글'],
    ['half a surrogate pair', '\ud83d'],
    ['quotes and backslashes', '"\\"\\\\"]'],
    ['control characters', '\0\u001f\u007f'],
  ])('keeps its body: %s', (_name, body) => {
    expect(parseMessage(messageText(FIRST_SEQ, body)).body).toBe(body);
  });

  test('adds an envelope of a fixed size to an ASCII body', () => {
    expect(messageText(FIRST_SEQ, '')).toHaveLength(ENVELOPE_BYTES);
    expect(messageText(LAST_SEQ, 'four')).toHaveLength(ENVELOPE_BYTES + 4);
  });

  test.each([
    ['nothing', ''],
    ['no JSON', '[10000000,"a'],
    ['a quote that ends the body early', '[10000000,"a"b"]'],
    ['an unfinished escape', '[10000000,"\\"]'],
    ['a third element', '[10000000,"a","b"]'],
    ['a body that is no string', '[10000000,7]'],
    ['no body', '[10000000]'],
    ['too few digits', '[1000000,"a"]'],
    ['too many digits', '[100000000,"a"]'],
    ['a number below the first', '[09999999,"a"]'],
    ['a fraction', '[10000000.5,"a"]'],
    ['something behind it', '[10000000,"a"]]'],
    ['an object', '{"seq":10000000,"body":"a"}'],
  ])('is refused: %s', (_name, text) => {
    expect(() => parseMessage(text)).toThrow(SyntaxError);
  });

  test('that was damaged is refused, or means what JSON says it means', () => {
    const damaged = fc
      .tuple(seqs, fc.string(), fc.nat(40), fc.constantFrom('', '"', '\\', ',', ']', '[', '0', '{', 'é'))
      .map(([seq, body, at, put]) => {
        const text = messageText(seq, body);
        const cut = at % text.length;
        return text.slice(0, cut) + put + text.slice(cut + 1);
      });
    fc.assert(
      fc.property(damaged, (text) => {
        let parsed: ReturnType<typeof parseMessage>;
        try {
          parsed = parseMessage(text);
        } catch (error) {
          expect(error).toBeInstanceOf(SyntaxError);
          return;
        }
        expect(JSON.parse(text)).toEqual([parsed.seq, parsed.body]);
      }),
    );
  });

  test('that is any JSON value but a message is refused', () => {
    fc.assert(
      fc.property(
        fc.jsonValue().filter((value) => !Array.isArray(value) || typeof value[1] !== 'string'),
        (value) => {
          expect(() => asMessage(value)).toThrow(SyntaxError);
        },
      ),
    );
  });
});

describe('a control note', () => {
  test('comes back as it was, with and without a reset', () => {
    fc.assert(
      fc.property(cursors, fc.option(resets, { nil: undefined }), (cursor, reset) => {
        const note = reset ? { cursor, reset } : { cursor };
        const text = controlText(note);
        expect(isMessageText(text)).toBe(false);
        expect(asControlNote(JSON.parse(text))).toEqual(note);
      }),
    );
  });

  test.each([
    ['null', null],
    ['a number', 7],
    ['an array', ['k3x9ab-10000000']],
    ['no cursor', {}],
    ['a cursor that is none', { cursor: 'K3X9AB-10000000' }],
    ['a cursor that is no string', { cursor: { epoch: 'k3x9ab', seq: 10_000_000 } }],
    ['an unknown reset', { cursor: 'k3x9ab-10000000', reset: 'because' }],
    ['a reset of null', { cursor: 'k3x9ab-10000000', reset: null }],
  ])('is refused: %s', (_name, value) => {
    expect(() => asControlNote(value)).toThrow(SyntaxError);
  });
});

describe('seqOfText', () => {
  test('is NaN where eight digits are missing', () => {
    for (const text of [
      '',
      '[',
      '[1234567',
      '[1234567,"a"]',
      '[ 2345678',
      '[12345e78',
      '[１２３４５６７８',
    ]) {
      expect(seqOfText(text)).toBeNaN();
    }
  });
});
