import { once } from 'node:events';
import net, { type AddressInfo } from 'node:net';
import { expect, test } from 'vitest';
import { headerProfiles } from '../../protocol/headers.js';
import type { Child } from '../harness/child.js';
import { type Exchange, record } from './exchange.js';
import { bytesOf } from './readings.js';

/** None of these exchanges asks a server's process for anything. */
const of = { server: {} as Child<never>, headers: headerProfiles.minimal!, keepAlive: true, textBytes: 16 };

async function withServer<T>(
  serve: (socket: net.Socket) => void,
  use: (url: string) => Promise<T>,
): Promise<T> {
  const server = net.createServer((socket) => {
    socket.on('error', () => {});
    serve(socket);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  try {
    return await use(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
  } finally {
    server.close();
  }
}

const askAndWait: Exchange = async ({ open, recorder }) => {
  recorder.step('opening');
  const line = await open();
  await line.write('hello');
  await line.take((unread) => (unread.includes('!') ? { value: 0, bytes: unread.length } : undefined));
  return undefined;
};

test('an interrupted exchange fails at once, and its connections are cut', async () => {
  const run = new AbortController();
  let gone: Promise<unknown> | undefined;
  const serve = (socket: net.Socket) => {
    gone = once(socket, 'close');
    socket.once('data', () => run.abort());
  };
  await withServer(serve, async (url) => {
    await expect(record(askAndWait, { ...of, url }, run.signal)).rejects.toThrow(/was over before/);
    await gone;
  });
});

test('what comes in pieces is taken down piece by piece, and read as one', async () => {
  const serve = (socket: net.Socket) =>
    socket.once('data', async () => {
      socket.write('wor');
      await once(socket, 'data');
      socket.end('ld!');
    });
  const inPieces: Exchange = async ({ open, recorder }) => {
    recorder.step('opening');
    const line = await open();
    await line.write('hello');
    const take = (mark: string) =>
      line.take((unread) => (unread.includes(mark) ? { value: String(unread), bytes: 0 } : undefined));
    expect(await take('r')).toBe('wor');
    await line.write('go on');
    expect(await take('!')).toBe('world!');
    await line.otherEnded();
    return undefined;
  };
  await withServer(serve, async (url) => {
    const signal = new AbortController().signal;
    const { capture, connections } = await record(inPieces, { ...of, url }, signal);
    expect(connections).toBe(1);
    expect(bytesOf(capture, 'opening', 'down').toString()).toBe('world!');
    const kinds = capture.steps[0]!.events.filter(({ kind }) => kind !== 'endpoints');
    expect(kinds.map((event) => (event.kind === 'endpoints' ? '' : `${event.kind} ${event.way}`))).toEqual(
      expect.arrayContaining(['bytes up', 'bytes down', 'fin down']),
    );
    expect(kinds.filter(({ kind }) => kind === 'bytes')).toHaveLength(4);
  });
});
