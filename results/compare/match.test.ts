import { expect, test } from 'vitest';
import type { RunFile } from '../schema.js';
import { askedOtherwise, belongsTo } from './asked.js';
import { cellIn, twoRuns } from './fixtures.js';
import { matchCells } from './match.js';

const kinds = (base: RunFile, head: RunFile) =>
  matchCells(base, head).leftOut.map(({ lane, kind, reason }) => [lane, kind, reason]);

test('cells match by scenario, point and lane, whatever the order of a point', () => {
  const { base, head } = twoRuns(['exact']);
  for (const cell of head.cells) cell.point = Object.fromEntries(Object.entries(cell.point).reverse());
  const { pairs, leftOut } = matchCells(base, head);
  expect(pairs).toHaveLength(base.cells.filter(({ status }) => status === 'valid').length);
  expect(leftOut.map(({ lane, kind, gates }) => [lane, kind, gates])).toEqual([
    ['uws', 'skipped in both', false],
  ]);
});

test('another duration, header profile or keep-alive was asked otherwise, and says so', () => {
  const { base, head } = twoRuns(['push']);
  const place = cellIn(base, 'push', 'sse');
  base.plan.settings.pushMeasureMs = 2200;
  head.plan.settings.pushMeasureMs = 1000;
  for (const ask of head.plan.asks) Object.assign(ask, { headers: 'minimal', keepAlive: false });
  expect(askedOtherwise(base.plan, head.plan, place)).toEqual([
    'pushMeasureMs 2200, then 1000',
    'headers browser, then minimal',
    'keepAlive true, then false',
  ]);
  expect(matchCells(base, head)).toMatchObject({ pairs: [], askedAlike: 0 });
});

test('an ask keeps its own settings over the plan', () => {
  const { base, head } = twoRuns(['push']);
  base.plan.settings.pushMeasureMs = 2200;
  head.plan.settings.pushMeasureMs = 1000;
  for (const ask of head.plan.asks) ask.settings.pushMeasureMs = 2200;
  expect(askedOtherwise(base.plan, head.plan, cellIn(base, 'push', 'sse'))).toEqual([]);
});

test('settings of other scenarios, and how long one waits, make no difference', () => {
  const { base, head } = twoRuns(['exact']);
  Object.assign(head.plan.settings, { pushClients: 99, drainMs: 1, warmupMaxMs: 7, exactPatienceMs: 1 });
  expect(askedOtherwise(base.plan, head.plan, cellIn(base, 'exact', 'ws'))).toEqual([]);
  head.plan.settings.exactMessages = 3;
  expect(askedOtherwise(base.plan, head.plan, cellIn(base, 'exact', 'ws'))).toEqual([
    'exactMessages not set, then 3',
  ]);
});

test.each([
  ['fanOutClients', 'fan-out', true],
  ['anchorMeasureMs', 'anchor-paced', true],
  ['pushClients', 'push', true],
  ['push', 'push', false],
  ['slowReaderClients', 'slow-reader', true],
  ['connectHeld', 'con', false],
])('%s belongs to %s: %s', (setting, scenario, belongs) => {
  expect(belongsTo(setting, scenario)).toBe(belongs);
});

test('what one side lacks says whether it was asked', () => {
  const { base, head } = twoRuns(['exact']);
  head.cells = head.cells.filter(({ lane }) => lane !== 'ws');
  head.status = 'interrupted';
  base.cells = base.cells.filter(({ lane }) => lane !== 'sse');
  for (const ask of base.plan.asks) ask.lanes = ask.lanes.filter((lane) => lane !== 'sse');
  const found = matchCells(base, head).leftOut.filter(({ kind }) => kind.startsWith('only'));
  expect(found.map(({ lane, kind, reason, gates }) => [lane, kind, reason, gates])).toEqual([
    ['ws', 'only in base', 'head asked this and did not measure it (the run is interrupted)', true],
    ['sse', 'only in head', 'base did not ask this', false],
  ]);
});

test('a cell that is not valid says which side and why', () => {
  const { base, head } = twoRuns(['exact']);
  const { scenario, lane, point } = cellIn(head, 'exact', 'ws');
  head.cells = head.cells.map((cell) =>
    cell.lane === 'ws' ? { scenario, lane, point, status: 'failed', reasons: ['it fell over'] } : cell,
  );
  expect(kinds(base, head)).toContainEqual(['ws', 'not valid', 'head failed: it fell over']);
});
