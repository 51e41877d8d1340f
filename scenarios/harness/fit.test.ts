import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { defaults, type Settings } from '../settings.js';
import { settingsThatFit } from './fit.js';

const settings = (of: Partial<Settings> = {}): Settings => ({ ...defaults, ...of });

describe('settings', () => {
  test('are left as they are where the machine can carry them, or where its limit cannot be read', () => {
    const asked = settings({ connectHeld: 2000 });
    expect(settingsThatFit(asked, { handles: 1_000_000, ports: 28_000 })).toEqual({
      settings: asked,
      warnings: [],
    });
    expect(settingsThatFit(asked, { handles: null, ports: null })).toEqual({ settings: asked, warnings: [] });
  });

  test('are cut down to what the limit allows, and the warning says from what, to what, and the way out', () => {
    const machine = { handles: 1024, ports: null };
    const asked = settings({ connectHeld: 2000 });
    const { settings: fitted, warnings } = settingsThatFit(asked, machine, 'connect');
    expect(fitted.connectHeld).toBe(480);
    expect(warnings).toHaveLength(1);
    expect(warnings[0]).toMatch(/^connectHeld: 2000 connections need 4064 file handles/);
    expect(warnings[0]).toMatch(/may have 1024; 480 are measured.*ulimit -n/);
  });

  test('are cut down to the ports there are as well', () => {
    const { settings: fitted, warnings } = settingsThatFit(settings({ connectHeld: 2000 }), {
      handles: 1_000_000,
      ports: 3000,
    });
    expect(fitted.connectHeld).toBe(1000);
    expect(warnings).toEqual([
      expect.stringMatching(/need 5000 ephemeral ports.*may have 3000; 1000 are measured.*sysctl/),
    ]);
  });

  test('of a scenario whose clients only listen allow one for each handle', () => {
    const machine = { handles: 1064, ports: null };
    const fitted = settingsThatFit(settings({ idleClients: 10_000 }), machine, 'idle');
    expect(fitted.settings.idleClients).toBe(1000);
    expect(fitted.warnings).toEqual([expect.stringMatching(/idleClients: 10000 connections need 10064/)]);
  });

  test('of other scenarios are no concern of the one that is asked', () => {
    const asked = settings({ connectHeld: 2000 });
    expect(settingsThatFit(asked, { handles: 1024, ports: null }, 'push').warnings).toEqual([]);
  });

  test('ask of no machine more connections than it has handles for, and of each at least one', () => {
    const limits = fc.integer({ min: 0, max: 100_000 });
    const counts = fc.integer({ min: 1, max: 60_000 });
    fc.assert(
      fc.property(limits, counts, counts, (handles, fanOutClients, duplexClients) => {
        const asked = settings({ fanOutClients, duplexClients });
        const { settings: fitted, warnings } = settingsThatFit(asked, { handles, ports: null });
        for (const name of ['connectHeld', 'pushClients', 'fanOutClients', 'duplexClients'] as const) {
          expect(fitted[name]).toBeGreaterThanOrEqual(1);
          expect(2 * fitted[name] + 64 <= handles || fitted[name] === 1).toBe(true);
          expect(warnings.some((warning) => warning.startsWith(`${name}:`))).toBe(fitted[name] < asked[name]);
        }
      }),
    );
  });
});
