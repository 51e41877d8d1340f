import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { messageText } from '../protocol/message.js';
import { cutLines } from './chunked.js';
import { parseAnswer } from './poll.js';
import { cutEvents } from './sse.js';
import type { TextIntake } from './text-intake.js';

const messages = fc.array(
  fc.record({ seq: fc.integer({ min: 10_000_000, max: 99_999_999 }), body: fc.string({ unit: 'binary' }) }),
);
const cuts = fc.array(fc.nat(40));

const forms = [
  { name: 'lines', cut: cutLines, form: (text: string) => `${text}\n` },
  { name: 'events', cut: cutEvents, form: (text: string) => `id: abcdef-10000000\ndata: ${text}\n\n` },
  { name: 'events with CRLF', cut: cutEvents, form: (text: string) => `: ping\r\ndata:${text}\r\n\r\n` },
] as const;

/** What comes out of `cut` when `bytes` come in pieces of these sizes, and then the rest. */
function takeInPieces(cut: (intake: TextIntake) => (chunk: Buffer) => void, bytes: Buffer, sizes: number[]) {
  const taken: { text: string; bytes: number }[] = [];
  const feed = cut((text, size) => taken.push({ text, bytes: size }));
  let at = 0;
  for (const size of sizes) {
    feed(bytes.subarray(at, at + size));
    at += size;
  }
  feed(bytes.subarray(at));
  return taken;
}

describe.each(forms)('$name', ({ cut, form }) => {
  test('come out whole with their size in bytes, however the stream is cut', () => {
    fc.assert(
      fc.property(messages, cuts, (list, sizes) => {
        const texts = list.map(({ seq, body }) => messageText(seq, body));
        const taken = takeInPieces(cut, Buffer.from(texts.map(form).join('')), sizes);
        expect(taken).toEqual(texts.map((text) => ({ text, bytes: Buffer.byteLength(text) })));
      }),
    );
  });

  test('wait for their end', () => {
    const bytes = Buffer.from(form('[10000000,"한글"]'));
    const taken = takeInPieces(cut, bytes.subarray(0, -1), []);
    expect(taken).toEqual([]);
  });
});

describe.each(forms.slice(0, 2))('$name of the wire contract', ({ cut, form }) => {
  test('tell how many bytes stand around each text', () => {
    fc.assert(
      fc.property(messages, (list) => {
        const texts = list.map(({ seq, body }) => messageText(seq, body));
        const wire = Buffer.from(texts.map(form).join(''));
        let sum = 0;
        cut((_text, bytes, framingBytes) => {
          sum += bytes + framingBytes;
        })(wire);
        expect(sum).toBe(wire.length);
      }),
    );
  });
});

describe("a poll's answer", () => {
  test('gives its messages, the bytes of their texts and what frames them', () => {
    fc.assert(
      fc.property(messages, (list) => {
        const texts = list.map(({ seq, body }) => messageText(seq, body));
        expect(parseAnswer(Buffer.from(`[${texts.join(',')}]`))).toEqual({
          note: undefined,
          messages: list,
          payloadBytes: Buffer.byteLength(texts.join('')),
          framingBytes: 2 + Math.max(0, texts.length - 1),
        });
      }),
    );
  });

  test('may hold one control note, which is no payload', () => {
    expect(parseAnswer(Buffer.from('[{"cursor":"abcdef-10000000","reset":"expired"}]'))).toEqual({
      note: { cursor: { epoch: 'abcdef', seq: 10_000_000 }, reset: 'expired' },
      messages: [],
      payloadBytes: 0,
      framingBytes: 47 + 1,
    });
  });

  test.each([
    '',
    'null',
    '{}',
    '[',
    '[7]',
    '[null]',
    '["a"]',
    '[[1,"a"]]',
    '[[10000000,"a"],{"cursor":"x"}]',
  ])('is refused: %j', (content) => {
    expect(() => parseAnswer(Buffer.from(content))).toThrow(SyntaxError);
  });
});
