import { expect, test } from 'vitest';
import { breakages, regressions } from '../compare/change.js';
import { outcomeOf } from '../compare/outcome.js';
import { type ComparisonFile, comparisonFileSchema, comparisonFileText } from './comparison-file.js';
import { type SampleChange, sampleComparison } from './fixtures.js';
import { judgeComparison, suspects } from './judge-comparison.js';

const found = (file: ComparisonFile) =>
  regressions(judgeComparison(file)).map(({ scenario, lane, metric }) => `${scenario} ${lane} ${metric.id}`);

test('like against like: every cost is equivalent, every count equal, and the outcome is fine, strictly too', () => {
  const file = sampleComparison();
  const { changes, leftOut } = judgeComparison(file);
  expect(leftOut).toEqual([]);
  expect(new Set(changes.map(({ tier, verdict }) => `${tier} ${verdict}`))).toEqual(
    new Set(['exact equal', 'cost equivalent']),
  );
  expect(outcomeOf(judgeComparison(file), true)).toBe('fine');
});

test.each<[string, SampleChange, string[]]>([
  ['a byte more', { lane: 'sse', openingBytes: 1 }, ['exact sse openingDownBytes']],
  ['a message lost', { lane: 'ws', lost: 1 }, ['paired ws missingMessages']],
  [
    'a fifth more CPU',
    { lane: 'ws', ratios: { serverCpuUsPerMessage: 1.2 } },
    ['paired ws serverCpuUsPerMessage'],
  ],
  [
    'two costs at once',
    { lane: 'sse', ratios: { latencyP50Ns: 1.5, serverHeapBytesPerConnection: 1.3 } },
    ['paired sse latencyP50Ns', 'paired sse serverHeapBytesPerConnection'],
  ],
  ['a change below the threshold', { lane: 'ws', ratios: { serverCpuUsPerMessage: 1.05 } }, []],
  ['a change for the better', { lane: 'ws', ratios: { serverCpuUsPerMessage: 0.7 } }, []],
])('%s', (_, change, expected) => {
  expect(found(sampleComparison(change))).toEqual(expected);
});

test('what the first set suspects alone fails nothing, and is not passed over', () => {
  const whole = sampleComparison({ lane: 'ws', ratios: { serverCpuUsPerMessage: 1.2 } });
  const units = whole.units.filter(({ set }) => set === 'first');
  const file = { ...whole, units };
  expect(suspects(file)).toMatchObject([{ lane: 'ws', metric: 'serverCpuUsPerMessage' }]);
  const comparison = judgeComparison(file);
  expect(regressions(comparison)).toEqual([]);
  expect([outcomeOf(comparison, false), outcomeOf(comparison, true)]).toEqual(['fine', 'cannot tell']);
  const like = units.map((unit) => ({ ...unit, set: 'confirmation' as const }));
  const calm = like.map((unit) => ({
    ...unit,
    values: { serverCpuUsPerMessage: { base: 12, head: 12 + unit.unit / 100 } },
  }));
  const second = judgeComparison({ ...file, units: [...units, ...calm] });
  const cost = second.changes.find(
    ({ lane, metric }) => lane === 'ws' && metric.id === 'serverCpuUsPerMessage',
  );
  expect(cost).toMatchObject({ verdict: 'cannot tell', gates: true });
  expect(cost!.method).toMatch(/did not confirm$/);
});

test('worse for sure, and by less than the threshold: told, and no regression', () => {
  const { changes } = judgeComparison(
    sampleComparison({ lane: 'ws', ratios: { serverCpuUsPerMessage: 1.075 } }),
  );
  expect(
    changes.find(({ lane, metric }) => lane === 'ws' && metric.id === 'serverCpuUsPerMessage'),
  ).toMatchObject({
    verdict: 'worse',
    gates: false,
  });
});

test('head that fails at what base carries is a regression by itself', () => {
  const file = sampleComparison();
  const counted = file.counted.map((trial) =>
    trial.side === 'head' && trial.lane === 'ws'
      ? { ...trial, status: 'failed' as const, reasons: ['it fell over'], figures: {} }
      : trial,
  );
  const comparison = judgeComparison({ ...file, counted });
  expect(breakages(comparison)).toMatchObject([
    { lane: 'ws', kind: 'not valid', reason: 'head: it fell over' },
  ]);
  expect(outcomeOf(comparison, false)).toBe('regression');
});

test('a lane that neither side can run is named, and fails nothing', () => {
  const file = sampleComparison();
  const counted = file.counted.map((trial) =>
    trial.lane === 'ws'
      ? { ...trial, status: 'skipped' as const, reasons: ['not built here'], figures: {} }
      : trial,
  );
  const comparison = judgeComparison({ ...file, counted });
  expect(comparison.leftOut).toMatchObject([{ lane: 'ws', kind: 'skipped in both', gates: false }]);
  expect(outcomeOf(comparison, true)).toBe('fine');
});

test('a lane that cannot run under what was put in place is left out, and strictly the gate cannot tell', () => {
  const file = sampleComparison();
  const counted = file.counted.map((trial) =>
    trial.lane === 'ws' && trial.side === 'head'
      ? { ...trial, status: 'skipped' as const, reasons: ['no binary for that Node'], figures: {} }
      : trial,
  );
  const comparison = judgeComparison({ ...file, counted });
  const [left] = comparison.leftOut;
  expect(left).toMatchObject({ lane: 'ws', kind: 'only in base', reason: 'no binary for that Node' });
  expect(breakages(comparison)).toEqual([]);
  expect([outcomeOf(comparison, false), outcomeOf(comparison, true)]).toEqual(['fine', 'cannot tell']);
});

test('what was interrupted before head was asked is not taken for skipped', () => {
  const file = sampleComparison();
  const counted = file.counted.filter(({ lane, side }) => lane !== 'ws' || side === 'base');
  const { leftOut } = judgeComparison({ ...file, counted, status: 'interrupted' });
  expect(leftOut).toMatchObject([{ lane: 'ws', kind: 'not valid' }]);
});

test('units that were all disturbed leave their costs untold, which is never green by silence', () => {
  const file = sampleComparison();
  const units = file.units.map((unit) =>
    unit.lane === 'ws' ? { ...unit, status: 'invalid' as const, reasons: ['foreign CPU'], values: {} } : unit,
  );
  const comparison = judgeComparison({ ...file, units });
  expect(comparison.leftOut.map(({ lane, metric, gates }) => [lane, metric, gates])).toEqual(
    file.plan.metrics.map((metric) => ['ws', metric, true]),
  );
  expect([outcomeOf(comparison, false), outcomeOf(comparison, true)]).toEqual(['fine', 'nothing valid']);
});

test('the file keeps its schema, and what is judged can be judged again from it', () => {
  const file = sampleComparison({ lane: 'ws', ratios: { latencyP50Ns: 2 } });
  const read = comparisonFileSchema.parse(JSON.parse(comparisonFileText(file)));
  expect(read).toEqual(JSON.parse(comparisonFileText(file)));
  expect(JSON.parse(JSON.stringify(judgeComparison(read)))).toEqual(read.comparison);
});
