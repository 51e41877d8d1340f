import { describe, expect, test } from 'vitest';
import { type RunComparison, regressions } from './change.js';
import { compareRuns } from './compare-runs.js';
import { cellIn, setRounds, twoRuns } from './fixtures.js';

function verdictOf({ changes }: RunComparison, scenario: string, lane: string, metric: string) {
  const found = changes.filter(
    (change) => change.scenario === scenario && change.lane === lane && change.metric.id === metric,
  );
  return found[0];
}

describe('counts of the scenario exact', () => {
  test('are equal where nothing changed, and gate', () => {
    const { base, head } = twoRuns(['exact']);
    const { changes } = compareRuns(base, head);
    const exact = changes.filter(({ tier }) => tier === 'exact');
    expect(exact.length).toBeGreaterThan(50);
    expect(new Set(exact.map(({ verdict }) => verdict))).toEqual(new Set(['equal']));
    expect(regressions({ changes })).toEqual([]);
  });

  test.each([
    ['one byte more', 'downBytesPerMessage', (value: number) => value + 1, 'worse'],
    ['one byte less', 'downBytesPerMessage', (value: number) => value - 1, 'better'],
    ['a request more', 'requestsPerMessage', (value: number) => value + 1, 'worse'],
  ])('%s is a change, in that lane alone', (_, metric, change, verdict) => {
    const { base, head } = twoRuns(['exact']);
    const rounds = cellIn(base, 'exact', 'sse').metrics[metric]!.rounds;
    setRounds(head, ['exact', 'sse', metric], rounds.map(change));
    const comparison = compareRuns(base, head);
    const changed = comparison.changes.filter((one) => one.tier === 'exact' && one.verdict !== 'equal');
    expect(changed.map((one) => [one.lane, one.metric.id, one.verdict])).toEqual([['sse', metric, verdict]]);
    expect(regressions(comparison)).toHaveLength(verdict === 'worse' ? 1 : 0);
  });

  test.each<[string, number[], number[], string]>([
    ['a loss in one round of three is a loss', [0, 0, 0], [0, 1, 0], 'worse'],
    ['a base that differs with itself judges nothing', [0, 1, 0], [1, 1, 1], 'cannot tell'],
    ['head above base in one round and below in another', [2, 2, 2], [1, 3, 2], 'cannot tell'],
    ['another number of rounds is no change', [0, 0, 0, 0, 0], [0, 0, 0], 'equal'],
  ])('%s', (_, before, after, verdict) => {
    const { base, head } = twoRuns(['exact']);
    setRounds(base, ['exact', 'ws', 'missingMessages'], before);
    setRounds(head, ['exact', 'ws', 'missingMessages'], after);
    expect(verdictOf(compareRuns(base, head), 'exact', 'ws', 'missingMessages')).toMatchObject({
      verdict,
      gates: true,
    });
  });

  test('of which neither way is better are changed and gate nothing', () => {
    const { base, head } = twoRuns(['exact']);
    for (const run of [base, head]) {
      run.metrics = run.metrics.map((metric) =>
        metric.id === 'payloadBytesPerMessage' ? { ...metric, better: 'neither' } : metric,
      );
    }
    setRounds(head, ['exact', 'ws', 'payloadBytesPerMessage'], [65, 65, 65]);
    const comparison = compareRuns(base, head);
    expect(verdictOf(comparison, 'exact', 'ws', 'payloadBytesPerMessage')).toMatchObject({
      verdict: 'changed',
      gates: false,
    });
    expect(regressions(comparison)).toEqual([]);
  });

  test('compare across machines, where costs are refused with what differs', () => {
    const { base, head } = twoRuns();
    head.environment = { ...head.environment, node: '22.1.0', dependencies: { ws: '8.24.0' } };
    const { changes, refused, differences } = compareRuns(base, head);
    expect(new Set(changes.map(({ tier }) => tier))).toEqual(new Set(['exact', 'trend']));
    expect(refused).toHaveLength(1);
    expect(refused[0]).toMatchObject({
      tier: 'cost',
      reason: 'not the same machine: Node 20.20.2, then 22.1.0',
    });
    expect(differences).toContain('version of ws: 8.23.0, then 8.24.0');
    expect(differences).toContain('version of express: 5.3.0, then none');
  });
});

