import { describe, expect, test } from 'vitest';
import { judge, reasonsOf } from './judge.js';
import { limits, type Observations } from './trial-limits.js';

const clean: Observations = {
  metronomeLagP99Ms: 0.4,
  offeredShare: 1,
  linkLatenessP50Ms: 0.04,
  linkLatenessP99Ms: 2.1,
  linkBusyShare: 0.1,
  generatorLoopShare: 0.2,
  missing: 0,
  duplicates: 0,
  misplaced: 0,
  corrupt: 0,
  resets: 0,
  cuts: 0,
  foreignCores: 0.01,
  stealShare: 0,
  stallShare: 0,
  coarseStallShare: 0,
  causality: 0,
  clockBoundMs: 0.2,
};

const failing = (observations: Observations): string[] =>
  judge(observations)
    .filter(({ ok }) => !ok)
    .map(({ id }) => id);

describe('a trial', () => {
  test('is valid where every check is within its limit, and every check is kept with value and limit', () => {
    const checks = judge(clean);
    expect(checks.map(({ id }) => id)).toEqual(limits.map(({ id }) => id));
    expect(checks.every(({ ok, advice }) => ok && advice === null)).toBe(true);
    expect(checks.map(({ value }) => value)).toEqual(limits.map(({ id }) => clean[id]));
    expect(reasonsOf(checks)).toEqual([]);
  });

  test.each(limits)('may reach the limit of $id, not pass it', ({ id, limit, kind }) => {
    const beyond = kind === 'most' ? limit + 1e-6 : limit - 1e-6;
    expect(failing({ ...clean, [id]: limit })).toEqual([]);
    expect(failing({ ...clean, [id]: beyond })).toEqual([id]);
  });

  test.each(limits)('is not valid where $id is no number', ({ id }) => {
    expect(failing({ ...clean, [id]: Number.NaN })).toEqual([id]);
  });

  test('is not judged by what it did not observe', () => {
    const { foreignCores, stealShare, ...unread } = clean;
    expect([foreignCores, stealShare]).toEqual([0.01, 0]);
    expect(judge(unread).map(({ id }) => id)).not.toContain('foreignCores');
    expect(failing(unread)).toEqual([]);
  });
});

describe('a reason', () => {
  const reasons = (observed: Partial<Observations>) => reasonsOf(judge({ ...clean, ...observed }));

  test('says what was read, what was allowed, and what to try', () => {
    expect(reasons({ generatorLoopShare: 0.9712 })).toEqual([
      'generator busy 0.971 of its time (≤ 0.8). The generator, not the server, was at its limit. ' +
        'Try a lower --rate, or fewer clients.',
    ]);
    expect(reasons({ offeredShare: 0.5 })[0]).toMatch(/^offered ticks 0\.5 of plan \(≥ 0\.99\)\. /);
  });

  test('has counts in full', () => {
    expect(reasons({ missing: 12_345 })[0]).toMatch(/^messages missing 12345 messages \(≤ 0\)/);
  });

  test('never rounds a value to the limit that it passed', () => {
    expect(reasons({ foreignCores: 0.15004 })[0]).toMatch(/^foreign CPU 0\.15004 cores \(≤ 0\.15\)/);
    expect(reasons({ metronomeLagP99Ms: 2.0004 })[0]).toMatch(/^metronome lag p99 2\.0004 ms/);
  });

  test('repeats what cut readers said, each thing once', () => {
    const cutsSaid = ['GET /socket: cut', 'GET /socket: cut', 'GET /socket: reset'];
    const [reason] = reasons({ cuts: 3, cutsSaid });
    expect(reason).toMatch(/^connections cut 3 connections \(≤ 0\)\. /);
    expect(reason).toContain('Readers said: GET /socket: cut; GET /socket: reset. ');
  });
});
