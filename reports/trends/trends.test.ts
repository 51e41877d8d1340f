import { describe, expect, it } from 'vitest';
import { sampleRun } from '../../results/fixtures/sample-run.js';
import type { RunFile } from '../../results/schema.js';
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
