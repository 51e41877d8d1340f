import { expect, test } from 'vitest';
import { failedTrial, invalidTrial, validTrial } from '../../results/fixtures/bare-trial.js';
import { calibrationLoads } from './loads.js';
import { calibrationTrial } from './run.js';

const load = calibrationLoads.find(({ scenario }) => scenario.id === 'push')!;
const at = { load, half: 'B' } as const;

test('a valid trial keeps the figures that are asked for, metrics and counters alike, and its pace', () => {
  const valid = validTrial({ round: 3 }, { serverCpuUsPerMessage: 25, offeredPerSecond: 500 });
  if (valid.status !== 'valid') throw new Error('the fixture is valid');
  const counters = { serverAllocatedBytesPerMessage: 1355, referencePaceUs: 1200, connectionsOpened: 10 };
  expect(calibrationTrial({ ...valid, counters }, at)).toMatchObject({
    pair: 3,
    half: 'B',
    status: 'valid',
    figures: { serverCpuUsPerMessage: 25, serverAllocatedBytesPerMessage: 1355 },
    paceUs: 1200,
  });
});

test('a rejected or failed trial keeps its reasons and no figure', () => {
  for (const record of [invalidTrial({}, 'foreign CPU'), failedTrial({}, 'the server process ended')]) {
    const kept = calibrationTrial(record, at);
    expect([kept.figures, kept.paceUs]).toEqual([{}, null]);
    expect(kept.reasons).toHaveLength(1);
  }
});
