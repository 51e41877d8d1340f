/** However the bytes are cut on their way, the same is read. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readChunkContent, readFramesOf, readHttp } from './wire-readers.js';

/** Cuts bytes into pieces of the given sizes, over and over. */
function feed(bytes: Buffer, sizes: readonly number[], take: (piece: Buffer) => void): void {
  for (let at = 0, i = 0; at < bytes.length; i++) {
    const size = sizes[i % sizes.length]!;
    take(bytes.subarray(at, at + size));
    at += size;
  }
}

const cuts = fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 8 });

test('requests one after another, with a body and without', () => {
  const wire = Buffer.from(
    'GET /messages HTTP/1.1\r\nHost: a\r\n\r\nPOST /messages HTTP/1.1\r\nContent-Length: 6\r\n\r\n한글GET / HTTP/1.1\r\n\r\n',
  );
  fc.assert(
    fc.property(cuts, (sizes) => {
      const seen: string[] = [];
      const take = readHttp({
        onHead(text, bytes) {
          seen.push(`${text.split('\r\n')[0]} ${bytes}`);
          const length = Number(/content-length: (\d+)/i.exec(text)?.[1] ?? 0);
          return { kind: 'whole', bytes: length, take: (body) => void seen.push(body.toString()) };
        },
      });
      feed(wire, sizes, take);
      expect(seen).toEqual([
        'GET /messages HTTP/1.1 35',
        '',
        'POST /messages HTTP/1.1 46',
        '한글',
        'GET / HTTP/1.1 18',
        '',
      ]);
    }),
  );
});

test('the content of chunks', () => {
  const wire = Buffer.from('5\r\nhello\r\n11;x=y\r\n, and a good day!\r\n');
  fc.assert(
    fc.property(cuts, (sizes) => {
      const pieces: Buffer[] = [];
      feed(
        wire,
        sizes,
        readChunkContent((piece) => void pieces.push(piece)),
      );
      expect(Buffer.concat(pieces).toString()).toBe('hello, and a good day!');
    }),
  );
});

test('frames of each length form, masked and not', () => {
  const long = Buffer.alloc(70_000, 'x');
  const wide = Buffer.alloc(10);
  wide.set([0x81, 127]);
  wide.writeBigUInt64BE(BigInt(long.length), 2);
  const wire = Buffer.concat([
    Buffer.from([0x81, 0x82, 1, 2, 3, 4, 0x69, 0x6b]),
    Buffer.from([0x81, 126, 0, 126]),
    Buffer.alloc(126, 'y'),
    wide,
    long,
    Buffer.from([0x88, 2, 3, 232]),
  ]);
  for (const size of [7, 1000, wire.length]) {
    const seen: [number, number, boolean][] = [];
    feed(
      wire,
      [size],
      readFramesOf((head, payload, isText) => void seen.push([head, payload.length, isText])),
    );
    expect(seen).toEqual([
      [6, 2, true],
      [4, 126, true],
      [10, 70_000, true],
      [2, 2, false],
    ]);
  }
});
