/** The bytes of each wire form: by the law of its framing, and as the real lanes send them. */
import { describe, expect, it } from 'vitest';
import { clients } from '../../clients/registry.js';
import { type Cursor, FIRST_SEQ } from '../../protocol/cursor.js';
import { headerProfiles } from '../../protocol/headers.js';
import { findLane, type LaneId } from '../../protocol/lanes.js';
import { serverLimits } from '../../protocol/limits.js';
import { loadBody } from '../../protocol/load.js';
import { messageText } from '../../protocol/message.js';
import type { Connection, ConnectionCounters } from '../../protocol/transport.js';
import { loadLane } from '../../servers/registry.js';
import { createTopic } from '../../servers/topic.js';
import { type FramedTransport, forms } from './forms.js';
import { acceptKey } from './websocket.js';
import { type Exchange, SERVER } from './wire-form.js';

const browser = headerProfiles.browser!;

const message = (textBytes: number, seq = FIRST_SEQ) => ({
  seq,
  text: messageText(seq, loadBody(seq, textBytes)),
});

const open = (transport: FramedTransport, keepAlive = true) =>
  forms[transport]({ headers: browser, keepAlive });

describe('the bytes around one message', () => {
  // RFC 6455 section 5.2: 2 bytes up to 125, 4 up to 65,535, 10 beyond; masked ones 4 more.
  it.each([
    [16, 2],
    [125, 2],
    [126, 4],
    [65_535, 4],
    [65_536, 10],
  ])('of %i bytes are %i in a frame to the client, and 4 more to the server', async (textBytes, head) => {
    const conversation = await open('websocket');
    const down = await conversation.toClient(message(textBytes));
    expect(down.down.length).toBe(textBytes + head);
    expect(conversation.anatomy(down)).toEqual({ frameHeadBytes: head, textBytes });
    const up = await conversation.toServer?.(message(textBytes));
    expect(up?.up.length).toBe(textBytes + head + 4);
    expect([down.up.length, up?.down.length]).toEqual([0, 0]);
  });

  // RFC 9112 section 7.1: the length in hex digits, and two line ends.
  it.each([
    ['chunked', 16, 1],
    ['chunked', 254, 1],
    ['chunked', 255, 1],
    ['chunked', 65_534, 1],
    ['chunked', 65_535, 1],
    ['sse', 128, 28],
    ['sse', 65_535, 28],
  ] as const)('of %s, %i bytes of text, are its fields and a chunk', async (transport, textBytes, fields) => {
    const conversation = await open(transport);
    const exchange = await conversation.toClient(message(textBytes));
    const chunkFramingBytes = (textBytes + fields).toString(16).length + 4;
    expect(conversation.anatomy(exchange)).toEqual({ chunkFramingBytes, fieldBytes: fields, textBytes });
    expect(exchange.down.length).toBe(textBytes + fields + chunkFramingBytes);
    expect(exchange.up.length).toBe(0);
  });

  it.each(['short-polling', 'long-polling'] as const)(
    'of %s are two heads and an array',
    async (transport) => {
      const conversation = await open(transport);
      const exchange = await conversation.toClient(message(128));
      const { requestHeadBytes, responseHeadBytes, responseBodyBytes } = conversation.anatomy(exchange);
      expect(responseBodyBytes).toBe(128 + 2);
      expect(requestHeadBytes).toBe(exchange.up.length);
      expect(exchange.up.toString()).toMatch(/^GET \/messages.*\r\n\r\n$/s);
      expect(exchange.down.length).toBe(responseHeadBytes! + responseBodyBytes!);
    },
  );
});

