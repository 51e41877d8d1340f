import { expect, test } from 'vitest';
import type { RunFile } from '../schema.js';
import { compareRuns } from './compare-runs.js';
import { cellIn, setRounds, twoRuns } from './fixtures.js';
import { outcomeOf, warningsOf } from './outcome.js';

function outcomes(scenarios: string[], change: (head: RunFile, base: RunFile) => void) {
  const { base, head } = twoRuns(scenarios);
  change(head, base);
  const comparison = compareRuns(base, head);
  return [outcomeOf(comparison, false), outcomeOf(comparison, true), warningsOf(comparison).length];
}

test('nothing changed is fine, and needs no warning', () => {
  expect(outcomes(['exact'], () => {})).toEqual(['fine', 'fine', 0]);
});

test('a count for the worse is a regression, whatever else there is', () => {
  const found = outcomes(['exact', 'push'], (head) => {
    setRounds(head, ['exact', 'ws', 'missingMessages'], [1, 1, 1]);
    head.cells = head.cells.filter(({ scenario }) => scenario === 'exact');
  });
  expect(found.slice(0, 2)).toEqual(['regression', 'regression']);
});

test('a cost for the worse is none, however clear; without counts the gate says so', () => {
  const found = outcomes(['push'], (head, base) => {
    setRounds(base, ['push', 'ws', 'serverCpuUsPerMessage'], [10, 10, 10]);
    setRounds(head, ['push', 'ws', 'serverCpuUsPerMessage'], [30, 30, 30]);
  });
  expect(found).toEqual(['fine', 'cannot tell', 1]);
});

test('a count that cannot be told, or that head lacks, is never green by silence', () => {
  const untold = outcomes(['exact'], (_, base) => {
    setRounds(base, ['exact', 'ws', 'missingMessages'], [0, 1, 0]);
  });
  expect(untold).toEqual(['fine', 'cannot tell', 1]);
  const lacking = outcomes(['exact'], (head) => {
    head.cells = head.cells.filter(({ lane }) => lane !== 'ws');
  });
  expect(lacking).toEqual(['fine', 'cannot tell', 1]);
});

test('a cell that is not valid is a warning, and no success where that is asked for', () => {
  const found = outcomes(['exact'], (head) => {
    const { scenario, lane, point } = cellIn(head, 'exact', 'ws');
    head.cells = head.cells.map((cell) =>
      cell.lane === 'ws' ? { scenario, lane, point, status: 'failed', reasons: [] } : cell,
    );
  });
  expect(found).toEqual(['fine', 'nothing valid', 2]);
});

test('no valid cell on both sides is nothing valid', () => {
  const found = outcomes(['exact'], (head) => {
    head.cells = head.cells.map(({ scenario, lane, point }) => ({
      ...{ scenario, lane, point },
      status: 'failed' as const,
      reasons: ['it fell over'],
    }));
  });
  expect(found.slice(0, 2)).toEqual(['nothing valid', 'nothing valid']);
});
