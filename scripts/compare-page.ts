/** `npm run compare -- … --html FILE`: the comparison as a page in either language, side by side. */
import { basename, dirname, extname, join } from 'node:path';
import type { Compared } from '../reports/compare/compared.js';
import { renderComparison } from '../reports/compare/page.js';
import { saveFile } from '../results/store.js';

/** FILE in English, and `FILE.ko.html` beside it. @throws ResultFileError where one cannot be written */
export function writeComparisonPage(path: string | undefined, compared: Compared): void {
  if (path === undefined) return;
  const ending = extname(path);
  const stem = basename(path, ending);
  const korean = `${stem}.ko${ending}`;
  saveFile(path, renderComparison(compared, 'en', encodeURI(korean)));
  saveFile(join(dirname(path), korean), renderComparison(compared, 'ko', encodeURI(basename(path))));
}
