/** The page's scripts, bundled with the libraries they use, once a process. */
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildSync } from 'esbuild';

export interface PageScripts {
  /** Stands in the page as it is, and unpacks the other. */
  readonly boot: string;
  readonly main: string;
}

// Beside this file in the sources; from the compiled files, back in the sources.
const FOLDERS = ['./browser/', '../../../reports/page/browser/'];

let bundled: PageScripts | undefined;

function entryPoint(name: string): string {
  const paths = FOLDERS.map((folder) => fileURLToPath(new URL(folder + name, import.meta.url)));
  const found = paths.find((path) => existsSync(path));
  if (!found) throw new Error(`The page's script was not found; looked for ${paths.join(' and ')}.`);
  return found;
}

interface Bundled {
  readonly text: string;
  /** Paths of the modules of which something is in the text. */
  readonly modules: readonly string[];
}

export function bundle(name: string): Bundled {
  const entry = entryPoint(name);
  const { outputFiles, metafile } = buildSync({
    entryPoints: [entry],
    // The page's components are drawn by a runtime of a few lines there: see its head.
    alias: { 'preact/jsx-runtime': join(dirname(entry), 'made/jsx-runtime.ts') },
    metafile: true,
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
  const inputs = Object.values(metafile.outputs).flatMap((output) => Object.entries(output.inputs));
  const modules = inputs.filter(([, { bytesInOutput }]) => bytesInOutput > 0).map(([path]) => path);
  return { text: (outputFiles[0]?.text ?? '').trim(), modules };
}

/** Classic script texts, minified, with the licence notices of what they contain. */
export function pageScripts(): PageScripts {
  bundled ??= { boot: bundle('boot.ts').text, main: bundle('main.ts').text };
  return bundled;
}
