/** The report of a run as one HTML file. */
import type { RunFile } from '../results/schema.js';
import { dataFileOf } from './model/data-file.js';
import { buildReport } from './model.js';
import { pageScripts } from './page/bundle.js';
import { renderDocument } from './page/document.js';
import type { Lang } from './units.js';

export interface RenderOptions {
  /** The language that the page opens in, `en` unless given; it holds the other one as well. */
  readonly lang?: Lang;
}

/** One self-contained page: styles, script, charts and both languages inlined, complete without script. */
export function renderReport(run: RunFile, { lang = 'en' }: RenderOptions = {}): string {
  const first = buildReport(run, lang);
  const other = buildReport(run, lang === 'en' ? 'ko' : 'en');
  return renderDocument({ first, other }, dataFileOf(run), pageScripts());
}
