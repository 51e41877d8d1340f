/** The commands printed under a report's charts are ones that the commands themselves take. */
import { expect, test } from 'vitest';
import { repeatOf } from '../reports/model/origin.js';
import { buildReport, chartsIn } from '../reports/model.js';
import { chartIds } from '../reports/standalone.js';
import { sampleRun } from '../results/fixtures/sample-run.js';
import { parseBench } from './bench-options.js';

const run = { ...sampleRun(), command: 'npm run bench -- --profile quick --rtt 0,20 --bytes 64 --seed 7' };
const report = buildReport(run);

test('each measures the scenario of its chart, as the run was asked', () => {
  const figures = chartsIn(report);
  expect(figures.length).toBeGreaterThan(10);
  for (const figure of figures) {
    const { measure } = repeatOf(report.origin, figure);
    if (measure === null) continue;
    const args = measure.replace('npm run bench -- ', '').split(' ');
    const options = parseBench(args);
    expect(options?.request).toMatchObject({
      profile: 'quick',
      seed: run.plan.seed,
      rttsMs: [0, 20],
      settings: { textBytes: 64 },
    });
    if (figure.shows.scenario !== 'published')
      expect(options?.request.scenarios).toEqual([figure.shows.scenario]);
  }
});

test('each draws a chart that there is', () => {
  const ids = new Set(chartIds(run));
  for (const figure of chartsIn(report)) {
    const [, id] = / --chart (\S+)$/.exec(repeatOf(report.origin, figure).draw) ?? [];
    expect(ids.has(id ?? '')).toBe(true);
  }
});
