import { describe, expect, it } from 'vitest';
import { sampleRun } from '../../results/fixtures/sample-run.js';
import type { RunFile } from '../../results/schema.js';
import { madeRuns } from '../../results/trend/fixtures.js';
import { hostileRun } from '../fixtures/hostile-run.js';
import { renderTrends } from './page.js';
import { scaleOf } from './panel.js';
import { type NamedRun, trendsOf } from './series.js';

const base = sampleRun({ scenarios: ['push', 'fan-out', 'exact'] });

function runAt(day: number, change: (run: RunFile) => void = () => {}): NamedRun {
  const run = structuredClone(base);
  run.startedAt = new Date(Date.UTC(2026, 0, day)).toISOString();
  change(run);
  return { name: `run-${day}`, run };
}

const rowOf = (runs: readonly NamedRun[], scenario: string, metric: string) =>
  trendsOf(runs, 'en').rows.find((row) => row.scenario === scenario && row.metric.id === metric);

describe('runs over time', () => {
  it('stand in the order in which they were measured, whatever order they are named in', () => {
    const { runs } = trendsOf([runAt(3), runAt(1), runAt(2)], 'en');
    expect(runs.map(({ name }) => name)).toEqual(['run-1', 'run-2', 'run-3']);
  });

  it('give each lane one point a run: what it read, why it has none, or that it was not asked', () => {
    const withoutWs = runAt(2, (run) => {
      run.cells = run.cells.filter(({ lane }) => lane !== 'ws');
    });
    const row = rowOf([runAt(1), withoutWs, runAt(3)], 'push', 'latencyP50Ns');
    const ws = row?.lanes.find(({ lane }) => lane.id === 'ws');
    expect(ws?.points.map(({ status }) => status)).toEqual(['read', 'absent', 'read']);
  });

  it('a withheld figure is a gap with its reason, and never a number', () => {
    const spoilt = runAt(2, (run) => {
      run.cells = run.cells.map((cell) =>
        cell.scenario === 'push' && cell.lane === 'sse'
          ? { scenario: 'push', lane: 'sse', point: cell.point, status: 'failed', reasons: ['no server'] }
          : cell,
      );
      run.trials = run.trials.filter(({ scenario, lane }) => scenario !== 'push' || lane !== 'sse');
    });
    const points = rowOf([runAt(1), spoilt, runAt(3)], 'push', 'latencyP50Ns')?.lanes.find(
      ({ lane }) => lane.id === 'sse',
    )?.points;
    expect(points?.[1]).toEqual({ status: 'withheld', reason: 'Failed: no server' });
    const html = renderTrends([runAt(1), spoilt, runAt(3)], 'en', { other: null, index: null });
    expect(html).toContain('<title>Failed: no server</title>');
  });

  it('another machine or another Node is a seam, and is said', () => {
    const elsewhere = runAt(2, (run) => {
      run.environment.node = 'v99.0.0';
    });
    expect(trendsOf([runAt(1), elsewhere, runAt(3)], 'en').runs.map(({ seam }) => seam)).toEqual([
      [],
      ['Node v99.0.0'],
      [`Node ${base.environment.node}`],
    ]);
  });

  it('what one run alone has measured is no trend', () => {
    const { rows } = trendsOf([runAt(1), { name: 'other', run: sampleRun({ scenarios: ['idle'] }) }], 'en');
    expect(rows).toEqual([]);
  });

  it('one scale serves all lanes of a row', () => {
    const row = rowOf([runAt(1), runAt(2)], 'push', 'latencyP50Ns')!;
    const { y, ends } = scaleOf(row);
    expect(y(ends[1])).toBeLessThan(y(ends[0]));
    for (const { points } of row.lanes) {
      for (const point of points) {
        if (point.status === 'read') expect(point.estimate.value).toBeLessThanOrEqual(ends[1]);
      }
    }
  });

  it('a change is marked at the run where it began, with its commit and size, and leads to its row', () => {
    const step = { from: 3, scenario: 'exact', lane: 'sse', metric: 'downBytesPerMessage', factor: 1.25 };
    const runs = madeRuns(base, 5, { noise: 0.02, steps: [step] }).map((run) => ({ name: run.runId, run }));
    const row = rowOf(runs, 'exact', 'downBytesPerMessage')!;
    const marked = row.lanes.filter(({ changes }) => changes.length > 0);
    expect(marked.map(({ lane, changes }) => [lane.id, changes])).toEqual([
      ['sse', [{ run: 3, verdict: 'worse', size: '+25\u00a0%', said: '+25\u00a0% from 0000004 on, worse' }]],
    ]);
    const html = renderTrends(runs, 'en', { other: null, index: null });
    expect(html).toContain(`href="#${row.id}"`);
    expect(html.match(/<title>\+25\u00a0% from 0000004 on, worse<\/title>/g)).toHaveLength(1);
    expect(html).toMatch(/\d+ series have fewer than 10 runs alike/);
    expect(renderTrends(runs, 'ko', { other: null, index: null })).toContain('커밋 0000004부터 +25%, 악화');
  });

  it('where nothing changed, that is said', () => {
    const runs = madeRuns(base, 3, { noise: 0.02 }).map((run) => ({ name: run.runId, run }));
    expect(renderTrends(runs, 'en', { other: null, index: null })).toContain('No change was found.');
  });

  it.each(['en', 'ko'] as const)('hostile words of a file are text: %s', (lang) => {
    const hostile = hostileRun(base, { ids: false });
    const html = renderTrends(
      [
        { name: '<img src=x>', run: hostile },
        { name: 'b', run: hostile },
      ],
      lang,
      {
        other: null,
        index: null,
      },
    );
    expect(html).not.toMatch(/<(?:script|img|iframe)|<\w+[^>"]*\son\w+=/);
  });
});
