import { once } from 'node:events';
import net, { type AddressInfo } from 'node:net';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { clientTimeouts } from './session.js';
import { CONTROL_NOTE, makeTrouble } from './trouble.js';

const trouble = makeTrouble();
afterEach(() => {
  vi.useRealTimers();
  trouble.end();
});

/** A server that is handed each connection. */
async function serve(onSocket: (socket: net.Socket) => void): Promise<string> {
  const server = net.createServer((socket) => onSocket(socket.on('error', () => {})));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  trouble.after(() => server.close());
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

describe('a tcp client ends once, with one line that says why', () => {
  test('where nobody listens', async () => {
    const { ended } = await trouble.watch('tcp', 'http://127.0.0.1:1');
    expect(await ended).toMatch(/^tcp: connect ECONNREFUSED/);
  });

  test('where what comes is no text of the contract', async () => {
    const { ended } = await trouble.watch('tcp', await trouble.serveBytes('SSH-2.0\r\n'));
    expect(await ended).toBe('tcp: expected a message or a control note, got "SSH-2.0\\r"');
  });

  test('where a message comes before the control note', async () => {
    const { ended } = await trouble.watch('tcp', await trouble.serveBytes('[10000000,"a"]\n'));
    expect(await ended).toBe('tcp: expected a control note first, got "[10000000,\\"a\\"]"');
  });

  test('where the server ends the connection', async () => {
    const { ended, calls } = await trouble.watch('tcp', await trouble.serveBytes(`${CONTROL_NOTE}\n`));
    expect(await ended).toBe('tcp: the connection was cut');
    expect(calls).toEqual(['ready', 'close']);
  });

  test('where nothing ever comes', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    let arrived = (): void => {};
    const arrival = new Promise<void>((resolve) => {
      arrived = resolve;
    });
    const { ended } = await trouble.watch('tcp', await serve(() => arrived()));
    await arrival;
    vi.advanceTimersByTime(clientTimeouts.readyMs);
    expect(await ended).toBe('tcp: no control note within 30 s');
  });
});

test('what was sent arrives before a tcp client is gone, whole and with its length', async () => {
  let heard = '';
  let told = (_all: string): void => {};
  const all = new Promise<string>((resolve) => {
    told = resolve;
  });
  const url = await serve((socket) => {
    socket.write(`${CONTROL_NOTE}\n`);
    socket.on('data', (chunk) => {
      heard += chunk;
    });
    socket.on('end', () => told(heard));
  });
  const { connection, ended } = await trouble.watch('tcp', url);
  connection.send('한\n글');
  connection.send('');
  await vi.waitFor(() => expect(connection.counters().downBytes).toBe(CONTROL_NOTE.length + 1));
  await connection.close();
  expect(await all).toBe('\n7\n한\n글0\n');
  expect(await ended).toBe('closed by the reader');
  expect(connection.counters()).toMatchObject({
    unexplainedUpBytes: 0,
    unexplainedDownBytes: 0,
    openingUpBytes: 1,
    payloadUpBytes: 7,
    framingUpBytes: 4,
  });
});