describe('a conversation', () => {
  const cases = (Object.keys(forms) as FramedTransport[]).flatMap((transport) =>
    [true, false].map((keepAlive) => ({ transport, keepAlive })),
  );
  it.each(cases)('carries one message after another: $transport, keep-alive $keepAlive', async (of) => {
    const conversation = await open(of.transport, of.keepAlive);
    for (const i of Array(20).keys()) {
      const { seq, text } = message(128, FIRST_SEQ + i);
      for (const carry of [conversation.toClient, conversation.toServer]) {
        const exchange = await carry?.({ seq, text });
        if (!exchange) continue;
        expect(messageText(exchange.received.seq, exchange.received.body)).toBe(text);
        expect(exchange.makeNs).toBeGreaterThan(0);
        expect(exchange.parseNs).toBeGreaterThan(0);
      }
    }
  });
});

it('answers the accept key of RFC 6455 section 1.3', () => {
  expect(acceptKey('dGhlIHNhbXBsZSBub25jZQ==')).toBe('s3pPLMBiTxaQ9kYGzzhZRbK+xOo=');
});

interface Wired {
  readonly port: number;
  /** The reader's counters once it was ready, and once it had the message. */
  readonly ready: ConnectionCounters;
  readonly delivered: ConnectionCounters;
}

/** One message through the real server and the real client; `retained`: it waits for the reader. */
async function throughRealLane(id: LaneId, retained: boolean, keepAlive: boolean): Promise<Wired> {
  const topic = createTopic(serverLimits);
  const server = await (await loadLane(id)).listen(topic, {
    host: '127.0.0.1',
    port: 0,
    limits: serverLimits,
  });
  const publish = () => topic.publish(loadBody(FIRST_SEQ, 128));
  const after: Cursor = { epoch: topic.epoch, seq: FIRST_SEQ - 1 };
  if (retained) publish();
  const client = await clients[findLane(id)!.transport]();
  let connection: Connection | undefined;
  try {
    return await new Promise((resolve, reject) => {
      let ready: ConnectionCounters;
      const options = { headers: browser, keepAlive, pollIntervalMs: 60_000, pollPhaseMs: 60_000 };
      connection = client.connect(server.url, retained ? { ...options, after } : options, {
        onReady() {
          ready = connection!.counters();
          if (!retained) publish();
        },
        onMessage() {
          resolve({ port: Number(new URL(server.url).port), ready, delivered: connection!.counters() });
        },
        onReset: () => reject(new Error('reset')),
        onClose: (error) => reject(error ?? new Error('closed')),
      });
    });
  } finally {
    await connection?.close();
    await server.close();
  }
}

/** The Host field names the port; both sides are compared as if it had the same digits. */
const digits = (port: number) => String(port).length;

describe('what is measured without a network is what the real lane sends', () => {
  const polls = [true, false].flatMap((keepAlive) =>
    (['short-polling', 'long-polling'] as const).map((id) => ({ id, keepAlive })),
  );
  it.each(polls)('$id, keep-alive $keepAlive', async ({ id, keepAlive }) => {
    const { port, delivered } = await throughRealLane(id, true, keepAlive);
    const { up, down } = await carryOne(id, keepAlive);
    expect(delivered.requests).toBe(1);
    expect(up.length - digits(SERVER.port)).toBe(delivered.upBytes - digits(port));
    expect(down.length).toBe(delivered.downBytes);
  });

  it.each(['chunked', 'sse', 'ws'] as const)('%s', async (id) => {
    const { port, ready, delivered } = await throughRealLane(id, false, true);
    const transport = findLane(id)!.transport as FramedTransport;
    const { opening } = await open(transport);
    const { down } = await carryOne(transport, true);
    expect(down.length).toBe(delivered.downBytes - ready.downBytes);
    expect(delivered.upBytes).toBe(ready.upBytes);
    const upBytes = opening.openingUpBytes ?? opening.handshakeUpBytes!;
    expect(upBytes - digits(SERVER.port)).toBe(ready.upBytes - digits(port));
    if (opening.openingDownBytes) expect(opening.openingDownBytes).toBe(ready.downBytes);
  });
});

async function carryOne(transport: FramedTransport, keepAlive: boolean): Promise<Exchange> {
  return (await open(transport, keepAlive)).toClient(message(128));
}
