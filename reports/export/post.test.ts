import { beforeAll, describe, expect, it } from 'vitest';
import { sampleRun } from '../../results/fixtures/sample-run.js';
import { hostileRun } from '../fixtures/hostile-run.js';
import { buildReport, chartsIn } from '../model.js';
import { plainText } from '../prose.js';
import { escaped } from './markdown.js';
import type { Painter } from './png.js';
import { type PostFile, postOf } from './post.js';

const run = sampleRun({ scenarios: ['push'] });
const LANGUAGES = ['en', 'ko'] as const;

async function filesOf(painter: Painter | null, of = run): Promise<Map<string, PostFile['content']>> {
  const files = new Map<string, PostFile['content']>();
  for await (const { path, content } of postOf(of, painter)) files.set(path, content);
  return files;
}

/** Paths that a text names as pictures or links. */
const named = (text: string) =>
  [...text.matchAll(/(?:src|srcset)="([^"]+)"|\]\(([^)#]+)\)/g)].map(
    ([, source, link]) => source ?? link ?? '',
  );

describe('a post without a painter', () => {
  let files: Map<string, PostFile['content']>;
  const text = (path: string) => String(files.get(path));
  beforeAll(async () => {
    files = await filesOf(null);
  });

  it.each(LANGUAGES)('tells the answer, every step, every claim: %s', (lang) => {
    const post = text(`post.${lang}.md`);
    const { headline, story, claims } = buildReport(run, lang);
    expect(post).toContain(`# ${escaped(plainText(headline.title))}`);
    for (const { finding } of story) expect(post).toContain(escaped(plainText(finding)));
    for (const { statement } of claims.claims) expect(post).toContain(escaped(statement));
  });

  it.each(LANGUAGES)('names only files that are in the folder: %s', (lang) => {
    expect(named(text(`post.${lang}.md`)).filter((path) => !files.has(path))).toEqual([]);
    expect(named(text(`post.${lang}.md`)).length).toBeGreaterThan(4);
  });

  it('has each chart as SVG and as a page in both languages, and its figures once', () => {
    for (const { id } of chartsIn(buildReport(run))) {
      for (const lang of LANGUAGES) {
        expect(text(`charts/${id}.${lang}.svg`)).toMatch(/^<svg /);
        expect(text(`embed/${id}.${lang}.html`)).toContain(`<html lang="${lang}">`);
      }
      expect(text(`charts/${id}.csv`).split('\r\n').length).toBeGreaterThan(2);
    }
    expect([...files.keys()].some((path) => path.endsWith('.png'))).toBe(false);
  });

  it('keeps the data as it was, and says how to cite it', () => {
    expect(JSON.parse(text('result.json'))).toEqual(JSON.parse(JSON.stringify(run)));
    expect(text('CITATION.cff')).toMatch(/^cff-version: 1\.2\.0\n/);
    expect(text('CITATION.cff')).toContain(run.runId);
  });

  it('gives a snippet for each chart that finds its page', () => {
    const sources = [...text('README.md').matchAll(/<iframe [^>]*src="([^"]+)"/g)].map(
      ([, path]) => path ?? '',
    );
    expect(sources).toHaveLength(2 * chartsIn(buildReport(run)).length);
    expect(sources.filter((path) => !files.has(path))).toEqual([]);
  });
});

it('hostile words of a file stay words, in Markdown, HTML and YAML', async () => {
  const files = await filesOf(null, hostileRun(run, { ids: false }));
  for (const path of ['post.en.md', 'post.ko.md', 'README.md']) {
    const code = String(files.get(path)).replace(
      /```html[\s\S]*?```|<\/?(?:picture|source|img|a)\b[^>]*>/g,
      '',
    );
    expect(code.match(/(?<!\\)<(?:script|iframe|svg|style)/g)).toBeNull();
  }
  for (const [path, content] of files) {
    if (path.endsWith('.svg')) expect(String(content)).not.toMatch(/<script|onload="/);
  }
  const lines = String(files.get('CITATION.cff')).trimEnd().split('\n');
  for (const line of lines) expect(line).toMatch(/^(?: {2}- )?[\w-]+:(?: \S.*)?$/);
});

it('with a painter every picture is there in light and dark, in the languages it has letters for', async () => {
  const drawn: string[] = [];
  const painter: Painter = {
    languages: ['en'],
    async paint(_svg, theme) {
      drawn.push(theme);
      return Buffer.from(theme);
    },
  };
  const files = await filesOf(painter);
  const { length } = chartsIn(buildReport(run));
  expect(drawn.filter((theme) => theme === 'dark')).toHaveLength(length);
  expect(drawn.filter((theme) => theme === 'light')).toHaveLength(length + 1);
  expect(named(String(files.get('post.en.md'))).filter((path) => !files.has(path))).toEqual([]);
  expect([...files.keys()].filter((path) => path.endsWith('.ko.dark.png'))).toEqual([]);
});
