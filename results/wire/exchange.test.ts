import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sampleRun } from '../fixtures/sample-run.js';
import type { Capture } from '../schema/capture.js';
import { readConnection } from './connection.js';
import { readCapture, talksIn } from './exchange.js';
import type { WirePart } from './parts.js';

const bytes = (text: string) => Uint8Array.from(text, (character) => character.charCodeAt(0));
const base64 = (text: string) => btoa(text);

/** The parts cover every byte once, in order. */
function isCovered(parts: readonly WirePart[], length: number): boolean {
  let at = 0;
  for (const part of parts) {
    if (part.offset !== at || part.length < 1) return false;
    at += part.length;
  }
  return at === length;
}

const UPGRADE = 'GET /socket HTTP/1.1\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\r\n';
const SWITCHED = 'HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\r\n';
const ids = (parts: readonly WirePart[]) => parts.map(({ id }) => id);

function captured(...events: readonly (readonly ['up' | 'down', string])[]): Capture {
  return {
    steps: [
      {
        id: 'news',
        events: events.map(([way, text], index) => ({
          kind: 'bytes',
          atUs: index,
          connection: 0,
          way,
          base64: base64(text),
        })),
      },
    ],
  };
}

describe('a connection read', () => {
  it('covers any bytes exactly once, whatever they are', () => {
    const way = fc.oneof(
      fc.uint8Array({ maxLength: 200 }),
      fc
        .tuple(
          fc.constantFrom(UPGRADE, SWITCHED, 'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n'),
          fc.uint8Array({ maxLength: 80 }),
        )
        .map(([head, rest]) => Uint8Array.from([...bytes(head), ...rest])),
    );
    fc.assert(
      fc.property(way, way, (up, down) => {
        const read = readConnection(up, down);
        return isCovered(read.up, up.length) && isCovered(read.down, down.length);
      }),
    );
  });

  it('finds heads, fields, chunks and the events in them', () => {
    const stream =
      'HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nTransfer-Encoding: chunked\r\n\r\n' +
      '11\r\nid: 7\ndata: [1]\n\n\r\n0\r\n\r\n';
    const { down } = readConnection(bytes('GET / HTTP/1.1\r\n\r\n'), bytes(stream));
    expect(ids(down)).toEqual([
      ...['status-line', 'field', 'field', 'blank-line', 'chunk-size'],
      ...['event-field', 'event-field', 'event-end', 'chunk-end', 'last-chunk', 'blank-line'],
    ]);
    expect(down.filter(({ id }) => id === 'event-field').map(({ name, value }) => [name, value])).toEqual([
      ['id', '7'],
      ['data', '[1]'],
    ]);
  });

  it('reads frames behind a 101 bit by bit, and unmasks what was masked', () => {
    const masked = `\x81\x82\x01\x02\x03\x04${String.fromCharCode(0x48 ^ 1, 0x69 ^ 2)}`;
    const close = '\x88\x02\x03\xe8';
    const read = readConnection(bytes(UPGRADE + masked), bytes(SWITCHED + close));
    const head = read.up.find(({ id }) => id === 'frame-head');
    expect(head?.frame).toEqual({
      fin: true,
      reserved: 0,
      opcode: 1,
      opcodeName: 'text',
      masked: true,
      lengthBits: 7,
      payloadBytes: 2,
      headBytes: 6,
    });
    expect(read.up.at(-1)).toMatchObject({ id: 'frame-payload', value: 'Hi' });
    expect(read.down.at(-1)).toMatchObject({ id: 'close-code', value: '1000' });
  });

  it.each([
    [126, 16, 4],
    [70_000, 64, 10],
  ])('reads a length of %i from %i bits', (length, lengthBits, headBytes) => {
    const long = length < 65_536 ? [126, length >> 8, length & 255] : [127, 0, 0, 0, 0, 0, 1, 17, 112];
    const frame = String.fromCharCode(0x82, ...long) + 'x'.repeat(length);
    const { down } = readConnection(bytes(UPGRADE), bytes(SWITCHED + frame));
    expect(down.find((part) => part.frame)?.frame).toMatchObject({
      payloadBytes: length,
      lengthBits,
      headBytes,
    });
    expect(ids(down).at(-1)).toBe('frame-payload');
  });

  it('leaves unread what breaks off, and reads what goes through other doors by its heads', () => {
    expect(ids(readConnection(bytes('GET / HT'), bytes('nonsense')).up)).toEqual(['unread']);
    const tls = `${SWITCHED.replace('websocket', 'TLS/1.2')}\x16\x03\x03\x00\x02ab\x17\x03\x03\x00\x05x`;
    expect(ids(readConnection(bytes(UPGRADE), bytes(tls)).down).slice(-3)).toEqual([
      'tls-record-head',
      'tls-record',
      'unread',
    ]);
  });
});

describe('a capture read', () => {
  it('shows a frame in two segments, and two frames in one', () => {
    const frame = '\x81\x03abc';
    const exchange = readCapture(
      captured(['up', UPGRADE], ['down', SWITCHED], ['down', frame.slice(0, 3)], ['down', frame.slice(3)]),
    );
    const payload = talksIn(exchange, 'news').at(-1)?.parts.at(-1);
    expect(payload).toMatchObject({ id: 'frame-payload', value: 'abc', segments: 2 });
    const joined = readCapture(captured(['up', UPGRADE], ['down', SWITCHED], ['up', frame + frame]));
    const [, , talk] = talksIn(joined, 'news');
    expect([talk?.segments.length, talk?.parts.filter((part) => part.frame).length]).toEqual([1, 2]);
    expect(talk?.switched).toBe(true);
  });

  it('reads every byte of what real lanes sent', () => {
    const captures = sampleRun({ scenarios: ['wire'] }).trials.flatMap((trial) =>
      trial.status === 'valid' && trial.capture ? [trial.capture] : [],
    );
    expect(captures.length).toBeGreaterThanOrEqual(5);
    for (const { connections } of captures.map(readCapture)) {
      for (const { up, down } of connections.values()) {
        expect([...ids(up), ...ids(down)]).not.toContain('unread');
      }
    }
  });
});
