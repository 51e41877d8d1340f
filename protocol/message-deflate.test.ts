import zlib from 'node:zlib';
import { expect, test } from 'vitest';
import { canDeflate, createDeflater, createInflater, deflateOffer } from './message-deflate.js';
import type { Closing } from './websocket-frames.js';

const LIMIT = 10_000;

/** Inflates one message after another; what comes out, or why it gave up. */
function inflateAll(coded: readonly Buffer[]): Promise<string[] | Closing> {
  return new Promise((resolve) => {
    const inflater = createInflater(LIMIT, resolve);
    const texts: string[] = [];
    for (const message of coded) inflater.code(message, (text) => texts.push(text.toString()));
    inflater.inTurn(() => resolve(texts));
  });
}

function deflateAll(texts: readonly string[]): Promise<Buffer[]> {
  return new Promise((resolve) => {
    const deflater = createDeflater();
    const coded: Buffer[] = [];
    for (const text of texts) deflater.code(Buffer.from(text), (each) => coded.push(each));
    deflater.inTurn(() => resolve(coded));
  });
}

const texts = ['', 'a', '한글 🎉', 'x'.repeat(LIMIT), '[10000001,"a tick"]', '[10000002,"a tick"]'];

test('messages come out as they went in and in that order, a repeated one smaller', async () => {
  const coded = await deflateAll(texts);
  expect(await inflateAll(coded)).toEqual(texts);
  const [first, second] = coded.slice(-2);
  expect(second!.length).toBeLessThan(first!.length);
});

test('a message whose last block ends the stream is taken, and so is the next', async () => {
  const ended = texts.slice(1).map((text) => zlib.deflateRawSync(text));
  expect(await inflateAll(ended)).toEqual(texts.slice(1));
});

test('a message that grows beyond its limit is given up before all of it is there', async () => {
  const bomb = zlib.deflateRawSync(Buffer.alloc(16 * 1024 * 1024));
  expect(await inflateAll([bomb])).toMatchObject({ code: 1009 });
});

test('what is no DEFLATE is given up', async () => {
  expect(await inflateAll([Buffer.from([0xff, 0xff, 0xff])])).toMatchObject({ code: 1007 });
});

test.each([
  [deflateOffer, true],
  ['permessage-deflate', true],
  ['permessage-deflate; client_no_context_takeover; client_max_window_bits=10', true],
  ['Permessage-Deflate; server_max_window_bits=10, permessage-deflate', true],
  ['permessage-deflate; server_no_context_takeover', false],
  ['x-webkit-deflate-frame', false],
  [undefined, false],
])('the offer %j can be agreed to without a parameter: %s', (offers, agreed) => {
  expect(canDeflate(offers)).toBe(agreed);
});
