import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { type Compression, plainConditions } from '../../protocol/conditions.js';
import { findLane, laneIds, lanes } from '../../protocol/lanes.js';
import { wire } from '../wire.js';
import { whyNotUnder } from './lane-conditions.js';

const skipped = (compression: Compression) =>
  lanes.flatMap((lane) => {
    const reason = whyNotUnder({}, lane, { ...plainConditions, compression });
    return reason ? [lane.id] : [];
  });

test('every lane can be asked under plain conditions', () => {
  expect(skipped('off')).toEqual([]);
});

test('over TLS too', () => {
  const overTls = { ...plainConditions, tls: true };
  expect(lanes.filter((lane) => whyNotUnder({}, lane, overTls))).toEqual([]);
});

test('lanes without compression are skipped, and WebSockets under brotli', () => {
  const without = laneIds.filter((id) => /@net$|^(polling|upgrade)@socket\.io$/.test(id) || id === 'tcp');
  const sockets = ['ws', 'uws', 'websocket@uws-loop', 'websocket@h2', 'websocket@socket.io'];
  expect(skipped('gzip')).toEqual(without);
  expect(new Set(skipped('br'))).toEqual(new Set([...without, ...sockets]));
});

test('what does not decode is named by the version that is installed', () => {
  const gzip = { ...plainConditions, compression: 'gzip' } as const;
  const reason = whyNotUnder({}, findLane('polling@socket.io')!, gzip);
  const { packages } = JSON.parse(readFileSync('package-lock.json', 'utf8'));
  expect(reason).toContain(`xmlhttprequest-ssl ${packages['node_modules/xmlhttprequest-ssl'].version}`);
});

test('a question that reads the wire by itself is asked without compression alone', () => {
  const compressed = { ...plainConditions, compression: 'gzip' } as const;
  expect(lanes.every((lane) => whyNotUnder(wire, lane, compressed))).toBe(true);
  expect(lanes.every((lane) => whyNotUnder(wire, lane, plainConditions) === null)).toBe(true);
});
