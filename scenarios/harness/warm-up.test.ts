import { describe, expect, test } from 'vitest';
import type { Usage } from '../../protocol/usage.js';
import { defaults, type Settings } from '../settings.js';
import { warmUp } from './warm-up.js';

const times = { warmupMinMs: 500, warmupMaxMs: 2000, warmupWindowMs: 250, warmupAgreement: 0.1 };

/** A clock that moves only where time is let pass, and a server whose CPU share `shareAt` tells by the ms. */
function stage(shareAt: (ms: number) => number, settings: Partial<Settings> = {}) {
  let nowMs = 1000;
  let cpuUs = 0;
  const waits: number[] = [];
  const context = {
    settings: { ...defaults, ...times, ...settings },
    now: () => nowMs * 1e6,
    async elapse(ms: number) {
      waits.push(ms);
      cpuUs += shareAt(nowMs - 1000) * ms * 1000;
      nowMs += ms;
    },
  };
  const readServer = async () =>
    ({ atNs: nowMs * 1e6, userCpuUs: cpuUs * 0.75, systemCpuUs: cpuUs * 0.25 }) as Usage;
  return { run: () => warmUp(context, readServer), waits };
}

describe('a warm-up', () => {
  test('lasts its least time and two windows where the server costs the same from the start', async () => {
    const { run, waits } = stage(() => 0.2);
    expect(await run()).toEqual({ ms: 1000, agreed: true });
    expect(waits).toEqual([500, 250, 250]);
  });

  test('does not look at what its first, coldest part cost', async () => {
    const { run } = stage((ms) => (ms < 500 ? 1 : 0.2));
    expect(await run()).toEqual({ ms: 1000, agreed: true });
  });

  test('goes on until two successive windows agree', async () => {
    const { run } = stage((ms) => (ms < 1250 ? 1 - ms / 2000 : 0.2));
    expect(await run()).toEqual({ ms: 1750, agreed: true });
  });

  test('ends at its cap where they never do, and says so', async () => {
    const { run } = stage((ms) => 2 ** (-ms / 250));
    expect(await run()).toEqual({ ms: 2000, agreed: false });
  });

  test('begins no window that would pass the cap', async () => {
    const { run, waits } = stage(() => 0.2, { warmupMaxMs: 900 });
    expect(await run()).toEqual({ ms: 750, agreed: false });
    expect(waits).toEqual([500, 250]);
  });

  test('takes a share of difference for agreement, in either direction', async () => {
    const steps = (second: number) => stage((ms) => (ms < 750 ? 0.5 : second), { warmupMaxMs: 1000 });
    expect(await steps(0.55).run()).toEqual({ ms: 1000, agreed: true });
    expect(await steps(0.46).run()).toEqual({ ms: 1000, agreed: true });
    expect(await steps(0.6).run()).toEqual({ ms: 1000, agreed: false });
    expect(await steps(0.4).run()).toEqual({ ms: 1000, agreed: false });
  });

  test('takes a server that costs nothing for warm', async () => {
    expect(await stage(() => 0).run()).toEqual({ ms: 1000, agreed: true });
  });
});
