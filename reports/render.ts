/** The report of a run as one HTML file. */
import type { RunFile } from '../results/schema.js';
import { buildReport } from './model.js';
import { pageScript } from './page/bundle.js';
import { renderDocument } from './page/document.js';
import type { Lang } from './units.js';

export interface RenderOptions {
  /** `en` unless given. */
  readonly lang?: Lang;
}

/** One self-contained page: styles, script and charts inlined, complete without script. */
export function renderReport(run: RunFile, { lang = 'en' }: RenderOptions = {}): string {
  return renderDocument(buildReport(run, lang), pageScript());
}
