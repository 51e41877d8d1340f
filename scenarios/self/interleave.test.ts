import { expect, test } from 'vitest';
import { interleave, ratioReading, type Turn } from './interleave.js';

const turn = (perSecond: number, clientCores = 0.5): Turn => ({ perSecond, clientCores });

test('after one unmeasured turn of each, ours and the peer are first by turns', async () => {
  const order: string[] = [];
  const taker = (name: string) => async () => {
    order.push(name);
    return turn(order.length);
  };
  const pairs = await interleave(4, taker('ours'), taker('peer'));
  expect(order.join(' ')).toBe('ours peer ours peer peer ours ours peer peer ours');
  expect(pairs.map(({ ours, peers }) => [ours.perSecond, peers.perSecond])).toEqual([
    [3, 4],
    [6, 5],
    [7, 8],
    [10, 9],
  ]);
});

test('the ratio is the median of the pairs’ ratios, not the ratio of medians', () => {
  const reading = ratioReading([
    { ours: turn(50), peers: turn(100) },
    { ours: turn(90), peers: turn(100) },
    { ours: turn(300), peers: turn(300) },
  ]);
  expect(reading).toEqual({
    status: 'measured',
    value: 0.9,
    repetitions: [0.5, 0.9, 1],
    details: { oursPerSecond: 90, peersPerSecond: 100, oursClientCores: 0.5, peersClientCores: 0.5 },
  });
});

test('what a foreign program used of the CPU is left out where it is not known', () => {
  const reading = ratioReading([{ ours: turn(9), peers: turn(10, Number.NaN) }]);
  expect(reading).toMatchObject({ status: 'measured', value: 0.9 });
  expect(reading.status === 'measured' && Object.keys(reading.details)).toEqual([
    'oursPerSecond',
    'peersPerSecond',
    'oursClientCores',
  ]);
});
