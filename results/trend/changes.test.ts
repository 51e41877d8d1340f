import { describe, expect, test } from 'vitest';
import { sampleRun } from '../fixtures/sample-run.js';
import type { RunFindings } from '../read-run.js';
import { changesIn, DEFAULT_LEVEL } from './changes.js';
import { type MadeStep, madeRuns } from './fixtures.js';
import { historyOf, type TrendRun } from './series.js';

const NOISE = 0.04;
const template = sampleRun({ scenarios: ['exact', 'push'] });

function runsWith(count: number, steps: readonly MadeStep[] = []): TrendRun[] {
  return madeRuns<RunFindings>(template, count, { noise: NOISE, steps }).map((run) => ({
    ...run,
    name: run.runId,
  }));
}

const found = (runs: readonly TrendRun[]) => {
  const history = historyOf(runs, ({ tier }) => tier !== 'trend');
  return { history, ...changesIn(history, DEFAULT_LEVEL) };
};
const cpu = { scenario: 'push', lane: 'ws', metric: 'serverCpuUsPerMessage' };
const bytes = { scenario: 'exact', lane: 'sse', metric: 'downBytesPerMessage' };

const named = ({ changes }: ReturnType<typeof found>, of: typeof cpu) =>
  changes.filter(
    ({ series }) =>
      series.scenario === of.scenario && series.lane === of.lane && series.metric.id === of.metric,
  );

describe('a change in one figure of one lane', () => {
  test('of costs is found at the run where it began, with its size, way and chance', () => {
    const at = found(runsWith(30, [{ from: 18, ...cpu, factor: 1.3 }]));
    const [change] = named(at, cpu);
    expect(change).toMatchObject({ lastBefore: 17, first: 18, verdict: 'worse' });
    expect(change!.ratio).toBeGreaterThan(1.2);
    expect(change!.ratio).toBeLessThan(1.4);
    expect(change!.pValue).toBeLessThanOrEqual(DEFAULT_LEVEL);
  });

  test('of counts is one from two runs on, and no other lane has it', () => {
    const at = found(runsWith(2, [{ from: 1, ...bytes, factor: 0.5 }]));
    expect(at.changes.map(({ series }) => [series.lane, series.metric.id])).toEqual([['sse', bytes.metric]]);
    expect(at.changes[0]).toMatchObject({ first: 1, verdict: 'better', ratio: 0.5, pValue: null });
    expect(at.searched).toBe(0);
    expect(at.tooShort).toBeGreaterThan(0);
  });

  test('of counts there and back is two, for the worse and for the better', () => {
    const steps = [
      { from: 3, ...bytes, factor: 2 },
      { from: 4, ...bytes, factor: 0.5 },
    ];
    expect(found(runsWith(6, steps)).changes.map(({ first, verdict }) => [first, verdict])).toEqual([
      [3, 'worse'],
      [4, 'better'],
    ]);
  });
});

test('a message lost in one round of a run is a change, though the median hides it', () => {
  const runs = runsWith(3);
  const cell = structuredClone(
    runs[1]!.cells.find(({ scenario, lane }) => scenario === 'exact' && lane === 'ws')!,
  );
  if (cell.status !== 'valid') throw new Error('not valid');
  cell.metrics.missingMessages = { value: 0, low: 0, high: 0, rounds: [0, 1, 0], bound: null };
  runs[1] = { ...runs[1]!, cells: [cell] };
  expect(found(runs).changes.map(({ first, after, verdict }) => [first, after, verdict])).toEqual([
    [1, 1, 'worse'],
    [2, 0, 'better'],
  ]);
});

describe('what may stand in one series', () => {
  const elsewhere = (runs: TrendRun[], from: number) =>
    runs.map((run, index) =>
      index < from
        ? run
        : { ...run, environment: { ...run.environment, node: '22.1.0', dependencies: { ws: '9.0.0' } } },
    );

  test('costs of another machine or Node are a series of their own, and no change between the two', () => {
    const runs = elsewhere(runsWith(30, [{ from: 15, ...cpu, factor: 3 }]), 15);
    const at = found(runs);
    expect(at.history.machines).toHaveLength(2);
    expect(named(at, cpu)).toEqual([]);
    const series = at.history.series.filter(({ lane, metric }) => lane === 'ws' && metric.id === cpu.metric);
    expect(series.map(({ machine, points }) => [machine, points.length])).toContainEqual([0, 15]);
    expect(series.map(({ machine, points }) => [machine, points.length])).toContainEqual([1, 15]);
  });

  test('counts go on from one machine to the next, and the versions that differ are named', () => {
    const at = found(elsewhere(runsWith(4, [{ from: 2, ...bytes, factor: 2 }]), 2));
    expect(named(at, bytes)[0]).toMatchObject({ first: 2, verdict: 'worse' });
    expect(named(at, bytes)[0]!.beside).toContain('version of Node: 20.20.2, then 22.1.0');
  });

  test('a question asked otherwise is a series of its own, counts included', () => {
    const runs = runsWith(4, [{ from: 2, ...bytes, factor: 2 }]).map((run, index) => {
      if (index < 2) return run;
      const asks = run.plan.asks.map((ask) => ({ ...ask, headers: 'minimal' }));
      return { ...run, plan: { ...run.plan, asks } };
    });
    const at = found(runs);
    expect(at.changes).toEqual([]);
    expect(new Set(at.history.series.map(({ asked }) => asked))).toEqual(new Set([0, 1]));
  });

  test('runs are ordered by when they began, whatever order they are named in', () => {
    const runs = runsWith(12, [{ from: 6, ...bytes, factor: 2 }]);
    expect(found(runs.toReversed()).changes[0]).toMatchObject({ first: 6, verdict: 'worse' });
  });
});
