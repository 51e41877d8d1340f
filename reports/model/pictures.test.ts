import { describe, expect, it } from 'vitest';
import { cellsOf } from '../../results/cells.js';
import { sampleRun } from '../../results/fixtures/sample-run.js';
import type { RunFile, ValidTrial } from '../../results/schema.js';
import { chartConfig } from '../charts/config.js';
import { drawSvg } from '../charts/svg/draw.js';
import { buildReport, chartsIn } from '../model.js';
import type { ReportFigure } from './figures.js';
import { ninesOf } from './percentiles.js';

const MS = 1e6;
const run = sampleRun({ scenarios: ['push', 'duplex'] });
const report = buildReport(run);
const answer = report.headline.picture!;
const figures = chartsIn(report) as readonly ReportFigure[];
const figure = (part: string) => figures.find(({ id }) => id.includes(part))!;
const rowOf = ({ spec }: ReportFigure, look: string) => spec.rows.find((row) => row.look === look)!;

const trialsOf = (of: RunFile, lane: string) =>
  of.trials.filter(
    (trial): trial is ValidTrial =>
      trial.status === 'valid' &&
      trial.scenario === 'push' &&
      trial.lane === lane &&
      trial.point.rttMs === 50,
  );

describe('the answer as a picture', () => {
  it('shows every message of the one round whose median is the cell’s', () => {
    for (const lane of ['short-polling', 'long-polling', 'chunked', 'sse', 'ws'] as const) {
      const row = rowOf(answer, lane);
      const shown = trialsOf(run, lane).find(({ metrics }) => metrics.latencyP50Ns === row.marks[0]!.value)!;
      const times = row.strip!.times;
      expect(times.reduce((sum, [, count]) => sum + count, 0)).toBe(shown.histograms.latency!.count);
      expect(times[0]![0]).toBeGreaterThanOrEqual(shown.histograms.latency!.minNs);
      expect(times.at(-1)![0]).toBeLessThanOrEqual(shown.histograms.latency!.maxNs);
      expect(times.at(-1)![0]).toBeLessThanOrEqual(answer.spec.axis.max);
    }
    expect(answer.spec.axis).toMatchObject({ scale: 'linear', min: 0 });
    expect(answer.foot).toContain('one round of each lane');
  });

  it('puts each lane over its law', () => {
    const law = (look: string) => rowOf(answer, look).strip!.law!.map((ns) => ns / MS);
    expect(law('short-polling')).toEqual([25, 1025]);
    expect(law('long-polling')).toEqual([25, 75]);
    for (const lane of ['chunked', 'sse', 'ws']) expect(law(lane)).toEqual([25, 25]);
  });

  it('says why a lane is missing, names no control, and needs no key', () => {
    expect(rowOf(answer, 'uws')).toMatchObject({ marks: [], gap: expect.stringContaining('no binary') });
    expect(rowOf(answer, 'uws').strip).toBeUndefined();
    expect(answer.spec.rows.map(({ look }) => look)).not.toContain('control');
    expect(answer.key).toEqual([]);
    expect(answer.table.rows).toHaveLength(answer.spec.rows.length);
    expect(figures[0]).toBe(answer);
  });

  it('is there without a distance, and not without the question', () => {
    const near = buildReport({
      ...run,
      scenarios: run.scenarios.map((one) => ({ ...one, points: one.points.slice(0, 1) })),
    });
    const law = near.headline.picture!.spec.rows.map(({ strip }) => strip?.law ?? null);
    expect(law.filter(Boolean)).toEqual([[0, 1000 * MS]]);
    expect(buildReport(sampleRun({ scenarios: ['connect'], rounds: 1 })).headline.picture).toBeNull();
  });

  it('does not say which is quicker where the lanes were not told apart', () => {
    const comparisons = run.comparisons.map((one) => ({ ...one, verdict: 'cannot tell' as const }));
    expect(buildReport({ ...run, comparisons }).headline.picture!.title).toContain('could not be told apart');
  });
});

