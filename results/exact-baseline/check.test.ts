import { describe, expect, test } from 'vitest';
import { sampleRun } from '../fixtures/sample-run.js';
import type { Cell, RunFile } from '../schema.js';
import { baselineOutcome, type CheckAsk, checkBaseline } from './check.js';
import { type Counted, exactBaselineText, renewed } from './file.js';

const run = sampleRun({ scenarios: ['exact'], rounds: 2 });
const lanes = run.cells.filter(({ status }) => status === 'valid').map(({ lane }) => lane);
const counted: Counted = {
  versions: { node: '20.20', ws: '8.23.0' },
  asked: { headers: 'browser' },
  cells: run.cells.filter(({ lane }) => lanes.includes(lane)),
  lanes,
  metrics: run.metrics,
};
const baseline = renewed(undefined, counted);

function check(change: (cells: RunFile['cells']) => void, more: Partial<CheckAsk> = {}) {
  const cells = structuredClone(counted.cells) as Cell[];
  change(cells);
  const ask = { ...counted, cells, machineVersions: ['node'], bearsOn: () => ['node'] };
  const found = checkBaseline(baseline, { ...ask, ...more });
  return { found, outcome: baselineOutcome(found) };
}

function read(cells: Cell[], lane: string, metric: string, rounds: number[]): void {
  const cell = cells.find((one) => one.lane === lane);
  if (cell?.status !== 'valid') throw new Error(`${lane} is not valid`);
  cell.metrics[metric] = { value: rounds[0]!, low: null, high: null, rounds, bound: null };
}

const statuses = ({ found }: ReturnType<typeof check>) =>
  Object.fromEntries(
    found.lanes.filter(({ status }) => status !== 'same').map((lane) => [lane.lane, lane.status]),
  );

test('what did not change is the same, in every lane', () => {
  const at = check(() => {});
  expect([at.outcome, at.found.lanes.length, statuses(at)]).toEqual(['same', lanes.length, {}]);
});

describe('a change in one lane', () => {
  test.each<[string, string, number[], string]>([
    ['a byte more', 'downBytesPerMessage', [10_001, 10_001], 'worse'],
    ['a byte less', 'downBytesPerMessage', [1, 1], 'renew'],
    ['a message lost in one round of two', 'missingMessages', [0, 1], 'worse'],
  ])('%s is found in that lane alone', (_, metric, rounds, outcome) => {
    const at = check((cells) => read(cells, 'sse', metric, rounds));
    expect([at.outcome, statuses(at)]).toEqual([outcome, { sse: 'differs' }]);
    expect(at.found.lanes.flatMap(({ changes }) => changes.map((change) => change.metric.id))).toEqual([
      metric,
    ]);
  });

  test('under another version of what the machine brings cannot be told', () => {
    const worse = (cells: Cell[]) => read(cells, 'sse', 'downBytesPerMessage', [10_001, 10_001]);
    const at = check(worse, { versions: { ...counted.versions, node: '22.1' } });
    expect([at.outcome, statuses(at)]).toEqual(['cannot tell', { sse: 'other versions' }]);
  });

  test('under another version that the commit itself fixes is judged', () => {
    const worse = (cells: Cell[]) => read(cells, 'sse', 'downBytesPerMessage', [10_001, 10_001]);
    expect(check(worse, { versions: { ...counted.versions, ws: '9.0.0' } }).outcome).toBe('worse');
  });
});

test('the same figures under another Node are not green by silence', () => {
  const at = check(() => {}, { versions: { ...counted.versions, node: '22.1' } });
  expect([at.outcome, statuses(at)]).toEqual(['cannot tell', {}]);
  expect(at.found.versions).toEqual([{ name: 'node', before: '20.20', now: '22.1', ofMachine: true }]);
});

test.each<[string, Partial<Cell> & { status: 'skipped' | 'failed' }, string]>([
  ['skipped', { status: 'skipped', reasons: ['no binary'] }, 'cannot tell'],
  ['failed', { status: 'failed', reasons: ['it fell over'] }, 'not valid'],
])('a lane that is %s is named with its reason', (_, { status, reasons }, outcome) => {
  const at = check((cells) => {
    const index = cells.findIndex(({ lane }) => lane === 'ws');
    const { scenario, lane, point } = cells[index]!;
    cells[index] = { scenario, lane, point, status, reasons: reasons! };
  });
  expect(at.outcome).toBe(outcome);
  expect(at.found.lanes.find(({ lane }) => lane === 'ws')?.reason).toBe(reasons![0]);
});

test('a lane that the baseline lacks, and one that is asked no more, are named', () => {
  const at = check((cells) => {
    const index = cells.findIndex(({ lane }) => lane === 'ws');
    cells[index] = { ...cells[index]!, lane: 'newcomer' };
  });
  expect([at.outcome, statuses(at)]).toEqual(['cannot tell', { newcomer: 'no baseline', ws: 'not asked' }]);
});

describe('a renewed baseline', () => {
  test('changes one line for one figure', () => {
    const cells = structuredClone(counted.cells) as Cell[];
    read(cells, 'sse', 'downBytesPerMessage', [7, 7]);
    const [before, after] = [baseline, renewed(baseline, { ...counted, cells })].map((one) =>
      exactBaselineText(one).split('\n'),
    ) as [string[], string[]];
    expect(after.filter((line, index) => line !== before[index])).toEqual([
      expect.stringMatching(/^ {8}"downBytesPerMessage": 7,?$/),
    ]);
  });

  test('keeps the figures of a skipped lane, and drops a lane that is no more', () => {
    const skipped = counted.cells.map((cell): Cell => {
      const { scenario, lane, point } = cell;
      return lane === 'ws' ? { scenario, lane, point, status: 'skipped', reasons: ['no binary'] } : cell;
    });
    const left = lanes.filter((lane) => lane !== 'sse');
    const next = renewed(baseline, { ...counted, cells: skipped, lanes: left });
    expect(Object.keys(next.lanes)).toEqual(left);
    expect(next.lanes.ws).toEqual(baseline.lanes.ws);
  });
});
