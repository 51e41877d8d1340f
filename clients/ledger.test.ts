import { once } from 'node:events';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { countChunkOverhead } from './chunk-overhead.js';
import { closePayloadBytes, headerBytes, maskedHeaderBytes } from './frames.js';
import { responseHeadBytes } from './heads.js';
import { openSession } from './session.js';

const silent = { onReady() {}, onMessage() {}, onReset() {}, onClose() {} };
const HEAD = 'HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n';

function ledgerOf(wire: Buffer, cuts: readonly number[]) {
  const { counters } = openSession(silent, {}, () => {});
  const take = countChunkOverhead(counters);
  let at = 0;
  for (const size of cuts) {
    take(wire.subarray(at, at + size));
    at += size;
  }
  take(wire.subarray(at));
  const { openingDownBytes, framingDownBytes, estimatedDownSegments } = counters;
  return { openingDownBytes, framingDownBytes, estimatedDownSegments };
}

describe('the overhead of chunks', () => {
  const contents = fc.array(fc.string({ minLength: 1, maxLength: 5000 }), { minLength: 1, maxLength: 6 });

  test('is what is left when heads and contents are taken away, however the stream is cut', () => {
    fc.assert(
      fc.property(contents, fc.array(fc.nat(60)), fc.boolean(), (list, cuts, upper) => {
        const hex = (text: string) => {
          const digits = Buffer.byteLength(text).toString(16);
          return upper ? digits.toUpperCase() : digits;
        };
        const chunks = list.map((text) => `${hex(text)}\r\n${text}\r\n`);
        const taken = ledgerOf(Buffer.from(HEAD + chunks.join('')), cuts);
        const [first = 0, ...others] = list.map((text) => hex(text).length + 4);
        expect(taken.openingDownBytes).toBe(first - 2);
        expect(taken.framingDownBytes).toBe(others.reduce((sum, bytes) => sum + bytes, 2));
      }),
    );
  });

  test('includes extensions, the last chunk and trailers', () => {
    const wire = `${HEAD}3;a=b\r\nabc\r\n0\r\nExpires: 0\r\n\r\n`;
    const { openingDownBytes, framingDownBytes } = ledgerOf(Buffer.from(wire), []);
    expect(openingDownBytes + framingDownBytes).toBe(wire.length - HEAD.length - 3);
  });

  test('is nothing where the content is not chunked', () => {
    const wire = Buffer.from('HTTP/1.1 200 OK\r\nconnection: close\r\n\r\n3\r\nabc\r\n');
    expect(ledgerOf(wire, [])).toEqual({
      openingDownBytes: 0,
      framingDownBytes: 0,
      estimatedDownSegments: 0,
    });
  });

  test('counts a segment a chunk, more where one is too large for it', () => {
    const chunk = (bytes: number) => `${bytes.toString(16)}\r\n${'x'.repeat(bytes)}\r\n`;
    const wire = Buffer.from(HEAD + chunk(28) + chunk(1441) + chunk(1442) + chunk(14_000));
    expect(ledgerOf(wire, []).estimatedDownSegments).toBe(1 + 1 + 2 + 10);
  });
});

describe("an answer's head", () => {
  test('has the size that its connection read', async () => {
    const server = http.createServer((_request, answer) => {
      answer.writeHead(204, 'Nothing to say', { 'X-Empty': '', 'X-Twice': ['a', 'b'], 'X-Latin': 'é' }).end();
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    const [answer] = (await once(http.get({ port, host: '127.0.0.1' }), 'response')) as [
      http.IncomingMessage,
    ];
    const { bytesRead } = answer.socket;
    answer.resume();
    server.close();
    server.closeAllConnections();
    expect(responseHeadBytes(answer)).toBe(bytesRead);
  });
});

describe('frame headers', () => {
  test.each([
    [0, 2],
    [125, 2],
    [126, 4],
    [65_535, 4],
    [65_536, 10],
  ])('around %i bytes take %i, and four more from a client', (payload, bytes) => {
    expect(headerBytes(payload)).toBe(bytes);
    expect(maskedHeaderBytes(payload)).toBe(bytes + 4);
  });

  test('a close frame carries its code and reason, or nothing', () => {
    expect(closePayloadBytes(1000, Buffer.alloc(0))).toBe(2);
    expect(closePayloadBytes(1013, Buffer.from('slow'))).toBe(6);
    expect(closePayloadBytes(1005, Buffer.alloc(0))).toBe(0);
  });
});
