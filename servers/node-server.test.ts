import { once } from 'node:events';
import net from 'node:net';
import { afterEach, expect, it } from 'vitest';
import { serverLimits } from '../protocol/limits.js';
import type { ListeningServer, ListenOptions } from '../protocol/transport.js';
import { urlOf } from './bind.js';
import { createNodeServer, listenNodeServer } from './node-server.js';

const OPTIONS: ListenOptions = {
  host: '127.0.0.1',
  port: 0,
  limits: { ...serverLimits, headersTimeoutMs: 300 },
};
const open: ListeningServer[] = [];

async function listen(options = OPTIONS): Promise<ListeningServer> {
  const listening = await listenNodeServer(
    createNodeServer(options, (_req, res) => res.end()),
    options,
  );
  open.push(listening);
  return listening;
}

function connect({ url }: ListeningServer): net.Socket {
  return net.connect(Number(new URL(url).port), '127.0.0.1');
}

async function answerTo(listening: ListeningServer, text: string): Promise<string> {
  const socket = connect(listening);
  socket.write(text);
  let answer = '';
  for await (const chunk of socket) answer += chunk;
  return answer;
}

afterEach(async () => {
  for (const listening of open.splice(0)) await listening.close();
});

it('says which settings are in effect', async () => {
  const { settings } = await listen();
  expect(settings).toMatchObject({
    tcpNoDelay: true,
    compression: 'off',
    headersTimeoutMs: 300,
    requestTimeoutMs: serverLimits.requestTimeoutMs,
    keepAliveTimeoutMs: serverLimits.keepAliveTimeoutMs,
    connectionsCheckingIntervalMs: 30,
  });
});

it('throws where the address cannot be bound', async () => {
  const { url } = await listen();
  await expect(listen({ ...OPTIONS, port: Number(new URL(url).port) })).rejects.toThrow('EADDRINUSE');
});

it('ends every connection when it closes, twice as well as once', async () => {
  const listening = await listen();
  const socket = connect(listening);
  await once(socket, 'connect');
  const ended = once(socket, 'close');
  socket.resume();
  await Promise.all([listening.close(), listening.close()]);
  await ended;
});

it('refuses what is malformed, too long or too slow, and ends the connection', async () => {
  const listening = await listen();
  expect(await answerTo(listening, 'BLAH\r\n\r\n')).toMatch(/^HTTP\/1.1 400 Bad Request\r\n/);
  const longHead = `GET / HTTP/1.1\r\nHost: x\r\nA: ${'a'.repeat(20_000)}\r\n\r\n`;
  expect(await answerTo(listening, longHead)).toMatch(/^HTTP\/1.1 431 /);
  const slow = await answerTo(listening, 'GET / HTTP/1.1\r\n');
  expect(slow).toMatch(/^HTTP\/1.1 408 Request Timeout\r\n/);
  expect(slow).toContain('Cache-Control: no-store\r\n');
  expect(await answerTo(listening, 'GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n')).toContain(
    '200 OK',
  );
  expect(listening.counters).toEqual({ requests: 1, connections: 4, slowReadersCut: 0 });
});

it('writes an IPv6 address in brackets', () => {
  expect([urlOf('::1', 80), urlOf('127.0.0.1', 80)]).toEqual(['http://[::1]:80', 'http://127.0.0.1:80']);
});
