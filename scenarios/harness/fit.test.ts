import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { defaults, profiles, type Settings } from '../profiles.js';
import { fitToMachine } from './fit.js';
import type { PlanRequest } from './plan.js';

const request = (settings: Partial<Settings> = {}, profile = 'standard'): PlanRequest => ({
  profile,
  lanes: ['ws'],
  seed: 1,
  headers: 'browser',
  keepAlive: true,
  settings,
});

/** What a plan made of the request would measure. */
const planned = ({ profile, settings }: PlanRequest): Settings => ({
  ...defaults,
  ...profiles.find(({ id }) => id === profile)?.settings,
  ...settings,
});

describe('a plan', () => {
  test('is left as it is where the machine can carry it, or where its limit cannot be read', () => {
    const asked = request({ connectHeld: 2000 });
    expect(fitToMachine(asked, 1_000_000, 28_000)).toEqual({ request: asked, warnings: [] });
    expect(fitToMachine(asked, null)).toEqual({ request: asked, warnings: [] });
  });

  test('is cut down to what the limit allows, and the warning says from what, to what, and the way out', () => {
    const { request: fitted, warnings } = fitToMachine(request({ connectHeld: 2000 }), 1024);
    expect(planned(fitted).connectHeld).toBe(480);
    expect(warnings).toHaveLength(1);
    expect(warnings[0]).toMatch(/^connectHeld: 2000 connections need 4064 file handles/);
    expect(warnings[0]).toMatch(/may have 1024; 480 are measured.*ulimit -n/);
  });

  test('is cut down to the ports there are as well', () => {
    const { request: fitted, warnings } = fitToMachine(request({ connectHeld: 2000 }), 1_000_000, 3000);
    expect(planned(fitted).connectHeld).toBe(1000);
    expect(warnings).toEqual([
      expect.stringMatching(/need 5000 ephemeral ports.*may have 3000; 1000 are measured.*sysctl/),
    ]);
  });

  test("counts a profile's own numbers, and keeps what else was asked", () => {
    const { request: fitted } = fitToMachine(request({ pushRatePerSecond: 77 }, 'quick'), 264);
    expect(planned(fitted)).toMatchObject({ connectHeld: 100, pushRatePerSecond: 77, pushClients: 10 });
  });

  test('asks of no machine more connections than it has handles for, and of each at least one', () => {
    const limits = fc.integer({ min: 0, max: 100_000 });
    const counts = fc.integer({ min: 1, max: 60_000 });
    fc.assert(
      fc.property(limits, counts, counts, (handles, fanOutClients, duplexClients) => {
        const asked = request({ fanOutClients, duplexClients });
        const { request: fitted, warnings } = fitToMachine(asked, handles);
        const settings = planned(fitted);
        for (const name of ['connectHeld', 'pushClients', 'fanOutClients', 'duplexClients'] as const) {
          const isFitted = settings[name] < planned(asked)[name];
          expect(settings[name]).toBeGreaterThanOrEqual(1);
          expect(2 * settings[name] + 64 <= handles || settings[name] === 1).toBe(true);
          expect(warnings.some((warning) => warning.startsWith(`${name}:`))).toBe(isFitted);
        }
      }),
    );
  });
});
