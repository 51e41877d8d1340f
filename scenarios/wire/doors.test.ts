import type net from 'node:net';
import { expect, test } from 'vitest';
import { doorSchema } from '../../results/schema/capture.js';
import { h2cDoor } from './door-h2c.js';
import { letThrough } from './door-steps.js';
import { tlsDoor } from './door-tls.js';
import { tryDoor, tryDoors } from './doors.js';
import { bytesOf } from './readings.js';

const signal = new AbortController().signal;

test('TLS and HTTP/2 are spoken behind their doors, on the connection that HTTP opened', async () => {
  const doors = await tryDoors(signal);
  expect(doors.map(({ protocol }) => protocol)).toEqual(['TLS/1.2', 'h2c']);
  for (const door of doors) {
    if (door.status !== 'measured') throw new Error(door.reason);
    const { capture, found } = doorSchema.parse(door) as typeof door;
    expect(capture.steps.map(({ id }) => id)).toEqual(['opening', 'behind']);
    expect(bytesOf(capture, 'opening', 'down').toString()).toMatch(/^HTTP\/1\.1 101 Switching Protocols\r\n/);
    expect(found.status).toBe('200');
    const ends = capture.steps.flatMap(({ events }) =>
      events.flatMap((event) => (event.kind === 'endpoints' ? event.client.port : [])),
    );
    expect(new Set(ends).size).toBe(1);
  }
});

test('behind TLS stand records of TLS, and the answer is not to be read', async () => {
  const door = await tryDoor(tlsDoor, signal);
  if (door.status !== 'measured') throw new Error(door.reason);
  expect(door.found).toMatchObject({ version: 'TLSv1.2', cipher: expect.stringMatching(/^PSK-/) });
  const [up, down] = [bytesOf(door.capture, 'behind', 'up'), bytesOf(door.capture, 'behind', 'down')];
  // Records of the handshake, of TLS 1.x (RFC 5246, section 6.2.1).
  expect([...up.subarray(0, 2), ...down.subarray(0, 2)]).toEqual([22, 3, 22, 3]);
  expect(down.includes('200 OK')).toBe(false);
});

test('behind h2c stand the preface and frames, the answer on stream 3', async () => {
  const door = await tryDoor(h2cDoor, signal);
  if (door.status !== 'measured') throw new Error(door.reason);
  expect(bytesOf(door.capture, 'behind', 'up').toString('latin1')).toMatch(
    /^PRI \* HTTP\/2\.0\r\n\r\nSM\r\n\r\n/,
  );
  expect(door.found.stream).toBe('3');
  expect(bytesOf(door.capture, 'behind', 'down').includes('in frames of HTTP/2')).toBe(true);
});

test('a door that does not open is not measured, with the reason', async () => {
  const shut = (socket: net.Socket) => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n');
  expect(await tryDoor({ ...h2cDoor, serve: shut }, signal)).toEqual({
    status: 'not measured',
    protocol: 'h2c',
    reason: 'expected status 101, got 400',
  });
  const another = (socket: net.Socket) => letThrough(socket, 'websocket', () => {});
  expect(await tryDoor({ ...tlsDoor, serve: another }, signal)).toMatchObject({
    reason: 'expected Upgrade: TLS/1.2, got websocket',
  });
});

test('Ctrl-C ends a door that never answers', async () => {
  const run = new AbortController();
  const silent = () => run.abort();
  await expect(tryDoor({ ...h2cDoor, serve: silent }, run.signal)).rejects.toThrow(/abort/i);
});
