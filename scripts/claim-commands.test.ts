/** The commands that the ledger of claims gives: understood, and asking what the claim lacks. */
import { describe, expect, it } from 'vitest';
import { claims } from '../reports/claims/claims.js';
import { asksOf } from '../scenarios/harness/asks.js';
import { parseBench } from './bench-options.js';

const commands = claims.flatMap(({ id, measuredBy }) =>
  measuredBy === null ? [] : [[id, measuredBy] as const],
);

describe('the command that measures a claim', () => {
  it('is there for each', () => {
    expect(claims.filter(({ measuredBy }) => measuredBy === null)).toEqual([]);
  });

  it.each(commands)('is one that bench takes, and asks what it names: %s', (_id, options) => {
    const parsed = parseBench(options.split(' '));
    const asked = parsed ? asksOf(parsed.request) : [];
    const named = /--scenarios (\S+)/.exec(options)?.[1]?.split(',') ?? ['push', 'idle'];
    const lane = /--lanes (\S+)/.exec(options)?.[1] ?? 'ws';
    for (const id of named) {
      expect(asked.some(({ scenario, lanes }) => scenario === id && lanes.includes(lane))).toBe(true);
    }
  });
});
