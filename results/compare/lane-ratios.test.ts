import { expect, test } from 'vitest';
import { twoRuns } from './fixtures.js';
import { laneRatioChanges } from './lane-ratios.js';

type Interval = [low: number | null, high: number | null];

function changeOf(before: Interval, after: Interval) {
  const { base, head } = twoRuns(['push']);
  const index = base.comparisons.findIndex(({ metric }) => metric === 'serverCpuUsPerMessage');
  for (const [run, [low, high]] of [
    [base, before],
    [head, after],
  ] as const) {
    run.comparisons = [{ ...run.comparisons[index]!, ratio: 1, low, high }];
  }
  return laneRatioChanges(base, head).map(({ change }) => change);
}

test.each<[Interval, Interval, string]>([
  [[1, 2], [2.1, 3], 'higher'],
  [[1, 2], [0.5, 0.9], 'lower'],
  [[1, 2], [2, 3], 'cannot tell'],
  [[1, 2], [null, null], 'cannot tell'],
  [[2, 2], [2, 2], 'same'],
])('%j, then %j: %s', (before, after, change) => {
  expect(changeOf(before, after)).toEqual([change]);
});

test('only lanes that both runs asked alike stand beside each other, on whatever machine', () => {
  const { base, head } = twoRuns(['push']);
  head.environment.machine.cpuModel = 'another';
  const all = laneRatioChanges(base, head);
  const counts = new Set(base.metrics.filter(({ tier }) => tier === 'exact').map(({ id }) => id));
  const told = base.comparisons.filter(({ metric }) => !counts.has(metric));
  expect(told.length).toBeLessThan(base.comparisons.length);
  expect(all.map(({ metric }) => metric.id)).toEqual(told.map(({ metric }) => metric));
  expect(all.length).toBeGreaterThan(10);
  head.plan.settings.warmupMaxMs = 1;
  expect(laneRatioChanges(base, head)).toEqual([]);
});