describe('costs', () => {
  const judged = (before: number[], after: number[]) => {
    const { base, head } = twoRuns(['push']);
    setRounds(base, ['push', 'sse', 'serverCpuUsPerMessage'], before);
    setRounds(head, ['push', 'sse', 'serverCpuUsPerMessage'], after);
    return verdictOf(compareRuns(base, head), 'push', 'sse', 'serverCpuUsPerMessage')!;
  };

  test.each<[string, number[], number[], string]>([
    ['half as much again', [10, 10.2, 9.9, 10.1, 10], [15, 15.2, 14.9, 15.1, 15], 'worse'],
    ['half', [10, 10.2, 9.9, 10.1, 10], [5, 5.2, 4.9, 5.1, 5], 'better'],
    ['within 5 %', [10, 10.1, 9.9, 10, 10], [10.1, 10.2, 10, 10.1, 10], 'equivalent'],
    ['scattered', [10, 15, 7, 12, 9], [11, 16, 8, 13, 9], 'cannot tell'],
    ['of two rounds', [10, 10], [20, 20, 20], 'cannot tell'],
    ['with a zero', [10, 0, 10], [20, 20, 20], 'cannot tell'],
  ])('%s', (_, before, after, verdict) => {
    expect(judged(before, after)).toMatchObject({ tier: 'cost', verdict, gates: false });
  });

  test('carry how they were made', () => {
    const change = judged([10, 11, 12], [10, 11, 12, 13]);
    expect(change.design).toEqual({ kind: 'unpaired', baseRounds: 3, headRounds: 4 });
    expect(change.method).toMatch(/^Welch's t interval on the logarithms of unpaired rounds, 95 %, \d df$/);
    expect(change.low!).toBeLessThan(change.ratio!);
    expect(change.high!).toBeGreaterThan(change.ratio!);
  });

  test('a bound tells nothing', () => {
    const { base, head } = twoRuns(['push']);
    cellIn(head, 'push', 'sse').metrics.serverCpuUsPerMessage!.bound = 'lower';
    expect(verdictOf(compareRuns(base, head), 'push', 'sse', 'serverCpuUsPerMessage')).toMatchObject({
      verdict: 'cannot tell',
      method: 'a side is a bound, which has no interval',
    });
  });
});

test('counts taken under load are a trend', () => {
  const { base, head } = twoRuns(['push']);
  setRounds(head, ['push', 'sse', 'downBytesPerMessage'], [900, 900, 900]);
  expect(verdictOf(compareRuns(base, head), 'push', 'sse', 'downBytesPerMessage')).toMatchObject({
    tier: 'trend',
    verdict: 'shown only',
    gates: false,
  });
});

test('a figure that only one side has is left out, and missed by the gate where it is a count', () => {
  const { base, head } = twoRuns(['exact']);
  delete cellIn(head, 'exact', 'ws').metrics.missingMessages;
  delete cellIn(base, 'exact', 'ws').metrics.duplicateMessages;
  const { leftOut } = compareRuns(base, head);
  expect(leftOut.filter(({ metric }) => metric !== null)).toMatchObject([
    { lane: 'ws', metric: 'missingMessages', kind: 'only in base', gates: true },
    { lane: 'ws', metric: 'duplicateMessages', kind: 'only in head', gates: false },
  ]);
});

test('names inherited by every object are no metrics', () => {
  const { base, head } = twoRuns(['exact']);
  setRounds(head, ['exact', 'ws', 'constructor'], [1, 1, 1]);
  const { leftOut, changes } = compareRuns(base, head);
  expect(changes.some(({ metric }) => metric.id === 'constructor')).toBe(false);
  expect(leftOut).toContainEqual(
    expect.objectContaining({ metric: 'constructor', reason: 'no metric table describes it' }),
  );
});
