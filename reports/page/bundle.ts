/** The page's script, bundled with Chart.js into one text, once a process. */
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { buildSync } from 'esbuild';

// Beside this file in the sources; from the compiled files, back in the sources.
const ENTRIES = ['./browser/main.ts', '../../../reports/page/browser/main.ts'];

let bundled: string | undefined;

function entryPoint(): string {
  const paths = ENTRIES.map((entry) => fileURLToPath(new URL(entry, import.meta.url)));
  const found = paths.find((path) => existsSync(path));
  if (!found) throw new Error(`The page's script was not found; looked for ${paths.join(' and ')}.`);
  return found;
}

/** Classic script text, minified, with the licence notices of what it contains. */
export function pageScript(): string {
  if (bundled !== undefined) return bundled;
  const { outputFiles } = buildSync({
    entryPoints: [entryPoint()],
    bundle: true,
    minify: true,
    write: false,
    format: 'iife',
    platform: 'browser',
    target: 'es2020',
    charset: 'utf8',
    legalComments: 'eof',
    logLevel: 'silent',
  });
  bundled = (outputFiles[0]?.text ?? '').trim();
  return bundled;
}
