/** The import rule of the house: which folder may know of which. */
import { readdirSync, readFileSync } from 'node:fs';
import { join, normalize } from 'node:path';
import { expect, test } from 'vitest';

const mayImport: Readonly<Record<string, readonly string[]>> = {
  protocol: [],
  results: [],
  servers: ['protocol'],
  clients: ['protocol'],
  scenarios: ['protocol', 'servers', 'clients', 'results'],
  reports: ['results'],
  scripts: ['protocol', 'servers', 'clients', 'scenarios', 'results', 'reports'],
};

/** Tests of pages start the browser that plays clients too, and find it by the same rule. */
const mayAlsoImport: Readonly<Record<string, string>> = { 'reports/fixtures/chromium.ts': 'protocol' };

interface Import {
  readonly file: string;
  readonly from: string;
  readonly to: string;
}

function importsOf(folder: string): Import[] {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
    /\.tsx?$/.test(name),
  );
  return files.flatMap((name) => {
    const file = join(folder, name);
    const statements = readFileSync(file, 'utf8').matchAll(/(?:from|import)\s*\(?\s*'(\.[^']+)'/g);
    return [...statements].map(([, path]) => {
      const to = normalize(join(file, '..', path as string)).split(/[\\/]/)[0] as string;
      return { file, from: folder, to };
    });
  });
}

const folders = Object.keys(mayImport);

test.each(folders)('%s imports only what it may', (folder) => {
  const imports = importsOf(folder);
  expect(imports.length).toBeGreaterThan(0);
  const forbidden = imports.filter(
    ({ file, to }) => to !== folder && !mayImport[folder]?.includes(to) && mayAlsoImport[file] !== to,
  );
  expect(forbidden).toEqual([]);
});

test('the rule names every folder that holds code', () => {
  const withCode = readdirSync('.', { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && !/^(\.|node_modules|dist|docs|coverage)/.test(entry.name))
    .map((entry) => entry.name)
    .filter((name) =>
      readdirSync(name, { recursive: true, encoding: 'utf8' }).some((file) => /\.tsx?$/.test(file)),
    );
  expect(withCode.sort()).toEqual([...folders].sort());
});
