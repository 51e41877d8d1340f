import { expect, test } from 'vitest';
import { sampleRun } from '../results/fixtures/sample-run.js';
import { buildReport, chartsIn } from './model.js';
import { chartIds, chartSvg, renderChart } from './standalone.js';

const run = sampleRun();
const figures = chartsIn(buildReport(run, 'en'));

test.each(figures)('chart $id stands alone: real text, both themes, nothing from outside', (figure) => {
  const svg = chartSvg(figure);
  expect(svg).toMatch(/^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg" viewBox="0 0 780 /);
  expect(svg.match(/<text /g)?.length).toBeGreaterThan(8);
  expect(svg).toContain('prefers-color-scheme:dark');
  const used = new Set([...svg.matchAll(/var\(--([a-z-]+)\)/g)].map(([, name]) => name as string));
  for (const name of used) expect(svg).toContain(`--${name}:#`);
  expect(svg).not.toMatch(/<script|<foreignObject|href=|url\(/);
});

test('a chart is drawn by its id', () => {
  expect(chartIds(run)).toEqual(figures.map(({ id }) => id));
  expect(renderChart(run, figures[1]!.id)).toBe(chartSvg(figures[1]!));
});

test('hostile words of a file are text', () => {
  const hostile = structuredClone(run);
  for (const lane of hostile.lanes) lane.title = { en: '</title><script>alert(1)</script>', ko: '"><b>' };
  const id = chartIds(hostile)[0] as string;
  expect(renderChart(hostile, id)).not.toContain('<script');
  expect(renderChart(hostile, id, 'ko')).not.toContain('<b>');
});

test('a chart that is not there is refused', () => {
  expect(() => renderChart(run, 'nothing')).toThrow(RangeError);
});