describe('staleness and its cost over the polling interval', () => {
  const stale = figure('by-pollintervalms');
  const cost = figure('cost-by-staleness');

  it('draws the law of half an interval over the medians', () => {
    expect(stale.spec.across!.places).toEqual([100, 400, 1000]);
    const [law, ...others] = stale.spec.across!.laws;
    expect(others).toEqual([]);
    expect(law!.points.map(({ x, value }) => [x, value / MS])).toEqual([
      [100, 50],
      [1000, 500],
    ]);
    expect(stale.title).toMatch(/half an interval old: short polling every 100\sms/);
  });

  it('sets each interval’s bytes, both ways, over its median age, beside a socket', () => {
    const { marks } = rowOf(cost, 'short-polling');
    const cells = run.cells.flatMap((cell) =>
      cell.status === 'valid' &&
      cell.lane === 'short-polling' &&
      cell.scenario === 'push' &&
      cell.point.rttMs === 0
        ? [cell]
        : [],
    );
    expect(marks).toHaveLength(3);
    for (const { at, rounds } of marks) {
      const cell = cells.find(({ metrics }) => metrics.latencyP50Ns!.value === at!.x)!;
      const [up, down] = [cell.metrics.upBytesPerMessage!, cell.metrics.downBytesPerMessage!];
      expect(rounds).toEqual(up.rounds.map((bytes, index) => bytes + down.rounds[index]!));
    }
    expect(rowOf(cost, 'ws').marks).toHaveLength(1);
    expect(cost.title).toMatch(/^Fresher costs more: /);
  });

  it('does not call it dearer where the intervals overlap', () => {
    const cells = run.cells.map((cell) => {
      if (cell.status !== 'valid') return cell;
      const flat = { value: 80, low: 80, high: 80, rounds: [80, 80, 80, 80, 80], bound: null };
      return { ...cell, metrics: { ...cell.metrics, upBytesPerMessage: flat, downBytesPerMessage: flat } };
    });
    const title = (chartsIn(buildReport({ ...run, cells })) as ReportFigure[]).find(({ id }) =>
      id.includes('cost-by-staleness'),
    )!.title;
    expect(title).toMatch(/^Short polling every 1\ss is /);
  });

  it('is not drawn of a single interval', () => {
    const trials = run.trials.filter(
      ({ point }) => point.pollIntervalMs !== 400 && point.pollIntervalMs !== 100,
    );
    const left = chartsIn(buildReport({ ...run, trials, cells: cellsOf(trials) }));
    expect(left.some(({ id }) => id.includes('cost-by-staleness'))).toBe(false);
  });
});

describe('percentiles', () => {
  const spread = figure('push-latency-percentiles-away');

  it('stops where fewer than ten samples of a round lie beyond', () => {
    const read = rowOf(spread, 'ws').marks.map(({ series }) => Number(series));
    // 1,200 samples: 12 beyond 99 %, 6 beyond 99.5 %.
    expect(read).toEqual([50, 75, 90, 95, 98, 99]);
    expect(figures.filter(({ shows }) => shows.over === 'percentile').map(({ id }) => id)).toEqual([
      'push-latency-percentiles',
      'push-latency-percentiles-away',
      'duplex-roundtrip-percentiles',
      ...(run.scenarios[1]!.points.length > 1 ? ['duplex-roundtrip-percentiles-away'] : []),
    ]);
  });

  it('agrees with what the cells say, and stretches towards 100 %', () => {
    const cell = run.cells.find(
      (one) =>
        one.status === 'valid' && one.scenario === 'push' && one.lane === 'ws' && one.point.rttMs === 50,
    );
    const metrics = cell?.status === 'valid' ? cell.metrics : {};
    const at = (percentile: number) =>
      rowOf(spread, 'ws').marks.find(({ series }) => series === String(percentile))!.value;
    expect([at(50), at(90), at(99)]).toEqual([
      metrics.latencyP50Ns!.value,
      metrics.latencyP90Ns!.value,
      metrics.latencyP99Ns!.value,
    ]);
    expect([50, 90, 99, 99.9].map(ninesOf)).toEqual([0.301, 1, 2, 3]);
  });

  it('prints every mark in its table, a column a percentile, and n', () => {
    const drawn = spread.spec.rows.filter(({ marks }) => marks.length > 0);
    const rows = spread.table.rows.filter(({ withheld }) => withheld === null);
    expect(rows.map(({ cells }) => cells)).toEqual(
      drawn.map(({ marks }) => [...marks.map(({ text }) => text), '5']),
    );
    expect(spread.table.rows).toHaveLength(spread.spec.rows.length);
  });

  it('has a thin line a round and says when it is of each mark', () => {
    const config = chartConfig(spread.spec);
    const line = config.kind === 'lines' ? config.lines.find(({ look }) => look === 'ws')! : undefined;
    expect(line!.rounds).toHaveLength(5);
    expect(line!.rounds.every((round) => round.length === line!.marks.length)).toBe(true);
    expect(rowOf(spread, 'ws').marks[0]!.tip.join(' ')).toMatch(/interval .* 5 rounds/);
  });
});

it.each([780, 350])('every picture keeps within %i pixels', (width) => {
  for (const one of [answer, ...figures.filter(({ id }) => /percentiles|staleness|pollinterval/.test(id))]) {
    const { markup } = drawSvg(chartConfig(one.spec), width);
    const xs = [...markup.matchAll(/ (?:x|cx|x1|x2)="(-?[\d.]+)"/g)].map((match) => Number(match[1]));
    expect(Math.min(...xs), one.id).toBeGreaterThanOrEqual(-1);
    expect(Math.max(...xs), one.id).toBeLessThanOrEqual(width);
  }
});
