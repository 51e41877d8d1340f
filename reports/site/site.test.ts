import { describe, expect, it } from 'vitest';
import { sampleRun } from '../../results/fixtures/sample-run.js';
import { siteOf } from './site.js';

const run = sampleRun({ scenarios: ['push'], rounds: 4 });
const later = { ...run, startedAt: '2026-02-01T00:00:00.000Z' };
const files = new Map(
  [
    ...siteOf([
      { name: 'one', run },
      { name: 'two', run: later },
    ]),
  ].map(({ path, content }) => [path, content]),
);

describe('a site of runs', () => {
  it('has an index and trends in both languages, and a page and the data of each run', () => {
    expect([...files.keys()].sort()).toEqual(
      [
        '.nojekyll',
        'index.html',
        'index.ko.html',
        'runs/one.html',
        'runs/one.json',
        'runs/two.html',
        'runs/two.json',
        'trends.html',
        'trends.ko.html',
      ].sort(),
    );
  });

  it('links to nothing but its own files', () => {
    for (const path of ['index.html', 'index.ko.html', 'trends.html', 'trends.ko.html']) {
      const links = [...(files.get(path) ?? '').matchAll(/href="([^"#]+)"/g)].map(
        ([, link]) => link as string,
      );
      const away = links.filter((link) => link !== 'data:,' && !files.has(link));
      expect(away).toEqual([]);
    }
  });

  it('names the newest run first', () => {
    const index = files.get('index.html') ?? '';
    expect(index.indexOf('runs/two.html')).toBeLessThan(index.indexOf('runs/one.html'));
  });

  it('keeps each run’s data as it was', () => {
    expect(JSON.parse(files.get('runs/one.json') ?? '')).toEqual(JSON.parse(JSON.stringify(run)));
  });

  it('has no trends of a single run', () => {
    expect([...siteOf([{ name: 'one', run }])].some(({ path }) => path.startsWith('trends'))).toBe(false);
  });
});
