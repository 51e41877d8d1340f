/**
 * `--site DIR`: a folder that any static host serves: an index of all runs in both languages, each run's
 * report and data, and their trends. No link leaves the folder.
 */
import type { RunFile } from '../../results/schema.js';
import { renderReport } from '../render.js';
import { renderTrends } from '../trends/page.js';
import type { NamedRun } from '../trends/series.js';
import type { Lang } from '../units.js';
import { renderIndex } from './index-page.js';

export interface SiteFile {
  /** Within the folder, with `/` between. */
  readonly path: string;
  readonly content: string;
}

const LANGUAGES: readonly Lang[] = ['en', 'ko'];
const OTHER: Readonly<Record<Lang, Lang>> = { en: 'ko', ko: 'en' };
const LEAST_FOR_TRENDS = 2;

const page = (name: string, lang: Lang): string => (lang === 'en' ? `${name}.html` : `${name}.${lang}.html`);

export function* siteOf(named: readonly NamedRun[]): Generator<SiteFile> {
  const hasTrends = named.length >= LEAST_FOR_TRENDS;
  // Hosts that run pages through a generator of their own leave this folder as it is.
  yield { path: '.nojekyll', content: '' };
  for (const lang of LANGUAGES) {
    const links = { other: page('index', OTHER[lang]), trends: hasTrends ? page('trends', lang) : null };
    yield { path: page('index', lang), content: renderIndex(named, lang, links) };
    if (!hasTrends) continue;
    const around = { other: page('trends', OTHER[lang]), index: page('index', lang) };
    yield { path: page('trends', lang), content: renderTrends(named, lang, around) };
  }
  for (const { name, run } of named) yield* runFiles(name, run);
}

function* runFiles(name: string, run: RunFile): Generator<SiteFile> {
  yield { path: `runs/${name}.html`, content: renderReport(run) };
  yield { path: `runs/${name}.json`, content: `${JSON.stringify(run)}\n` };
}
