import { describe, expect, it } from 'vitest';
import { sampleRun } from '../../results/fixtures/sample-run.js';
import { buildReport } from '../model.js';
import { citedIn, sourcesOf } from './sources.js';
import { viewRun } from './view.js';

const run = sampleRun();
const nineDigits = (value: number) => String(Number(value.toPrecision(9)));
const view = viewRun(run, 'en');

describe('where numbers come from', () => {
  it('finds each place once, however deep it stands', () => {
    const figure = { text: '1', from: ['/cells/0', '/plan/seed'] };
    expect(citedIn({ a: [[figure, 'words']], b: { c: figure, d: ['/not/a/figure'] } })).toEqual([
      '/cells/0',
      '/plan/seed',
    ]);
  });

  it('says what stands at a figure of a cell, with its interval and rounds', () => {
    const index = run.cells.findIndex((cell) => cell.status === 'valid' && cell.metrics.latencyP50Ns);
    const cell = run.cells[index]!;
    if (cell.status !== 'valid') throw new Error('the sample has no such cell');
    const { value, low, high, rounds } = cell.metrics.latencyP50Ns!;
    const [source] = sourcesOf(view, { text: '', from: [`/cells/${index}/metrics/latencyP50Ns/value`] });
    expect(source).toMatchObject({
      value: nineDigits(value),
      interval: `${nineDigits(low!)} – ${nineDigits(high!)}`,
      rounds: String(rounds.length),
    });
    expect(source?.what).toMatch(/^Median latency · /);
  });

  it('prints no interval where there is none, and says where nothing stands', () => {
    const [seed, nothing, list] = sourcesOf(view, [
      { text: '', from: ['/plan/seed', '/no/such/place', '/plan/lanes'] },
    ]);
    expect(seed).toMatchObject({ value: String(run.plan.seed), interval: '', rounds: '', what: '' });
    expect(nothing?.value).toBe('–');
    expect(list?.value).toBe(`${run.plan.lanes.length} entries`);
  });

  it.each(['en', 'ko'] as const)('knows every place that the report points at: %s', (lang) => {
    const { sources } = buildReport(run, lang);
    expect(sources.length).toBeGreaterThan(10);
    expect(new Set(sources.map(({ pointer }) => pointer)).size).toBe(sources.length);
    expect(sources.filter(({ value }) => value === '–')).toEqual([]);
  });
});
