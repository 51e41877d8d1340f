/** A real Chromium against the lanes' own servers; skipped where there is none. */
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { findChromium } from '../protocol/chromium.js';
import { plainConditions } from '../protocol/conditions.js';
import { headerProfiles } from '../protocol/headers.js';
import { findLane } from '../protocol/lanes.js';
import type { ValidTrial } from '../results/schema.js';
import { browserLimits } from './browser-limits.js';
import { browserProcesses, isRunning } from './harness/browser/processes.js';
import { runTrial } from './harness/trial.js';
import type { TrialParameters } from './harness/trial-context.js';
import { defaults } from './settings.js';

const parametersOf = (lane: string, asked: number, tabs: number): TrialParameters => ({
  lane: findLane(lane)!,
  point: { asked, tabs },
  settings: { ...defaults, browserLimitsAsked: asked, browserLimitsTabs: tabs },
  seed: 1,
  headers: headerProfiles.minimal!,
  keepAlive: true,
  host: '127.0.0.1',
  pinning: { available: false, reason: 'a test', serverCpu: null, generatorCpu: null },
  tickCpuUs: 0,
  signal: new AbortController().signal,
});

async function measured(lane: string, asked: number, tabs = 1): Promise<ValidTrial> {
  const at = { round: 0, place: 0, attempt: 0 };
  const trial = await runTrial(browserLimits, parametersOf(lane, asked, tabs), at);
  expect(trial, JSON.stringify(trial)).toMatchObject({ status: 'valid' });
  return trial as ValidTrial;
}

// A folder of one's own: other tests' browsers come and go in the machine's.
const folder = mkdtempSync(join(tmpdir(), 'browser-limits-'));
beforeAll(() => {
  vi.stubEnv('TMPDIR', folder);
});
afterAll(() => {
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true, force: true });
});

const profiles = (): string[] =>
  readdirSync(folder).filter((name) => name.startsWith('why-websocket-browser-'));

describe.skipIf(!findChromium())('of twenty readers that a browser is asked for', () => {
  test('six event streams are served, and an ordinary fetch waits until one of them is closed', async () => {
    const { metrics, counters, series } = await measured('sse', 20);
    expect(metrics).toEqual({ streamsOpen: 6, browserConnections: 6, fetchAnswered: 0 });
    expect(counters).toMatchObject({ gotTheMessage: 6, fetchReleased: 1 });
    expect(series.openedMs?.values.filter((at) => at === null)).toHaveLength(14);
  });

  test('all WebSockets are served, an ordinary fetch gets through, and nothing is left behind', async () => {
    const before = profiles();
    const { metrics, counters, series } = await measured('ws', 20);
    expect(metrics).toMatchObject({ streamsOpen: 20, browserConnections: 21, fetchAnswered: 1 });
    expect(counters).toMatchObject({ gotTheMessage: 20 });
    expect(series.openedMs?.values.every((at) => at !== null)).toBe(true);
    expect(counters.browserPid).toBeGreaterThan(0);
    expect(isRunning(counters.browserPid!)).toBe(false);
    expect(profiles()).toEqual(before);
  });

  test('two tabs share the six', async () => {
    const { metrics, series } = await measured('sse', 20, 2);
    expect(metrics).toMatchObject({ streamsOpen: 6, fetchAnswered: 0 });
    expect(series.openedMs?.values.slice(10)).toEqual(Array(10).fill(null));
  });
});

test.skipIf(!findChromium())('an interrupted trial leaves no browser and no profile behind', async () => {
  const before = profiles();
  const interrupt = new AbortController();
  const at = { round: 0, place: 0, attempt: 0 };
  const parameters = { ...parametersOf('sse', 20, 1), signal: interrupt.signal };
  const ended = expect(runTrial(browserLimits, parameters, at)).rejects.toThrow();
  const running = await vi.waitUntil(
    () => {
      const profile = profiles().find((name) => !before.includes(name));
      return profile && browserProcesses(join(folder, profile)).length > 2
        ? browserProcesses(join(folder, profile))
        : undefined;
    },
    { timeout: 30_000, interval: 20 },
  );
  interrupt.abort();
  await ended;
  // Their parent may have ended before them: nobody can wait for what is no longer told.
  await vi.waitUntil(() => !running.some(isRunning), { timeout: 10_000, interval: 20 });
  expect(profiles()).toEqual(before);
});

test('without a browser the lane is skipped, with how to get one', async () => {
  const own = process.env.CHROMIUM_PATH;
  vi.stubEnv('CHROMIUM_PATH', '/nowhere/chromium');
  const at = { round: 0, place: 0, attempt: 0 };
  const trial = await runTrial(browserLimits, parametersOf('sse', 1, 1), at);
  vi.stubEnv('CHROMIUM_PATH', own);
  expect(trial).toMatchObject({
    status: 'skipped',
    reasons: [expect.stringMatching(/no Chromium .*apt-get install chromium.*CHROMIUM_PATH/)],
  });
});

test('a lane that a browser has no means for is not asked', () => {
  expect(browserLimits.notFor?.(findLane('tcp')!, {}, plainConditions)).toMatch(/raw TCP/);
  expect(browserLimits.notFor?.(findLane('sse')!, {}, plainConditions)).toBeNull();
});
