/** A metric's row in the tables of this folder, and what its kinds have in common. */
import type { MetricInfo } from '../schema/legend.js';

export type Row = Omit<MetricInfo, 'id' | 'title'> & { readonly en: string; readonly ko: string };

export const latency = (en: string, ko: string, tier: Row['tier'] = 'trend'): Row => ({
  unit: 'ns',
  better: 'lower',
  tier,
  en,
  ko,
});
export const bytes = (en: string, ko: string): Row => ({ unit: 'B', better: 'lower', tier: 'exact', en, ko });
export const memory = (en: string, ko: string): Row => ({ ...bytes(en, ko), tier: 'cost' });
export const cpu = (en: string, ko: string): Row => ({ unit: 'µs', better: 'lower', tier: 'cost', en, ko });
export const each = (unit: string, en: string, ko: string, tier: Row['tier'] = 'exact'): Row => ({
  unit,
  better: 'lower',
  tier,
  en,
  ko,
});
/** What a capture shows: how many of them. */
export const seen = (unit: string, en: string, ko: string): Row => ({
  unit,
  better: 'neither',
  tier: 'exact',
  en,
  ko,
});
export const share = (en: string, ko: string): Row => ({
  unit: '1',
  better: 'neither',
  tier: 'trend',
  en,
  ko,
});
export const rate = (en: string, ko: string, better: Row['better'] = 'higher'): Row => ({
  unit: '1/s',
  better,
  tier: 'trend',
  en,
  ko,
});
