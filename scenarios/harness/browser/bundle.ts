/** The scripts of the harness's own pages, bundled with what they share with the clients on Node.js. */
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { buildSync } from 'esbuild';

// Beside this file in the sources; from the compiled files, back in the sources.
const FOLDERS = ['./page/', '../../../../scenarios/harness/browser/page/'];

/** A classic script's text. @param name of its entry, such as `limits.ts` */
export function pageScript(name: string): string {
  const paths = FOLDERS.map((folder) => fileURLToPath(new URL(folder + name, import.meta.url)));
  const entry = paths.find((path) => existsSync(path));
  if (!entry) throw new Error(`The page's script was not found; looked for ${paths.join(' and ')}.`);
  const { outputFiles } = buildSync({
    entryPoints: [entry],
    bundle: true,
    write: false,
    format: 'iife',
    platform: 'browser',
    target: 'es2022',
    charset: 'utf8',
    logLevel: 'silent',
  });
  return outputFiles[0]?.text ?? '';
}
