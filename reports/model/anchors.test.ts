/** Published figures beside the run's own. */
import { describe, expect, it } from 'vitest';
import { sampleRun } from '../../results/fixtures/sample-run.js';
import type { AnchorRow, RunFile } from '../../results/schema.js';
import { plainText } from '../prose.js';
import type { Lang } from '../units.js';
import { type Published, type PublishedRow, publishedOf } from './anchors.js';
import { viewRun } from './view.js';

const run = sampleRun();
const spaced = (text: string) => text.replaceAll('\u00a0', ' ');
const publishedIn = (of: RunFile, lang: Lang = 'en'): Published => publishedOf(viewRun(of, lang))!;
const published = publishedIn(run);
const rowsOf = ({ sources }: Published): PublishedRow[] =>
  sources.flatMap(({ groups }) => groups.flatMap(({ rows }) => rows));
const rowTitled = (of: Published, part: string) => rowsOf(of).find(({ title }) => title.includes(part))!;

/** The run with the measurement of one row replaced. */
function withMeasured(id: string, measured: AnchorRow['measured']): RunFile {
  return { ...run, anchors: run.anchors!.map((row) => (row.id === id ? { ...row, measured } : row)) };
}

describe('published figures', () => {
  it('have no section in a run that measured none again', () => {
    const { anchors: _, ...without } = run;
    expect(publishedOf(viewRun(without, 'en'))).toBeNull();
    expect(publishedOf(viewRun({ ...run, anchors: [] }, 'en'))).toBeNull();
  });

  it('stand row by row: claimed as printed, model with its formula, measured with its own', () => {
    const row = rowTitled(published, '1,000 clients, a message a second: polling, headers alone');
    expect(spaced(row.claimed!.figure.text)).toBe('6.6 Mibit/s');
    expect(row.claimed!.printed).toBe('6.6 Mbps');
    expect(spaced(row.model.figure.text)).toBe('6.65 Mibit/s');
    expect(row.model.formula).toBe('871 B × 8 × 1,000 ÷ 2^20');
    expect(row.measured).toMatchObject({ extrapolated: null });
    expect(rowsOf(published)).toHaveLength(run.anchors!.length);
  });

  it('know where in the file each figure stands', () => {
    for (const { claimed, model, measured } of rowsOf(published)) {
      const figures = [claimed?.figure, model.figure, 'figure' in measured ? measured.figure : undefined];
      for (const figure of figures.filter((one) => one !== undefined)) {
        const [, , index, part] = figure.from[0]!.split('/');
        const row = run.anchors![Number(index)]!;
        const of = row[part as 'claimed' | 'model' | 'measured'];
        const value = of !== null && 'value' in of ? of.value : Number.NaN;
        const printed = Number.parseFloat(figure.text.replaceAll(',', ''));
        expect(Math.abs(printed / value - 1)).toBeLessThan(0.005);
      }
    }
  });

  it('say of what was carried on from what, and how many that are', () => {
    const row = rowTitled(published, '100,000 clients, a message a second: polling, headers');
    expect(row.measured).toMatchObject({ extrapolated: expect.stringContaining('each of 1,000 clients') });
    const carried = run.anchors!.filter(({ extrapolated }) => extrapolated !== null).length;
    expect(plainText(published.counted)).toContain(`${carried} are carried on from what was measured`);
  });

  it('give the reasons in place of a figure that is missing, in the report’s language', () => {
    const missing = (of: Published) =>
      rowsOf(of).flatMap(({ measured }) => ('reasons' in measured ? measured.reasons : []));
    expect(missing(published)).toEqual([
      'Short polling: this run did not ask it',
      `WebSocket (ws): too little was measured for ${viewRun(run, 'en').metricTitle('latencyP99Ns')}`,
    ]);
    expect(missing(publishedIn(run, 'ko'))[0]).toBe('숏 폴링: 이번에는 재지 않았습니다');
    expect(plainText(published.counted)).toMatch(/1 has no valid measurement beside it\.$/);
  });

  it('are grouped by why they differ, each reason said once a source', () => {
    for (const { groups } of published.sources) {
      const whys = groups.map(({ why }) => why);
      expect(new Set(whys).size).toBe(whys.length);
      for (const why of whys) expect(why.length).toBeGreaterThan(20);
    }
  });

  it('have a source each, named with year and place', () => {
    expect(published.sources.map(({ title }) => title)).toHaveLength(5);
    for (const { source } of published.sources) expect(source).toMatch(/, (?:19|20)\d\d, /);
  });
});

describe('the picture of polling’s and WebSocket’s traffic', () => {
  it('has both ways, headers and wire, on an axis that says that it is a log scale', () => {
    const [figure] = published.figures;
    expect(figure!.spec.axis.scale).toBe('log');
    expect(figure!.spec.axis.title).toContain('log scale');
    expect(figure!.spec.rows.map(({ look, marks }) => [look, marks.length])).toEqual([
      ['short-polling', 2],
      ['ws', 2],
    ]);
    expect(figure!.title).toMatch(/^Polling takes \d+ times .* on headers, 10 times on the wire$/);
  });

  it('is not drawn where one of its figures is missing', () => {
    const gone = withMeasured('kaazing/wire-websocket-1000', {
      status: 'withheld',
      reasons: ['ws: failed: x'],
    });
    expect(publishedIn(gone).figures).toEqual([]);
  });
});
