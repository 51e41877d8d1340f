/** Every number that stands in the report's prose comes from the result file, and is what it says. */
import { describe, expect, it } from 'vitest';
import { sampleRun } from '../results/fixtures/sample-run.js';
import { sampleTodayRun } from '../results/fixtures/sample-today.js';
import type { RunFile } from '../results/schema.js';
import { committedRun } from './fixtures/committed-run.js';
import { looseNumbers } from './fixtures/loose-numbers.js';
import { parsePrinted } from './fixtures/printed.js';
import { contradiction, derive } from './fixtures/rederive.js';
import { sentencesIn } from './fixtures/sentences.js';
import { buildReport, type ReportModel } from './model.js';
import type { Lang } from './units.js';

const runs: readonly (readonly [string, RunFile])[] = [
  ['the sample run', sampleRun()],
  ['a quick run', sampleRun({ rounds: 1 })],
  ['the committed run', committedRun()],
  ['a run of today’s web', sampleTodayRun()],
];
const reports = runs.flatMap(([name, run]) =>
  (['en', 'ko'] as const).map((lang): readonly [string, Lang, RunFile, ReportModel] => [
    name,
    lang,
    run,
    buildReport(run, lang),
  ]),
);

describe('numbers in prose', () => {
  it.each(reports)('are what %s has at their places (%s)', (_name, _lang, run, model) => {
    const said = sentencesIn(model);
    const figures = said.flatMap((sentence) => sentence.figures);
    expect(figures.length).toBeGreaterThan(50);
    const wrong = said.flatMap(({ place, figures: own }) =>
      own.flatMap((figure) => {
        const why = contradiction(run, figure);
        return why === null ? [] : [`${place}: ${why}`];
      }),
    );
    expect(wrong).toEqual([]);
  });

  it.each(reports)('do not stand outside of figures: %s (%s)', (_name, _lang, run, model) => {
    const looseIn = looseNumbers(run, model);
    const loose = sentencesIn(model).flatMap(({ place, words }) =>
      words.flatMap((text) => looseIn(place, text).map((number) => `${place}: ${number} in “${text}”`)),
    );
    expect(loose).toEqual([]);
  });
});

describe('the test itself', () => {
  const [, run] = runs[0] as (typeof runs)[number];
  const index = run.cells.findIndex(({ status, scenario }) => status === 'valid' && scenario === 'push');
  const pointer = `/cells/${index}/metrics/latencyP50Ns/value`;
  const value = derive(run, { text: '', from: [pointer] }).value;
  const text = (ms: number): string => `${ms.toFixed(2)}\u00a0ms`;

  it('lets pass what is rounded, and nothing else', () => {
    expect(contradiction(run, { text: text(value / 1e6), from: [pointer] })).toBeNull();
    expect(contradiction(run, { text: text(value / 1e6 + 0.02), from: [pointer] })).toContain(pointer);
    expect(contradiction(run, { text: `≥ ${text(value / 1e6)}`, from: [pointer] })).toContain('bound');
    expect(contradiction(run, { text: '12\u00a0B', from: [pointer] })).toContain('printed as bytes');
    expect(contradiction(run, { text: '1', from: ['/cells/none/value'] })).toContain('nothing at');
    expect(contradiction(run, { text: text(value / 5e5), from: [pointer, pointer] })).toContain('one value');
    expect(contradiction(run, { text: text(value / 5e5), from: [pointer, pointer], how: 'sum' })).toBeNull();
    expect(contradiction(run, { text: '2', from: [pointer, pointer], how: 'ratio' })).toContain('is 1');
    expect(contradiction(run, { text: '1', from: [pointer, pointer], how: 'ratio' })).toBeNull();
  });

  it.each([
    ['12,300/s', 12_300, 'rate', 50],
    ['≥ 0.41 ms', 410_000, 'time', 5_000],
    ['38.5 %', 0.385, 'share', 0.0005],
    ['8\u00a0min 20\u00a0s', 500e9, 'time', 0.5e9],
    ['435\u00a0:\u00a01', 435, 'number', 0.5],
    ['2건', 2, 'number', 0.5],
    ['15.7\u00a0kB', 15_700, 'bytes', 50],
    ['3만', 30_000, 'number', 5_000],
  ])('reads %s', (printed, quantity, dimension, rounding) => {
    const read = parsePrinted(printed);
    expect(read.dimension).toBe(dimension);
    expect(read.value).toBeCloseTo(quantity, 9);
    expect(read.rounding).toBeCloseTo(rounding, 9);
  });

  it('does not read what is no number', () => {
    for (const text of ['many', '12 parsecs 4', '1.2.3', '']) expect(() => parsePrinted(text)).toThrow();
  });

  it('finds a number that stands loose in a sentence', () => {
    const looseIn = looseNumbers(run, reports[0]?.[3] as ReportModel);
    expect(looseIn('/story/0/finding', 'WebSocket is 500 times better, says RFC 6455')).toEqual(['500']);
    expect(looseIn('/story/0/finding', 'over HTTP/1.1, answered 101')).toEqual([]);
  });
});
