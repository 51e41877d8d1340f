import { describe, expect, it } from 'vitest';
import { sampleRun } from '../../results/fixtures/sample-run.js';
import type { Cell } from '../../results/schema.js';
import { isChart } from '../charts/draw-figure.js';
import { committedRun } from '../fixtures/committed-run.js';
import { buildReport, chartsIn } from '../model.js';
import { plainText } from '../prose.js';

const run = sampleRun();
const model = buildReport(run);
/** A scenario's charts along a parameter, wherever the story took them. */
const along = (id: string, parameter: string, of = model) =>
  chartsIn(of).flatMap((figure) => {
    const { spec, shows } = figure;
    return shows.scenario === id && shows.over === parameter && isChart(spec) ? [{ ...figure, spec }] : [];
  });
const section = (id: string, of = model) => of.sections.find((one) => one.id === id)!;
const spaced = (text: string) => text.replaceAll('\u00a0', ' ');
const cellAt = (lane: string, rttMs: number): Extract<Cell, { status: 'valid' }> => {
  const cell = run.cells.find(
    (one) => one.scenario === 'push' && one.lane === lane && one.point.rttMs === rttMs,
  );
  if (cell?.status !== 'valid') throw new Error(`${lane} has no valid cell`);
  return cell;
};

describe('push over a distance', () => {
  const [direct, polling] = along('push', 'rttMs');

  it('leads the section: those that need not ask and long polling in one chart, short polling in its own', () => {
    expect(direct!.spec.across!.places).toEqual([0, 50]);
    expect(direct!.spec.rows.map(({ look }) => look)).toEqual([
      'long-polling',
      'chunked',
      'sse',
      'ws',
      'uws',
      'control',
    ]);
    expect(polling!.spec.rows.map(({ look }) => look)).toEqual(['short-polling']);
  });

  it('stands on axes from zero, with the laws over it', () => {
    expect(direct!.spec.axis).toMatchObject({ scale: 'linear', min: 0 });
    const laws = direct!.spec.across!.laws;
    const last = laws.map(({ short, points }) => [short, points.at(-1)]);
    expect(last).toContainEqual(['d–3d', { x: 50, value: 25e6, high: 75e6 }]);
    expect(last).toContainEqual(['d', { x: 50, value: 25e6, high: null }]);
    expect(polling!.spec.across!.laws.map(({ points }) => points.at(-1)!.value)).toEqual([525e6]);
  });

  it('says in its title what was measured at the distance that is spoken of', () => {
    expect(spaced(direct!.title)).toMatch(
      /^At a round-trip time of 50 ms a message takes 25\.\d ms by .+ and [45]\d(\.\d)? ms by long polling, which must ask again/,
    );
    expect(spaced(polling!.title)).toMatch(/The interval weighs more than the distance$/);
  });

  it('has law and residual in its table', () => {
    const row = direct!.table.rows.find(({ look, cells }) => look === 'ws' && spaced(cells[0]!) === '50 ms')!;
    expect(spaced(row.cells[1]!)).toBe('25 ms');
    expect(row.cells[2]).toMatch(/agrees$/);
  });

  it('is what the answer speaks of', () => {
    const from = model.headline.title.flatMap((piece) => (typeof piece === 'string' ? [] : piece.from));
    const cells = from.filter((pointer) => pointer.startsWith('/cells/'));
    expect(cells.length).toBeGreaterThan(1);
    for (const pointer of cells) expect(run.cells[Number(pointer.split('/')[2])]!.point.rttMs).toBe(50);
    expect(cellAt('ws', 50).metrics.latencyP50Ns!.value).toBeGreaterThan(25e6);
  });
});

describe('lines', () => {
  it('have their places that were withheld, each with its reason, in chart and table', () => {
    const { spec, table } = along('fan-out', 'clients')[0]!;
    const sse = spec.rows.find(({ look }) => look === 'sse')!;
    expect(sse.marks).toHaveLength(1);
    expect(sse.gaps).toHaveLength(1);
    expect(sse.gaps![0]!.series).toBe('1');
    const withheld = table.rows.filter(({ look }) => look === 'sse').flatMap((row) => row.withheld ?? []);
    expect(withheld[0]).toMatch(/^100: not valid: /);
  });

  it('stand on a log axis where places span more than a factor of twenty', () => {
    const { spec } = along('idle', 'clients')[0]!;
    expect(spec.across!.places).toEqual([100, 1_000, 10_000]);
    expect(spec.across!.axis).toMatchObject({ scale: 'log', title: 'Clients (log scale)' });
  });

  it('are not drawn for points that were asked only for a published figure', () => {
    const asks = run.plan.asks.map((ask) =>
      ask.scenario === 'push' && ask.point.rttMs === 50 ? { ...ask, anchor: 'rfc6202' } : ask,
    );
    const report = buildReport({ ...run, plan: { ...run.plan, asks } });
    expect(along('push', 'rttMs')).toHaveLength(2);
    expect(along('push', 'rttMs', report)).toEqual([]);
  });
});

describe('growth', () => {
  it('has a row, and its steepest a sentence', () => {
    const growth = {
      scenario: 'idle',
      lane: 'ws',
      point: { pollIntervalMs: 5_000 },
      metric: 'serverCpuShare',
      over: 'clients',
      exponent: 1.034,
      standardError: 0.02,
      low: 0.98,
      high: 1.09,
      points: [
        { x: 100, y: 0.01 },
        { x: 10_000, y: 1 },
      ],
      worstResidualRatio: 1.1,
    };
    const { more, notes } = section('idle', buildReport({ ...run, growth: [growth] }));
    expect(more[0]!.rows.map(({ header, cells }) => [header, cells[1]])).toEqual([
      ['WebSocket (ws)', '1.03'],
    ]);
    expect(notes.map(plainText).join(' ')).toContain('to the power of 1.03 (0.98–1.09)');
  });
});

describe('a chart over a distance whose ends the run could not tell apart', () => {
  it('says so in its title', () => {
    const committed = committedRun();
    const comparisons = committed.comparisons.map((one) => ({ ...one, verdict: 'cannot tell' as const }));
    const charts = along('connect', 'rttMs', buildReport({ ...committed, comparisons }));
    expect(charts).toHaveLength(1);
    expect(spaced(charts[0]!.title)).toMatch(/, which could not be told apart$/);
  });
});
