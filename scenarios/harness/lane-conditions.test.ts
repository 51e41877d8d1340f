import { expect, test } from 'vitest';
import { type Compression, plainConditions } from '../../protocol/conditions.js';
import { laneIds, lanes } from '../../protocol/lanes.js';
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

test('lanes without compression are skipped, and WebSockets under brotli', () => {
  const without = laneIds.filter((id) => /@(socket\.io|net)$/.test(id) || id === 'tcp');
  expect(skipped('gzip')).toEqual(without);
  expect(new Set(skipped('br'))).toEqual(
    new Set([...without, 'ws', 'uws', 'websocket@uws-loop', 'websocket@h2']),
  );
});

test('a question that reads the wire by itself is asked without compression alone', () => {
  const compressed = { ...plainConditions, compression: 'gzip' } as const;
  expect(lanes.every((lane) => whyNotUnder(wire, lane, compressed))).toBe(true);
  expect(lanes.every((lane) => whyNotUnder(wire, lane, plainConditions) === null)).toBe(true);
});
