import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { createServer, connect as openSocket, type Socket } from 'node:net';
import { expect, test } from 'vitest';
import { parseObjectBytes, parsePageBytes, parseQueuedPages, readSocketMemory } from './socket-memory.js';

test('pages of queued data are read from the TCP line alone', () => {
  const sockstat = 'sockets: used 76\nTCP: inuse 1 orphan 0 tw 334 alloc 1 mem 83\nUDP: inuse 0 mem 7\n';
  expect(parseQueuedPages(sockstat)).toBe(83);
  expect(parseQueuedPages('sockets: used 76\n')).toBeUndefined();
});

test('objects behind sockets are summed, others left alone', () => {
  const slabinfo = [
    'slabinfo - version: 2.1',
    '# name            <active_objs> <num_objs> <objsize> <objperslab> <pagesperslab>',
    'tw_sock_TCP           10     10    248   16    1 : tunables    0    0    0',
    'TCP                  100    169   2368   13    8 : tunables    0    0    0',
    'sock_inode_cache     120    247    832   19    4 : tunables    0    0    0',
  ].join('\n');
  expect(parseObjectBytes(slabinfo)).toBe(100 * 2368 + 120 * 832);
  expect(parseObjectBytes('slabinfo - version: 2.1\n')).toBeUndefined();
});

test('the page size is found in the auxiliary vector', () => {
  const words = BigUint64Array.from([33n, 0x7fff0000n, 6n, 16384n, 0n, 0n]);
  expect(parsePageBytes(Buffer.from(words.buffer))).toBe(16384);
  expect(parsePageBytes(Buffer.alloc(0))).toBeUndefined();
});

test('held sockets show where the system lets them be counted, and nowhere else', async () => {
  const before = readSocketMemory();
  expect(before === undefined).toBe(process.platform !== 'linux');
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const sockets: Socket[] = Array.from({ length: 200 }, () => openSocket(port, '127.0.0.1'));
  await Promise.all(sockets.map((socket) => once(socket, 'connect')));
  const after = readSocketMemory();
  for (const socket of sockets) socket.destroy();
  server.close();
  if (before?.objectBytes !== undefined && after?.objectBytes !== undefined) {
    // Two sockets each, of one to six KB; slabs are counted in lumps, and others may close theirs.
    expect((after.objectBytes - before.objectBytes) / 200).toBeGreaterThan(500);
  }
});
