/** Windows that are too short print nothing: a percentile takes ten samples beyond it. */
import { describe, expect, test } from 'vitest';
import { profiles } from './profiles.js';
import { defaults, type Settings } from './settings.js';

describe.each(profiles.map(({ id, settings }) => [id, { ...defaults, ...settings } as Settings]))(
  'profile %s measures long enough for',
  (_, settings) => {
    const messages = (ratePerSecond: number, measureMs: number) => (ratePerSecond * measureMs) / 1000;

    test('the 99th percentile of push', () => {
      const { pushClients, pushRatePerSecond, pushMeasureMs } = settings;
      expect(pushClients * messages(pushRatePerSecond, pushMeasureMs)).toBeGreaterThanOrEqual(1000);
    });

    test('the median of the last arrival in fan-out', () => {
      const { fanOutRatePerSecond, fanOutMeasureMs } = settings;
      expect(Math.floor(messages(fanOutRatePerSecond, fanOutMeasureMs))).toBeGreaterThanOrEqual(20);
    });

    test('the 90th percentile of duplex', () => {
      const { duplexRatePerSecond, duplexMeasureMs } = settings;
      expect(messages(duplexRatePerSecond, duplexMeasureMs)).toBeGreaterThanOrEqual(100);
    });
  },
);
