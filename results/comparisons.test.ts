import { describe, expect, test } from 'vitest';
import { cellsOf } from './cells.js';
import { comparisonsOf, ranksLanes } from './comparisons.js';
import { invalidTrial, validTrial } from './fixtures/bare-trial.js';
import { sampleRun } from './fixtures/sample-run.js';
import type { RunFile, TrialRecord } from './schema.js';

const base = sampleRun({ scenarios: ['push'], rounds: 1 });

/** A run of scenario `push` that holds these trials and nothing else. */
function runOf(trials: TrialRecord[], plannedRounds = 5, changes: Partial<RunFile> = {}): RunFile {
  const plan = { ...base.plan, rounds: plannedRounds };
  return { ...base, plan, trials, cells: cellsOf(trials), ...changes };
}

/** Five rounds of a lane, by what each reads. */
const lane = (id: string, metric: string, values: readonly number[], bounds = {}) =>
  values.map((value, round) => validTrial({ lane: id, round }, { [metric]: value }, bounds));

const costs = [10, 12, 9, 11, 10];
const twice = costs.map((cost) => cost * 2.02);

test('lanes are compared within rounds, the earlier in the table against the later', () => {
  const trials = [
    ...lane('ws', 'serverCpuUsPerMessage', costs),
    ...lane('sse', 'serverCpuUsPerMessage', twice),
  ];
  const [comparison, ...others] = comparisonsOf(runOf(trials));
  expect(others).toEqual([]);
  expect(comparison).toMatchObject({
    scenario: 'push',
    metric: 'serverCpuUsPerMessage',
    lane: 'sse',
    against: 'ws',
    pairs: 5,
    verdict: 'worse',
  });
  // The rounds scatter by 30 %, their ratios hardly at all.
  expect(comparison!.low).toBeCloseTo(2.02, 6);
  expect(comparison!.high).toBeCloseTo(2.02, 6);
});

test('a round that one of the two has lost is left out of the pairs', () => {
  const trials = [
    ...lane('sse', 'serverCpuUsPerMessage', twice).filter(({ round }) => round !== 1),
    invalidTrial({ lane: 'sse', round: 1 }, 'a busy machine'),
    ...lane('ws', 'serverCpuUsPerMessage', costs),
  ];
  const [comparison] = comparisonsOf(runOf(trials));
  expect(comparison).toMatchObject({ pairs: 4 });
  expect(comparison!.ratio).toBeCloseTo(2.02, 6);
});

describe('nothing is compared', () => {
  const trials = [
    ...lane('sse', 'serverCpuUsPerMessage', twice),
    ...lane('ws', 'serverCpuUsPerMessage', costs),
  ];

  test('below four rounds, be it that no more were asked for or that the run was interrupted', () => {
    expect([1, 3, 4, 5].map(ranksLanes)).toEqual([false, false, true, true]);
    const begun = trials.filter(({ round }) => round < 3);
    expect(comparisonsOf(runOf(begun, 5))).toEqual([]);
  });

  test('with a control lane', () => {
    const lanes = base.lanes.map((info) =>
      info.id === 'ws' ? { ...info, family: 'control' as const } : info,
    );
    expect(comparisonsOf(runOf(trials, 5, { lanes }))).toEqual([]);
  });

  test('with a cell that is not valid', () => {
    const busy = [0, 1].map((round) => invalidTrial({ lane: 'ws', round, attempt: 1 }, 'a busy machine'));
    expect(comparisonsOf(runOf([...trials, ...busy]))).toEqual([]);
  });

  test('with a bound', () => {
    const bound = lane('ws', 'latencyP50Ns', costs, { latencyP50Ns: 'upper' });
    expect(comparisonsOf(runOf([...lane('sse', 'latencyP50Ns', twice), ...bound]))).toEqual([]);
  });

  test('between different points', () => {
    const elsewhere = trials.map((trial) =>
      trial.lane === 'ws' ? { ...trial, point: { rttMs: 50 } } : trial,
    );
    expect(comparisonsOf(runOf(elsewhere))).toEqual([]);
  });

  test('on high percentiles, nor on metrics that the scenario does not name', () => {
    for (const metric of ['latencyP99Ns', 'acceptKeyNs']) {
      expect(comparisonsOf(runOf([...lane('sse', metric, twice), ...lane('ws', metric, costs)]))).toEqual([]);
    }
  });
});

test('the metric that a chart shows first is compared whatever its tier', () => {
  const scenarios = base.scenarios.map((info) => ({ ...info, primaryMetric: 'latencyP99Ns' }));
  const trials = [...lane('sse', 'latencyP99Ns', twice), ...lane('ws', 'latencyP99Ns', costs)];
  expect(comparisonsOf(runOf(trials, 5, { scenarios }))).toHaveLength(1);
});

test('names that every object inherits are no figures', () => {
  const named = { ...base.metrics[0]!, id: 'toString' };
  const scenarios = base.scenarios.map((info) => ({ ...info, primaryMetric: 'toString' }));
  const trials = [...lane('sse', 'toString', twice.slice(0, 4)), ...lane('ws', 'toString', costs)];
  const without = validTrial({ lane: 'sse', round: 4 });
  const [comparison] = comparisonsOf(runOf([...trials, without], 5, { scenarios, metrics: [named] }));
  expect(comparison).toMatchObject({ metric: 'toString', pairs: 4 });
  expect(cellsOf([...trials, without])[0]).toMatchObject({ metrics: { toString: { bound: null } } });
});

describe('exact figures', () => {
  const compare = (sse: readonly number[], ws: readonly number[]) =>
    comparisonsOf(
      runOf([...lane('sse', 'requestsPerMessage', sse), ...lane('ws', 'requestsPerMessage', ws)]),
    );

  test('differ as soon as they differ', () => {
    expect(compare([1.01, 1.01, 1.01, 1.01, 1.01], [1, 1, 1, 1, 1])).toMatchObject([
      { ratio: 1.01, low: 1.01, high: 1.01, verdict: 'worse' },
    ]);
  });

  test('that are equal, zeros too, are equivalent', () => {
    expect(compare([0, 0, 0, 0, 0], [0, 0, 0, 0, 0])).toMatchObject([{ ratio: 1, verdict: 'equivalent' }]);
  });

  test('against zero are turned round, so that the ratio stays a number', () => {
    expect(compare([1, 1, 1, 1, 1], [0, 0, 0, 0, 0])).toMatchObject([
      { lane: 'ws', against: 'sse', ratio: 0, low: 0, high: 0, verdict: 'better' },
    ]);
  });

  test('that are zero now and then cannot be told apart', () => {
    expect(compare([1, 1, 1, 1, 1], [0, 0, 0, 1, 2])).toMatchObject([
      { lane: 'ws', against: 'sse', ratio: 0, low: null, high: null, verdict: 'cannot tell' },
    ]);
  });
});
