import { expect, it } from 'vitest';
import { type LaneId, laneIds } from '../protocol/lanes.js';
import { loadLane } from './registry.js';
import { LaneUnavailable } from './unavailable.js';
import { loadUws } from './uws/binding.js';

it.each(laneIds)('loads %s under its own name', async (id) => {
  expect((await loadLane(id)).lane).toBe(id);
});

it('says in one line that a lane cannot be loaded', async () => {
  const broken = {
    ws: async () => {
      throw new Error("Cannot find package 'ws'\nRequire stack: …");
    },
  };
  await expect(loadLane('ws', broken)).rejects.toThrow(
    new LaneUnavailable("the server of ws cannot be loaded: Cannot find package 'ws'"),
  );
});

it('names the lanes there are where one is unknown', async () => {
  const loading = loadLane('carrier-pigeon' as LaneId);
  await expect(loading).rejects.toBeInstanceOf(LaneUnavailable);
  await expect(loading).rejects.toThrow(laneIds.join(', '));
});

it('says in one line that a native engine is missing, and for which machine', async () => {
  const loading = loadUws('no-such-engine.js');
  await expect(loading).rejects.toBeInstanceOf(LaneUnavailable);
  await expect(loading).rejects.toThrow(
    `no-such-engine.js is not installed or has no binary for node ${process.version} on ` +
      `${process.platform}-${process.arch}: `,
  );
  await expect(loading).rejects.not.toThrow('\n');
});
