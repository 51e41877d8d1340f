/** The heads written by hand are those that the lanes' own clients send. */
import { once } from 'node:events';
import net, { type AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { clients } from '../../clients/registry.js';
import { headerProfiles } from '../../protocol/headers.js';
import type { Transport } from '../../protocol/lanes.js';
import { cutAnswer, cutChunk, handshakeText, requestText } from './http.js';

const headers = headerProfiles.browser!;
const BODY = '한 글 body';

let server: net.Server;
let url: string;

beforeAll(async () => {
  server = net.createServer((socket) => socket.on('error', () => {})).listen(0, '127.0.0.1');
  await once(server, 'listening');
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});

afterAll(() => server.close());

/** What the lane's client says first on a connection that is opened for a `kind` request. */
async function saidBy(transport: Transport, keepAlive: boolean, sending: boolean): Promise<string> {
  const client = await clients[transport]();
  const options = { headers, keepAlive, pollIntervalMs: Number.POSITIVE_INFINITY, pollPhaseMs: 0 };
  const connections: Promise<string>[] = [];
  const onConnection = (socket: net.Socket) =>
    connections.push(once(socket, 'data').then(([chunk]) => String(chunk)));
  server.on('connection', onConnection);
  const events = { onReady() {}, onMessage() {}, onReset() {}, onClose() {} };
  const connection = client.connect(url, options, events);
  try {
    await once(server, 'connection');
    if (sending) {
      connection.send(BODY);
      await once(server, 'connection');
    }
    return await connections.at(-1)!;
  } finally {
    server.off('connection', onConnection);
    await connection.close();
  }
}

const { poll, stream, events, send, upgrade } = headers.fields;

test.each([
  ['short-polling', '/messages', poll],
  ['long-polling', '/messages/next', poll],
  ['chunked', '/stream', stream],
  ['sse', '/events', events],
] as const)('a request of %s', async (transport, target, fields) => {
  for (const keepAlive of [true, false]) {
    const written = requestText(url, { method: 'GET', target, fields }, keepAlive);
    expect(written).toBe(await saidBy(transport, keepAlive, false));
  }
});

test('a message sent', async () => {
  const request = { method: 'POST', target: '/messages', fields: send, body: BODY } as const;
  expect(requestText(url, request, true)).toBe(await saidBy('sse', true, true));
});

test('a handshake, but for its key', async () => {
  const said = await saidBy('websocket', true, false);
  const key = /Sec-WebSocket-Key: (\S+)/.exec(said)?.[1];
  expect(handshakeText(url, upgrade, key!)).toBe(said);
});

test('an answer is cut where it ends, and no earlier', () => {
  const whole = Buffer.from('HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\nabcHTTP');
  expect(cutAnswer(whole)).toMatchObject({ value: { content: 'abc' }, bytes: whole.length - 4 });
  expect(cutAnswer(whole.subarray(0, -5))).toBeUndefined();
  expect(cutAnswer(whole.subarray(0, 20))).toBeUndefined();
});

test('a chunk is cut by its length, whenever its line break comes', () => {
  expect(cutChunk(Buffer.from('a\r\n0123456789'))).toEqual({ value: '0123456789', bytes: 13 });
  expect(cutChunk(Buffer.from('\r\n1\r\nx\r\n'))).toEqual({ value: 'x', bytes: 6 });
  expect(cutChunk(Buffer.from('a\r\n01234'))).toBeUndefined();
  expect(cutChunk(Buffer.from('\r\n'))).toBeUndefined();
});
