/**
 * Every trial is judged: each check of the table (trial-limits.ts) compares what the trial observed with a
 * limit, and one that fails withholds the trial's figures.
 */
import type { Check } from '../../results/schema.js';
import { limits, type Observations } from './trial-limits.js';

/** Different things said by cut readers that a reason repeats. */
const MOST_SAID = 3;

/** Judges a trial by what it observed. */
export function judge(observations: Observations): Check[] {
  return limits.flatMap(({ id, title, unit, limit, kind, advice }) => {
    const value = observations[id];
    if (value === undefined) return [];
    const ok = kind === 'most' ? value <= limit : value >= limit;
    const said = id === 'cuts' ? sayOnce(observations.cutsSaid ?? []) : '';
    return [{ id, title, unit, value, limit, ok, advice: ok ? null : said + advice }];
  });
}

/** What was said, each once: a hundred readers cut for one reason say one thing. */
function sayOnce(said: readonly string[]): string {
  return said.length > 0 ? `Readers said: ${[...new Set(said)].slice(0, MOST_SAID).join('; ')}. ` : '';
}

/** One line a failed check: what was read, what was allowed, what to try. */
export function reasonsOf(checks: readonly Check[]): string[] {
  return checks
    .filter((check) => !check.ok)
    .map((check) => {
      const sign = limits.find(({ id }) => id === check.id)?.kind === 'least' ? '≥' : '≤';
      const value = shown(check.value, check.limit);
      return `${check.title} ${value} ${check.unit} (${sign} ${check.limit}). ${check.advice}`;
    });
}

/** Counts in full; other values with three digits, or as many as it takes to tell them from the limit. */
function shown(value: number, limit: number): string {
  if (Number.isInteger(value) || !Number.isFinite(value)) return String(value);
  for (let digits = 3; digits < 17; digits++) {
    const rounded = Number(value.toPrecision(digits));
    if (rounded !== limit) return String(rounded);
  }
  return String(value);
}
